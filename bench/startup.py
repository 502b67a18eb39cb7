"""How long a whole kdg process takes, beside an empty Typer program in the same environment.

Run it with the Python of the environment that kdg is installed in:

    python bench/startup.py [--runs 30]

Commands are run in turn, so that a drift of the machine touches all of them; figures are medians of
whole processes, and the ratio to the empty Typer program is what counts. Drawn answers run on a
pseudo-terminal. Byte code is compiled first. Peers are timed where they are installed.
"""

import argparse
import compileall
import importlib.util
import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

EMPTY = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def main() -> None: pass
@app.command()
def other() -> None: pass
app()
"""

Case = tuple[str, Sequence[str], Mapping[str, str], bool, float]
"""Name, command, environment, on a terminal, the ratio that is promised (0: none)."""


def cases(folder: Path) -> list[Case]:
    """What is timed; the first one is the measure."""
    empty = folder / "empty.py"
    empty.write_text(EMPTY)
    python = sys.executable
    kdg = str(Path(python).parent / "kdg")
    completion = {"_KDG_COMPLETE": "complete_bash", "COMP_WORDS": "kdg show ", "COMP_CWORD": "2"}
    found: list[Case] = [
        ("an empty Typer program", [python, str(empty), "main"], {}, False, 0),
        ("python alone", [python, "-c", "pass"], {}, False, 0),
        ("kdg --version", [kdg, "--version"], {}, False, 1.35),
        ("kdg list --json", [kdg, "list", "--json"], {}, False, 1.35),
        ("kdg show 1 --json", [kdg, "show", "1", "--json"], {}, False, 1.35),
        ("kdg profile gdp-nominal --value", [kdg, "profile", "gdp-nominal", "--value"], {}, False, 1.35),
        ("kdg show <Tab>", [kdg], completion, False, 1.35),
        ("kdg search O2O --json", [kdg, "search", "O2O", "--json"], {}, False, 1.6),
        ("kdg list, drawn", [kdg, "list"], {}, True, 2.0),
        ("kdg show 1, drawn", [kdg, "show", "1"], {}, True, 2.0),
        ("kdg search O2O, drawn", [kdg, "search", "O2O"], {}, True, 2.0),
        ("kdg --help", [kdg, "--help"], {}, False, 2.0),
        ("kdg bogus (usage error)", [kdg, "bogus"], {}, False, 2.0),
        ("kdg list --bogus (usage error)", [kdg, "list", "--bogus"], {}, False, 2.0),
    ]
    peers = {"tldr": ["--version"], "rich": ["--version"], "sqlite-utils": ["--version"]}
    for name, words in peers.items():
        path = shutil.which(name, path=str(Path(python).parent)) or shutil.which(name)
        if path:
            found.append((f"{name} {words[0]}", [path, *words], {}, False, 0))
    return found


def once(command: Sequence[str], extra: Mapping[str, str], *, terminal: bool) -> float:
    """Seconds that one whole process takes."""
    environment = {**os.environ, **extra}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not terminal:
        start = time.perf_counter()
        subprocess.run(command, env=environment, capture_output=True, check=False)
        return time.perf_counter() - start
    leader, follower = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=follower, stderr=follower)
    os.close(follower)
    while True:
        try:
            if not os.read(leader, 65536):
                break
        except OSError:  # the other end is closed: the process is done
            break
    process.wait()
    took = time.perf_counter() - start
    os.close(leader)
    return took


def compile_everything() -> None:
    """Byte code for kdg and what it imports, as an installed program has it."""
    spec = importlib.util.find_spec("kdg")
    if spec and spec.submodule_search_locations:
        compileall.compile_dir(next(iter(spec.submodule_search_locations)), quiet=2)


def main() -> None:
    """Time the cases in turn and print the table."""
    parser = argparse.ArgumentParser(description="whole-process start-up times, as ratios")
    parser.add_argument("--runs", type=int, default=30, help="counted runs of each command")
    runs = parser.parse_args().runs
    compile_everything()
    with tempfile.TemporaryDirectory() as name:
        timed = cases(Path(name))
        took: list[list[float]] = [[] for _ in timed]
        for run in range(-1, runs):  # the first round warms the disk and is not counted
            for times, (_, command, extra, terminal, _) in zip(took, timed, strict=True):
                seconds = once(command, extra, terminal=terminal)
                if run >= 0:
                    times.append(seconds)
    medians = [statistics.median(times) for times in took]
    print(f"| command | median ms | ratio | promised |\n|---|---|---|---|  <!-- {runs} runs in turn -->")
    for (label, _, _, _, promised), median in zip(timed, medians, strict=True):
        target = f"{promised:.2f}" if promised else ""
        print(f"| {label} | {median * 1000:.1f} | {median / medians[0]:.2f} | {target} |")


if __name__ == "__main__":
    main()
