"""How long a key takes in `kdg browse`, from the byte written to the last byte drawn, on a pseudo-terminal.

    python bench/browse_speed.py                    the packaged file
    python bench/browse_speed.py --entries 40000    a file of so many entries, made up from it
    python bench/browse_speed.py --size 80x24

A frame is 16.7 ms at 60 frames a second. What is measured has everything in it: reading the key,
searching in a thread, the list, the card, Textual's rendering, the bytes. The terminal's own drawing is not.
Needs Linux or macOS.
"""

import argparse
import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import Any

import tomli

QUERIES = (
    "what is O2O",
    "vaccine budget",
    "1.4.2",
    "ゼロストップ",
    "ワクチン 予算",
    "infrastrcture",
    "공공데이터",
    "joho",
)
QUIET = 0.05
"""Seconds without a byte after which the screen is taken to be drawn. The cursor blinks every 0.5."""
FRAME = 1000 / 60


def made_up(entries: int) -> Path:
    """The packaged file, its strategies and terms repeated under other numbers until there are so many entries."""
    source = Path(__file__).parents[1] / "data" / "strategies.toml"
    know = tomli.loads(source.read_text(encoding="utf-8"))
    tables = {name: know.pop(name) for name in ("facts", "nodes", "terms", "events", "sources", "kinds")}
    parts = [_toml(know)]
    have = sum(map(len, tables.values()))
    rounds = max((entries - have) // (len(tables["nodes"]) + len(tables["terms"])), 0)
    for name, records in tables.items():
        copies = rounds if name in ("nodes", "terms") else 0
        for turn in range(copies + 1):
            parts += (_record(name, record, turn) for record in records)
    path = Path(tempfile.mkdtemp()) / "large.toml"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def _record(table: str, record: dict[str, Any], turn: int) -> str:
    record = dict(record)
    notes = record.pop("notes", [])
    if turn:
        record = {**record, "id": _other_id(record["id"], turn), "terms": []}
        record["title"] = {code: f"{said} {turn}" for code, said in record["title"].items()}
        notes = []
        if table != "nodes":
            del record["terms"]
    lines = [f"[[{table}]]", _toml(record)]
    for note in notes:
        lines += [f"[[{table}.notes]]", _toml(note)]
    return "\n".join(lines)


def _other_id(name: str, turn: int) -> str:
    first, dot, rest = name.partition(".")
    return f"{int(first) + 6 * turn}{dot}{rest}" if first.isdecimal() else f"{name}-{turn}"


def _toml(table: dict[str, Any], prefix: str = "") -> str:
    lines = []
    for key, value in table.items():
        if isinstance(value, dict):
            lines.append(_toml(value, f"{prefix}{key}."))
        else:
            lines.append(f"{prefix}{key} = {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(line for line in lines if line)


class Terminal:
    """`kdg browse` on a pseudo-terminal."""

    def __init__(self, size: str, arguments: list[str]) -> None:
        columns, rows = map(int, size.split("x"))
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execv(sys.executable, [sys.executable, "-m", "kdg", *arguments, "browse"])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def settle(self, quiet: float = QUIET, limit: float = 60.0) -> tuple[float, int]:
        """When the last byte came, and how many came, once nothing more does."""
        end = time.perf_counter() + limit
        last, many = 0.0, 0
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.fd], [], [], quiet)
            if not ready:
                break
            many += len(os.read(self.fd, 65536))
            last = time.perf_counter()
        return last, many

    def press(self, keys: str) -> float:
        """Milliseconds until the screen shows what a key does."""
        began = time.perf_counter()
        os.write(self.fd, keys.encode())
        ready, _, _ = select.select([self.fd], [], [], 10)
        last, _ = self.settle() if ready else (began, 0)
        return (last - began) * 1000

    def close(self) -> None:
        """Leave it."""
        os.write(self.fd, b"\x03")
        self.settle(0.5)
        os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)


def main() -> None:
    """Type the queries, letter by letter, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=0)
    parser.add_argument("--size", default="140x40")
    options = parser.parse_args()
    arguments = ["--file", str(made_up(options.entries))] if options.entries else []
    began = time.perf_counter()
    terminal = Terminal(options.size, arguments)
    while not terminal.settle(0.6)[1]:
        pass
    print(f"ready after {time.perf_counter() - began - 0.6:.1f} s")
    terminal.press("a")  # builds the search engine
    terminal.settle(1.5 if options.entries else 0.3)
    terminal.press("\x15")
    print(f"{'query':<16}{'median':>8}{'worst':>8}  ms a key")
    every: list[float] = []
    for query in QUERIES:
        taken = []
        for letter in query:
            time.sleep(0.03)
            taken.append(terminal.press(letter))
        terminal.press("\x15")
        every += taken
        print(f"{query:<16}{statistics.median(taken):8.1f}{max(taken):8.1f}  {' '.join(f'{t:.0f}' for t in taken)}")
    within = sum(taken <= FRAME for taken in every)
    print(f"{'all':<16}{statistics.median(every):8.1f}{max(every):8.1f}  {within} of {len(every)} within a frame")
    terminal.close()


if __name__ == "__main__":
    main()
