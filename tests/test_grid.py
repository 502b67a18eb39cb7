"""What stands in the cells of a terminal: an emulator (pyte) reads the very bytes that a terminal gets.

A wide character takes two cells, a row that is too long goes on in the next. Most bytes are drawn in this
process, colours and links included; a handful comes out of a real pseudo-terminal, and must be the same.
"""

import fcntl
import functools
import itertools
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyte
import pytest
from wcwidth import wcswidth

from running import REAL, SMALL, Kdg, Terminal, surroundings

COMMANDS = {
    "list": ("list",),
    "show": ("show",),
    "show 1": ("show", "1"),
    "show 1.2.2": ("show", "1.2.2"),
    "profile": ("profile",),
    "search O2O": ("search", "O2O"),
    "search two words": ("search", "ワクチン", "予算"),
    "terms O2O": ("terms", "O2O"),
    "notes": ("notes",),
    "timeline": ("timeline",),
    "sources 3.5": ("sources", "3.5"),
}
LANGUAGES = ("ja", "en", "ko")
WIDTHS = (40, 60, 80, 120, 200)
HEIGHTS = (14, 24)
SEQUENCE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
ADDRESS = re.compile(r"\s*(?:\S+  )?https?://\S+")
SIGNS = r"(?:原|注|補|doc\.|note|more|원|주|보)"


class Grid:
    """The rows of an emulated terminal, those that scrolled away included."""

    def __init__(self, data: bytes, columns: int, rows: int, *, cooked: bool) -> None:
        self.screen = pyte.HistoryScreen(columns, rows, history=100_000, ratio=0.5)
        if not cooked:  # what the terminal's driver does to a line end
            self.screen.set_mode(pyte.modes.LNM)
        pyte.ByteStream(self.screen).feed(data)
        kept = [*self.screen.history.top, *(self.screen.buffer[row] for row in range(rows))]
        # The second cell of a wide character holds nothing, not even a space.
        self.cells = [[line[column].data for column in range(columns)] for line in kept]
        while self.cells and not "".join(self.cells[-1]).strip():
            self.cells.pop()

    @functools.cached_property
    def rows(self) -> list[str]:
        """Each row as text."""
        return ["".join(row).rstrip() for row in self.cells]

    @functools.cached_property
    def pieces(self) -> list[list[tuple[int, str]]]:
        """Each row as what stands between guides and gaps of two cells or more, with the cell where it begins."""
        return [
            [(wcswidth(row[: found.start()]), found[0]) for found in re.finditer(r"[^\s│├└─](?:\S| (?=\S))*", row)]
            for row in self.rows
        ]

    @functools.cached_property
    def joined(self) -> list[str]:
        """What is read on: the whole without folds, and each column of it by itself."""
        columns: dict[int, str] = {}
        for row in self.pieces:
            for at, said in row:
                columns[at] = columns.get(at, "") + squeezed(said)
        return [squeezed("".join(self.rows)), *columns.values()]

    def says(self, text: str) -> bool:
        """Whether a text can be read, however it is folded."""
        return any(squeezed(text) in said for said in self.joined)


def squeezed(text: str) -> str:
    return re.sub(r"[\s│├└─]", "", text)


@functools.cache
def _drawn(args: tuple[str, ...], columns: int, rows: int) -> bytes:
    ran = Terminal()(*args, columns=columns, rows=rows, colour=True, file=REAL)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.encode()


@functools.cache
def grid_of(name: str, language: str, columns: int, rows: int = 24) -> Grid:
    """The grid of a command on the real file, its bytes drawn in this process."""
    return Grid(_drawn((*COMMANDS[name], "--lang", language), columns, rows), columns, rows, cooked=False)


@functools.cache
def items_of(name: str) -> list[dict[str, Any]]:
    """What the command answers, by its JSON."""
    document = json.loads(Kdg()(*COMMANDS[name], "--json", file=REAL).out)
    return list(_walk(document["items"] if "items" in document else [document["item"]]))


