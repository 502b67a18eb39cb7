"""Clean surroundings, and the two ways in which tests call kdg: through a pipe and on a terminal."""

import os
import tempfile
from pathlib import Path

# Typer reads some of these when it is imported, so they go before anything of kdg is.
for _name in list(os.environ):
    if _name.startswith(("KDG_", "_KDG_", "LC_", "TYPER_", "_TYPER_")):
        del os.environ[_name]
for _name in (
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "LANGUAGE",
    "LINES",
    "NO_COLOR",
    "PYTHONIOENCODING",
    "PYTHONUTF8",
    "PY_COLORS",
    "TERMINAL_WIDTH",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
    "UNICODE_VERSION",
):
    os.environ.pop(_name, None)
os.environ["LANG"] = "C.UTF-8"
os.environ["TERM"] = "xterm-256color"
os.environ["XDG_CONFIG_HOME"] = str(Path(tempfile.gettempdir()) / "kdg-tests-without-configuration")
os.environ["KDG_FILE"] = str(Path(__file__).parent / "data" / "small.toml")

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

from running import GOLDEN, REAL, Kdg, Process, Terminal  # noqa: E402

settings.register_profile("kdg", deadline=None, derandomize=True, database=None, print_blob=False)
settings.load_profile("kdg")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden screens instead of comparing them")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden"):  # several tests write into one README
        config.option.numprocesses = None
        config.option.dist = "no"
        config.option.tx = []


@pytest.fixture
def kdg() -> Kdg:
    """Run kdg's main in this process, standard output being a pipe."""
    return Kdg()


@pytest.fixture
def terminal() -> Terminal:
    """Run kdg's main in this process, standard output saying that it is a terminal."""
    return Terminal()


@pytest.fixture
def process() -> Process:
    """Run `python -m kdg` as a process of its own."""
    return Process()


@pytest.fixture
def real() -> Path:
    """The packaged knowledge."""
    if not REAL.exists():
        pytest.fail(f"{REAL.name} is missing")
    return REAL


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> "Golden":
    return Golden(update=bool(request.config.getoption("--update-golden")))


class Golden:
    """Screens and documents kept as files that a reviewer can read, one a file."""

    def __init__(self, *, update: bool) -> None:
        self.update = update

    def check(self, name: str, text: str) -> None:
        path = GOLDEN / name
        if self.update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden screen {path.name}: look at it with --update-golden"
        assert text == path.read_text(encoding="utf-8")
