"""A real pseudo-terminal and an emulator's grid of cells: what a person sees, wide characters being two cells."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

import pyte
import pytest
from rich.cells import cell_len

from running import SMALL, Terminal, surroundings

WIDTHS = (20, 40, 60, 80, 120, 200)


class Seen:
    """What stood on the terminal when kdg had ended."""

    def __init__(self, code: int, data: bytes, columns: int) -> None:
        self.code = code
        self.data = data
        screen = pyte.HistoryScreen(columns, 400, history=1000)
        stream = pyte.ByteStream(screen)
        # pyte knows no hyperlinks; they take no cell.
        stream.feed(re.sub(rb"\x1b\]8;[^\x1b]*\x1b\\", b"", data))
        self.lines = [line.rstrip() for line in screen.display]
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        self.cursor = screen.cursor.x
        self.bold = {
            "".join(cell.data for _, cell in sorted(row.items()) if cell.bold) for row in screen.buffer.values()
        } - {""}


def on_terminal(
    *args: str, columns: int = 80, rows: int = 24, env: Mapping[str, str | None] | None = None, file: Path = SMALL
) -> Seen:
    """Run kdg with standard output and standard error on a pseudo-terminal of a size, COLUMNS being unset."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    child = subprocess.Popen(
        [sys.executable, "-m", "kdg", *args],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env=surroundings({"COLUMNS": None, "LINES": None, **(env or {})}, file),
        close_fds=True,
    )
    os.close(theirs)
    said = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([ours], [], [], 1)
        if ready:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            said += part
    os.close(ours)
    return Seen(child.wait(timeout=30), said, columns)


QUESTIONS = {
    "list": ("list",),
    "tree": ("show", "1"),
    "card": ("show", "1.2.2"),
    "profile": ("profile",),
    "search": ("search", "O2O"),
    "notes": ("notes", "6"),
    "timeline": ("timeline",),
}


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", QUESTIONS)
def test_the_grid_is_what_was_drawn(terminal: Terminal, real: Path, name: str, columns: int) -> None:
    language = ("ja", "en", "ko")[(WIDTHS.index(columns) + len(name)) % 3]
    args = (*QUESTIONS[name], "--lang", language)
    seen = on_terminal(*args, columns=columns, rows=24, file=real)
    assert seen.code == 0
    drawn = terminal(*args, columns=columns, rows=24, file=real)
    wanted = [line.rstrip() for line in drawn.out.splitlines()]
    # A line that fits takes one row; an address longer than the row goes on in the next one.
    if all(cell_len(line) <= columns for line in wanted):
        assert seen.lines == wanted
    else:
        assert "".join(seen.lines).replace(" ", "") == "".join(wanted).replace(" ", "")
    assert seen.cursor == 0


@pytest.mark.parametrize("columns", [40, 80])
def test_guides_and_columns_stand_below_each_other(real: Path, columns: int) -> None:
    seen = on_terminal("show", "1", columns=columns, rows=40, file=real)
    numbers = [line.index("1.", 1) for line in seen.lines if re.match(r"[├└]── 1\.\d\.\d  ", line)]
    assert len(numbers) == 15
    assert len(set(numbers)) == 1


def test_bold_is_on_the_title(real: Path) -> None:
    seen = on_terminal("show", "1.2.2", file=real)
    assert "時間や空間の制約を受けないO2O行政を実現する。" in seen.bold
    assert on_terminal("show", "1.2.2", file=real, env={"NO_COLOR": "1"}).bold == set()
    assert b"\x1b" not in on_terminal("show", "1.2.2", file=real, env={"NO_COLOR": "1"}).data


def test_a_dumb_terminal_gets_no_escape(real: Path) -> None:
    for args in (("list",), ("sources", "3.5"), ("bogus",), ("show", "GDP")):
        assert b"\x1b" not in on_terminal(*args, file=real, env={"TERM": "dumb"}).data


def test_no_pager_and_no_question(real: Path) -> None:
    seen = on_terminal("terms", rows=5, file=real, env={"PAGER": "false", "KDG_PAGER": "false"})
    assert seen.code == 0
    assert len(seen.lines) > 76


def test_errors_on_a_terminal_are_plain_lines() -> None:
    seen = on_terminal("serch", columns=40)
    assert (seen.code, seen.data) == (
        2,
        b'kdg: no command "serch"\r\n     did you mean kdg search? kdg search serch looks it up\r\n',
    )


def test_the_width_is_that_of_the_terminal_now(real: Path) -> None:
    narrow = on_terminal("show", "1", columns=30, file=real)
    wide = on_terminal("show", "1", columns=200, file=real)
    assert max(map(cell_len, narrow.lines)) < 30
    assert len(wide.lines) < len(narrow.lines)
