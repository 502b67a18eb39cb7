"""Time and peak memory of whole cold commands on files of 300, 4,000 and 40,000 entries, beside parsing alone.

    python bench/scale.py [--entries 300 4000 40000] [--runs 3]

The measure is `tomli.loads` of the same file in a process of its own. Commands are run in turn; times are medians
of whole processes' processor time, memory is the largest resident set that the system reports.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scaled import ENTRY_TABLES, scaled, toml

PARSE = "import sys, tomli; tomli.loads(open(sys.argv[1], encoding='utf-8').read())"


def once(command: Sequence[str]) -> tuple[float, float]:
    """Seconds of the processor, which other work on the machine does not stretch, and MiB of one process."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(path: Path, runs: int) -> dict[str, tuple[float, float]]:
    """Median seconds and MiB of each command on a file."""
    kdg = str(Path(sys.executable).parent / "kdg")
    commands = {
        "tomli.loads": [sys.executable, "-c", PARSE, str(path)],
        "list": [kdg, "--file", str(path), "list"],
        "show 1.2.2": [kdg, "--file", str(path), "show", "1.2.2"],
        "search O2O": [kdg, "--file", str(path), "search", "O2O"],
        "search クラウト": [kdg, "--file", str(path), "search", "クラウト"],
        "check": [kdg, "check", str(path)],
    }
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            took[name].append(once(command))
    return {
        name: (statistics.median(seconds for seconds, _ in rows), max(memory for _, memory in rows))
        for name, rows in took.items()
    }


def main() -> None:
    """Print one table a size."""
    parser = argparse.ArgumentParser(description="cost of cold commands as the knowledge grows")
    parser.add_argument("--entries", type=int, nargs="+", default=[300, 4000, 40000], help="sizes")
    parser.add_argument("--runs", type=int, default=3, help="runs of each command")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for entries in wanted.entries:
            path = Path(folder) / f"{entries}.toml"
            data = scaled(entries)
            path.write_text(toml(data), encoding="utf-8")
            many = sum(len(data[table]) for table in ENTRY_TABLES)
            figures = measure(path, wanted.runs)
            base_time, base_memory = figures["tomli.loads"]
            print(f"\n{many} entries, {path.stat().st_size / 1e6:.1f} MB\n")
            print("| command | seconds | to parsing | MiB | to parsing |\n|---|---|---|---|---|")
            for name, (seconds, memory) in figures.items():
                ratio, share = seconds / base_time, memory / base_memory
                print(f"| {name} | {seconds:.3f} | {ratio:.2f} | {memory:.0f} | {share:.2f} |")


if __name__ == "__main__":
    main()
