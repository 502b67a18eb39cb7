"""What a wheel and an sdist hold, built once from a copy of the checkout, and that the wheel needs nothing else."""

import importlib.util
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kdg import __version__, compiled, shells, store
from kdg.commands import COMMANDS
from kdg.index import fold_library
from running import HERE, REAL, surroundings

ROOT = HERE.parent
DEVELOPMENT = ("build", "hatchling", "hypothesis", "jsonschema", "mypy", "pyte", "pytest", "ruff", "textual")
"""What the package must not need."""


def left_out(_folder: str, names: list[str]) -> set[str]:
    """What no build looks at."""
    return {
        name
        for name in names
        if name in (".git", "build", "dist", "node_modules") or "cache" in name or name[:5] == ".venv"
    }


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A wheel and an sdist."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed")
    if not (ROOT / "pyproject.toml").exists():
        pytest.skip("these tests do not stand in a checkout")
    copy, out = tmp_path_factory.mktemp("build") / "kdg", tmp_path_factory.mktemp("dist")
    shutil.copytree(ROOT, copy, ignore=left_out, symlinks=True)
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", out],
        capture_output=True,
        cwd=copy,
        env=surroundings({"PYTHONPATH": None}),
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return wheel, sdist


@pytest.fixture(scope="session")
def unpacked(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files."""
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(built[0]) as wheel:
        wheel.extractall(folder)
    return folder


def test_they_hold_what_they_should_and_nothing_else(built: tuple[Path, Path]) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "inspect_builds.py", *built], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout.decode()


def test_they_bear_the_one_version(built: tuple[Path, Path]) -> None:
    assert all(path.name.startswith(f"kdg-{__version__}") for path in built)


def test_the_compiled_knowledge_is_the_toml(unpacked: Path) -> None:
    path = unpacked / "kdg" / "data" / "strategies.toml"
    toml = path.read_bytes()
    assert toml == REAL.read_bytes()
    assert compiled.load_compiled(path, toml) == store.load_bytes("strategies.toml", toml).knowledge


def test_the_compiled_search_is_that_of_the_toml(unpacked: Path) -> None:
    path = unpacked / "kdg" / "data" / "strategies.toml"
    toml = path.read_bytes()
    assert compiled.load_folded(path, toml) == fold_library(store.load_bytes("strategies.toml", toml))
    assert compiled.load_folded(path, toml + b"\n") is None  # edited since


@pytest.mark.parametrize(
    ("shell", "place"),
    [
        ("bash", "bash-completion/completions/kdg"),
        ("zsh", "zsh/site-functions/_kdg"),
        ("fish", "fish/vendor_completions.d/kdg.fish"),
    ],
)
def test_a_shell_finds_its_completion(unpacked: Path, shell: str, place: str) -> None:
    share = unpacked / f"kdg-{__version__}.data" / "data" / "share"
    assert (share / place).read_text(encoding="utf-8") == shells.SCRIPTS[shell].lstrip()


def test_zsh_is_told_on_the_first_line() -> None:
    assert shells.SCRIPTS["zsh"].lstrip().startswith("#compdef kdg\n")


def test_the_wheel_answers_from_anywhere_without_what_development_needs(unpacked: Path, tmp_path: Path) -> None:
    code = f"""
import sys
for name in {DEVELOPMENT!r}:
    sys.modules[name] = None
from importlib import import_module
import kdg.cli
for name in {tuple(COMMANDS)!r}:
    import_module("kdg.commands." + name)
assert kdg.__file__.startswith({str(unpacked)!r}), kdg.__file__
sys.exit(kdg.cli.main(sys.argv[1:]))
"""
    for args, wanted in (
        (["profile", "gdp-nominal", "--value"], "1630820\n"),
        (["search", "O2O", "--fields", "id", "--limit", "1"], "o2o\n"),
        (
            ["show", "1.2.2", "--depth", "0", "--format", "text"],
            "1.2.2 時間や空間の制約を受けないO2O行政を実現する。\n",
        ),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, *args],
            capture_output=True,
            cwd=tmp_path,
            env=surroundings({"PYTHONPATH": str(unpacked), "KDG_FILE": None, "HOME": "/nonexistent"}),
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stdout.decode(), done.stderr) == (0, wanted, b"")


def test_the_wheel_draws_without_what_development_needs(unpacked: Path, tmp_path: Path) -> None:
    code = f"""
import sys
sys.modules.update(dict.fromkeys({DEVELOPMENT!r}))
from kdg.cli import main
sys.exit(main(sys.argv[1:]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, "show", "1", "--color", "always"],
        capture_output=True,
        cwd=tmp_path,
        env=surroundings({"PYTHONPATH": str(unpacked), "KDG_FILE": None}),
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "└── 1.2.3  データ中心の政府の基盤を確立する" in done.stdout.decode()