def _walk(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from _walk(item.get("children", []))


def every_width() -> list[Any]:
    return [pytest.param(name, language, id=f"{name}-{language}") for name in COMMANDS for language in LANGUAGES]


@pytest.mark.parametrize(("name", "language"), every_width())
def test_no_row_goes_on_by_itself_but_an_address(name: str, language: str) -> None:
    for columns in WIDTHS:
        for rows in HEIGHTS:
            args = (*COMMANDS[name], "--lang", language)
            text = SEQUENCE.sub("", _drawn(args, columns, rows).decode())
            assert "\x1b" not in text
            wanted: list[str] = []
            for line in text.splitlines():
                if wcswidth(line) < columns:
                    wanted.append(line)
                else:
                    assert ADDRESS.fullmatch(line), (columns, line)
                    assert line.isascii()
                    wanted += [line[at : at + columns] for at in range(0, len(line), columns)]
            assert grid_of(name, language, columns, rows).rows == wanted, (columns, rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wide_character_takes_two_cells_and_is_never_split(language: str) -> None:
    for name in COMMANDS:
        for columns in (40, 80):
            for row in grid_of(name, language, columns).cells:
                for at, char in enumerate(row):
                    if wcswidth(char) == 2:
                        assert at + 1 < columns
                        assert row[at + 1] == ""


def _is_said(grid: Grid, item: dict[str, Any], language: str) -> bool:
    """Whether an item stands there by its title, or where a heading is enough by its short one."""
    said = [item.get(key) for key in ("title", "short")]
    texts = [text if isinstance(text, str) else text.get(language) or text["ja"] for text in said if text]
    return any(map(grid.says, texts))


@pytest.mark.parametrize("columns", [20, *WIDTHS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_answer_is_lost(language: str, columns: int) -> None:
    for name in COMMANDS:
        for rows in HEIGHTS:
            grid = grid_of(name, language, columns, rows)
            items = items_of(name)
            if name.startswith("search"):  # as many as the height holds, and a count of the others
                more = re.search(r"(\d+)(?:件|건| more)\s*(?:（全部|\(all|\(모두)", " ".join(grid.rows[-4:]))
                items = items[: len(items) - int(more[1])] if more else items
                assert items
            if name == "timeline":  # one event lies outside the range; the strategies are named in short
                assert len(items) > 15
            for item in items:
                assert _is_said(grid, item, language), (name, rows, item.get("id"))
                if "id" in item and name.startswith(("list", "show", "search", "terms")):
                    assert grid.says(item["id"])
            if name == "show 1.2.2":
                for text in items[0]["title"].values():
                    assert grid.says(text)
            if name == "sources 3.5":
                for item in items:
                    assert grid.says(item["url"])
                    assert all(map(grid.says, item["supports"])), item["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_row_or_column_begins_with_what_closes(language: str) -> None:
    for name in COMMANDS:
        for columns in WIDTHS:
            above: list[tuple[int, str]] = []
            for row in grid_of(name, language, columns).pieces:
                for at, said in row:
                    # A word that fills its row leaves no better place for what closes it.
                    filled = any(place == at and re.search("（[!-~]{20,}$", word) for place, word in above)
                    assert said[0] not in "。、」）" or filled, (name, columns, said)
                above = row


NUMBER = re.compile(r"\d[\d,.]*\d")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_torn(language: str) -> None:
    for name in COMMANDS:
        for columns in WIDTHS:
            grid = grid_of(name, language, columns)
            said = "\n".join(row for row in grid.rows)
            for item in items_of(name):
                for key in ("title", "short", "text"):
                    text = item.get(key)
                    text = text.get(language, "") if isinstance(text, dict) else text or ""
                    if grid.says(text):
                        for number in NUMBER.findall(text):
                            assert number in said, (name, columns, text)
            for above, below in itertools.pairwise(grid.pieces):
                ends = {at: said for at, said in above if said[-1].isdecimal()}
                for at, said in below:
                    torn = at in ends and said[0].isdecimal() and not ADDRESS.match(ends[at])
                    # Below each other stand years, dates and ids, each whole.
                    assert not torn or re.match(r"(?:\d{4}(?:-\d\d)*|\d+(?:\.\d+)*)(?![\d,.])", said), (
                        name,
                        columns,
                        said,
                    )


# Guides, numbers, signs: everything hangs under what it belongs to.


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["show", "show 1"])
def test_the_guides_of_a_tree_are_joined_cell_by_cell(name: str, language: str, columns: int) -> None:
    cells = grid_of(name, language, columns).cells
    forks = 0
    for row, line in enumerate(cells):
        for at, char in enumerate(line):
            if char and char in "│├└":
                assert at % 4 == 0, (row, at)
                assert row
                # Above a guide goes another one, or the first child hangs below its parent's own sentence.
                assert cells[row - 1][at] in "│├" or char != "│", (row, at)
            if char and char in "├└":
                forks += 1
                assert line[at + 1 : at + 4] == ["─", "─", " "]
                assert line[at + 4].isdecimal()
            if char and char in "│├":
                assert cells[row + 1][at] in "│├└", (row, at)
            if char == "─":
                assert line[at - 1] in "├└─"
    assert forks >= 15


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["show", "show 1"])
def test_a_fold_in_a_tree_hangs_under_its_sentence(name: str, language: str, columns: int) -> None:
    grid = grid_of(name, language, columns)
    begins = hang = -1
    seen = 0
    for row, line in zip(grid.pieces, grid.rows, strict=True):
        number = re.match(r"[ │├└─]*(\d+(?:\.\d+)*)(  \S|$)", line)
        if number and "." in number[1]:
            seen += 1
            begins = row[0][0]
            hang = begins + len(number[1]) + 2 if number[2] else begins
        elif begins >= 0 and row and row[0][0]:
            assert row[0][0] == hang, (line, hang)
            if sign := re.match(rf"{SIGNS} ", row[0][1]):
                hang += wcswidth(sign[0])
        else:
            begins = -1
    assert seen >= 20


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_signs_stand_directly_before_the_one_column_of_texts(language: str, columns: int) -> None:
    starts = set()
    signs = 0
    for row, line in zip(*_rows_and_pieces("profile", language, columns), strict=True):
        if signed := re.match(rf" +{SIGNS} (?=\S)", row):
            signs += 1
            starts.add(wcswidth(signed[0]))
        elif row.startswith(" "):
            starts.add(line[0][0])
    assert (len(starts), signs) == (1, 6), starts
    starts = set()
    signs = 0
    for row, line in zip(*_rows_and_pieces("notes", language, columns), strict=True):
        signs += bool(re.match(rf"{SIGNS} +\S", row))
        texts = line if row.startswith(" ") else line[1:]
        starts |= {at for at, said in texts if at + wcswidth(said) != columns - 2}  # at the right end what it rests on
    starts -= {at for at in starts if at <= 4 and language == "en"}  # a sign and its name, two cells apart
    assert (len(starts), signs) == (1, 32), starts


def _rows_and_pieces(name: str, language: str, columns: int) -> tuple[list[str], list[list[tuple[int, str]]]]:
    grid = grid_of(name, language, columns)
    return grid.rows[1:-1], grid.pieces[1:-1]  # without the heading, and the line that counts the rows


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_a_source_hangs_behind_its_number(language: str, columns: int) -> None:
    grid = grid_of("sources 3.5", language, columns)
    column = 0
    address = ""
    for row in grid.rows:
        if found := re.match(r"\[\d+\] ", row):
            column = len(found[0])
        elif address and not row.startswith(" "):
            continue  # the only rows that went on by themselves
        elif row and column and row.startswith(" "):
            assert len(row) - len(row.lstrip()) == column, row
        address = row if "://" in row and wcswidth(row) == columns else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bars_of_the_timeline_stand_below_their_years(language: str) -> None:
    for columns in (80, 120, 200):
        grid = grid_of("timeline", language, columns)
        scale = next(row for row in grid.rows if re.search(r"14 15 16 17", row))
        at = wcswidth(scale[: scale.index("14 15")])
        marks = {
            row[0]: "".join(cell or "#" for cell in cells[at:])
            for row, cells in zip(grid.rows, grid.cells, strict=True)
            if re.match(r"[1-6] ", row)
        }
        assert set(marks) == set("123456")
        for number, start, end in (("1", 2016, 2020), ("2", 2019, 2019), ("3", 2018, 2020), ("6", 2021, 2025)):
            span = slice(3 * (start - 2014), 3 * (end - 2014 + 1))
            said = marks[number]
            assert set(said[span].strip()) == {"="}, (columns, number, said)


# The same out of a real pseudo-terminal.


def on_a_pty(
    *args: str, columns: int, rows: int, file: Path = REAL, env: Mapping[str, str | None] | None = None
) -> tuple[int, bytes]:
    """Exit code and everything that a terminal of this size is given, standard error too."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    child = subprocess.Popen(
        [sys.executable, "-m", "kdg", *args],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=surroundings(env, file),
        start_new_session=True,
    )
    os.close(theirs)
    data = b""
    try:
        while more := os.read(ours, 1 << 16):
            data += more
    except OSError:  # Linux says so when the last of them has closed it
        pass
    finally:
        os.close(ours)
    return child.wait(30), data


@pytest.mark.parametrize(
    ("name", "language", "columns", "rows"),
    [
        ("list", "ja", 80, 24),
        ("show 1", "ja", 40, 14),
        ("show 1.2.2", "ko", 60, 24),
        ("search O2O", "en", 40, 14),
        ("timeline", "ja", 120, 24),
        ("sources 3.5", "en", 20, 14),
    ],
)
def test_a_real_terminal_gets_the_same_cells(name: str, language: str, columns: int, rows: int) -> None:
    args = (*COMMANDS[name], "--lang", language)
    code, data = on_a_pty(*args, columns=columns, rows=rows)
    assert code == 0
    assert data == _drawn(args, columns, rows).replace(b"\n", b"\r\n")
    grid = Grid(data, columns, rows, cooked=True)
    assert grid.rows == grid_of(name, language, columns, rows).rows
    # Nothing is left behind: the prompt begins at the left, in the terminal's own colours.
    assert grid.screen.cursor.x == 0
    assert grid.screen.cursor.attrs == pyte.screens.Char(" ")


def test_a_terminal_that_does_not_know_its_size_has_80_columns() -> None:
    code, data = on_a_pty("list", columns=0, rows=0)
    assert (code, Grid(data, 80, 24, cooked=True).rows) == (0, grid_of("list", "ja", 80).rows)


def test_messages_on_a_terminal_are_plain_lines() -> None:
    code, data = on_a_pty("show", "nowhere-at-all\x1b]0;x\x07", columns=80, rows=24, file=SMALL)
    assert code == 1
    assert b"\x1b" not in data
    rows = Grid(data, 80, 24, cooked=True).rows
    assert rows[0].startswith("kdg: ")
    assert len(rows) <= 3


def test_what_was_said_while_reading_is_wiped_away(tmp_path: Path) -> None:
    large = tmp_path / "large.toml"
    large.write_bytes(SMALL.read_bytes() + b"\n" + b"# filled up to nine million bytes\n" * 270_000)
    code, data = on_a_pty("list", columns=80, rows=24, file=large)
    assert code == 0
    assert b"kdg: reading 9 MB ..." in data
    wiped = Grid(data, 80, 24, cooked=True).rows
    assert wiped == Grid(on_a_pty("list", columns=80, rows=24, file=SMALL)[1], 80, 24, cooked=True).rows
