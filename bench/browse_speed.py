"""How long a key takes in `kdg browse`, from the byte written to the last letter drawn, on a pseudo-terminal.

    python bench/browse_speed.py                    the packaged file
    python bench/browse_speed.py --entries 40000    a file of so many entries, made up from it
    python bench/browse_speed.py --size 80x24

A frame is 16.7 ms at 60 frames a second. What is measured has everything in it: reading the key,
searching in a thread, the list, the card, Textual's rendering, the bytes. The terminal's own drawing is not.
Needs Linux or macOS.
"""

import argparse
import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from contextlib import suppress
from pathlib import Path

import pyte
from scaled import scaled, toml

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
QUIET = 0.15
"""Seconds without a byte after which the screen is taken to be drawn. The cursor blinks every 0.5."""
LOST = 1.0
"""Seconds after which a key is taken to change nothing."""
FRAME = 1000 / 60


def made_up(entries: int) -> Path:
    """A file of so many entries."""
    path = Path(tempfile.mkdtemp()) / "large.toml"
    path.write_text(toml(scaled(entries)), encoding="utf-8")
    return path


class Terminal:
    """`kdg browse` on a pseudo-terminal."""

    def __init__(self, size: str, arguments: list[str]) -> None:
        columns, rows = map(int, size.split("x"))
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ |= {"TERM": "xterm-256color", "PYTHONPATH": str(Path(__file__).parents[1] / "src")}
            os.execv(sys.executable, [sys.executable, "-m", "kdg", *arguments, "browse"])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def settle(self, patience: float = 0.0) -> list[tuple[float, bytes]]:
        """What comes, and when: for some seconds, and then until nothing more does."""
        came: list[tuple[float, bytes]] = []
        end = time.perf_counter() + patience
        while True:
            left = end - time.perf_counter()
            if select.select([self.fd], [], [], max(QUIET, left))[0]:
                data = os.read(self.fd, 65536)
                came.append((time.perf_counter(), data))
            elif left <= 0:
                return came

    def press(self, keys: str, patience: float = 0.0) -> float:
        """Milliseconds until the last letter that a key brings stands on the screen."""
        before = self.display(b"")
        began = time.perf_counter()
        os.write(self.fd, keys.encode())
        shown = [(began, before)]
        came: list[tuple[float, bytes]] = []
        while shown[-1][1] == before and time.perf_counter() < began + LOST:
            came += self.settle(patience)
            shown += [(when, self.display(data)) for when, data in came[len(shown) - 1 :]]
        done = next(when for when, display in shown if display == shown[-1][1])
        return (done - began) * 1000

    def display(self, data: bytes) -> tuple[str, ...]:
        """The letters on the screen after these bytes."""
        self.stream.feed(data)
        rows = (self.screen.buffer[row] for row in range(self.screen.lines))
        return tuple("".join(row[column].data for column in range(self.screen.columns)) for row in rows)

    def close(self) -> None:
        """Leave it."""
        os.write(self.fd, b"\x03")
        with suppress(OSError):  # its end of the line is gone
            self.settle()
        os.waitpid(self.pid, 0)


def typed(terminal: Terminal, query: str, patience: float) -> list[float]:
    """What each letter of a query takes; then the line is emptied."""
    taken = []
    for letter in query:
        time.sleep(0.03)
        taken.append(terminal.press(letter, patience))
    terminal.press("\x15")
    terminal.settle(patience)
    return taken


def main() -> None:
    """Type the queries, letter by letter, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=0)
    parser.add_argument("--runs", type=int, default=3, help="the machine does other things too")
    parser.add_argument("--size", default="140x40")
    parser.add_argument("--wait", type=float, default=3.0, help="seconds between the first screen and the first key")
    options = parser.parse_args()
    arguments = ["--file", str(made_up(options.entries))] if options.entries else []
    began = time.perf_counter()
    terminal = Terminal(options.size, arguments)
    while not any("quit" in row for _, data in terminal.settle() for row in terminal.display(data)):
        pass
    print(f"first screen after {time.perf_counter() - began - QUIET:.1f} s")
    time.sleep(options.wait)
    terminal.settle()
    patience = 0.4 if options.entries else 0.0
    print(f"first key, {options.wait:g} s later: {terminal.press('a', 10 * patience):.0f} ms")
    terminal.press("\x15")
    print(f"{'query':<16}{'median':>8}{'worst':>8}  ms a key, the best of {options.runs}")
    every: list[float] = []
    for query in QUERIES:
        runs = [typed(terminal, query, patience) for _ in range(options.runs)]
        taken = [min(times) for times in zip(*runs, strict=True)]
        every += taken
        print(f"{query:<16}{statistics.median(taken):8.1f}{max(taken):8.1f}  {' '.join(f'{t:.0f}' for t in taken)}")
    within = sum(taken <= FRAME for taken in every)
    print(f"{'all':<16}{statistics.median(every):8.1f}{max(every):8.1f}  {within} of {len(every)} within a frame")
    terminal.close()


if __name__ == "__main__":
    main()
