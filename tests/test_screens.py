"""What a terminal shows: golden screens that a reviewer can read, every line within the width, nothing lost.

`pytest --update-golden` writes the golden files; look at what changed before committing it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

import kdg as package
from asked import REAL_ASKED, SMALL_ASKED, WITH_MACHINE_PATHS, real_asked, small_asked
from conftest import Golden
from kdg.commands import COMMANDS
from running import GOLDEN, REAL, Kdg, Terminal

SMALL_NAMES = [name for name in small_asked() if name not in WITH_MACHINE_PATHS]
REAL_NAMES = [name for name in real_asked() if name not in WITH_MACHINE_PATHS]
WIDTHS = (40, 80)
ADDRESS = re.compile(r"^\s*https?://\S+$")
FILLED = re.compile(r"（[!-~]{20,}$")
"""A word that fills its line leaves no better place for what closes it."""


def screen(terminal: Terminal, args: tuple[str, ...], columns: int, file: Path | None = None) -> str:
    """The screen as it stands in a golden file: the command line, then what it draws."""
    ran = terminal(*args, columns=columns, rows=24 if columns >= 60 else 14, file=file)
    assert (ran.code, ran.err) == (0, "")
    return f"$ kdg {' '.join(args)}\n{ran.out}"


def test_every_command_has_golden_screens() -> None:
    assert {name for name in COMMANDS if name in SMALL_ASKED} == {name for name in COMMANDS if name in REAL_ASKED}
    for name in COMMANDS:
        if name in SMALL_ASKED and name not in WITH_MACHINE_PATHS:
            for asked in SMALL_ASKED[name]:
                for columns in WIDTHS:
                    assert (GOLDEN / f"small-{asked}.et.{columns}.txt").exists()


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", SMALL_NAMES)
def test_a_screen_of_the_small_file(terminal: Terminal, golden: Golden, name: str, columns: int) -> None:
    golden.check(f"small-{name}.et.{columns}.txt", screen(terminal, small_asked()[name], columns))


@pytest.mark.parametrize("name", ["list", "show", "show-1.2", "show-fact", "profile", "notes", "sources", "terms"])
def test_a_screen_of_the_small_file_in_english(terminal: Terminal, golden: Golden, name: str) -> None:
    golden.check(f"small-{name}.en.80.txt", screen(terminal, (*small_asked()[name], "--lang", "en"), 80))


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("language", ["ja", "en", "ko"])
@pytest.mark.parametrize("name", REAL_NAMES)
def test_a_screen_of_the_real_file(
    terminal: Terminal, golden: Golden, real: Path, name: str, language: str, columns: int
) -> None:
    args = real_asked()[name]
    args = args if language == "ja" else (*args, "--lang", language)
    golden.check(f"real-{name}.{language}.{columns}.txt", screen(terminal, args, columns, real))


def test_golden_screens_are_readable_and_none_is_left_over() -> None:
    wanted = {f"small-{name}.et.{columns}.txt" for name in SMALL_NAMES for columns in WIDTHS}
    wanted |= {
        f"real-{name}.{language}.{columns}.txt"
        for name in REAL_NAMES
        for language in ("ja", "en", "ko")
        for columns in WIDTHS
    }
    others = ("browse-", "small-timeline-range.")  # read in test_browse and test_timeline
    found = {path.name for path in GOLDEN.glob("*.txt") if not path.name.startswith(others)}
    assert {name for name in found if not name.endswith(".en.80.txt")} <= wanted
    for name in found:
        path = GOLDEN / name
        text = path.read_text(encoding="utf-8")
        assert text.startswith("$ kdg ")
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text), path.name


# Every line, at every width and in every language.

TESTED_WIDTHS = (20, 40, 60, 80, 120, 200)


def _check_lines(out: str, columns: int) -> None:
    lines = out.split("\n")
    assert lines.pop() == ""
    before = ""
    for line in lines:
        if not ADDRESS.match(line):  # an address stays whole, so that it can be copied
            assert cell_len(line) < columns, (columns, line)
        assert line == line.rstrip(), (columns, line)
        stripped = line.lstrip(" │")
        if columns >= 40 and stripped and not FILLED.search(before):
            assert stripped[0] not in "。、」）", (columns, line)
        before = line


@pytest.mark.parametrize("columns", TESTED_WIDTHS)
@pytest.mark.parametrize("name", small_asked())
def test_no_line_of_the_small_file_is_too_wide(terminal: Terminal, name: str, columns: int) -> None:
    for language in ("et", "en"):
        ran = terminal(*small_asked()[name], "--lang", language, columns=columns)
        assert (ran.code, ran.err) == (0, "")
        if name not in WITH_MACHINE_PATHS:
            _check_lines(ran.out, columns)


@pytest.mark.parametrize("columns", TESTED_WIDTHS)
@pytest.mark.parametrize("language", ["ja", "en", "ko"])
@pytest.mark.parametrize("name", REAL_NAMES)
def test_no_line_of_the_real_file_is_too_wide(
    terminal: Terminal, real: Path, name: str, language: str, columns: int
) -> None:
    ran = terminal(*real_asked()[name], "--lang", language, columns=columns, file=real)
    assert (ran.code, ran.err) == (0, "")
    _check_lines(ran.out, columns)


# Nothing is lost: each text of the answer is on its screen, whatever the folding.


def _squeezed(text: str) -> str:
    return re.sub(r"[\s│├└─]", "", text)


def _texts(value: Any, language: str, own: str) -> Iterator[str]:
    """The texts of a JSON value in a language, else in the file's own."""
    if isinstance(value, dict) and value and all(isinstance(part, str) for part in value.values()):
        if own in value:
            yield value.get(language) or value[own]
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, language, own)


def _shown_on_a_card(item: dict[str, Any], language: str, own: str) -> Iterator[str]:
    for key in ("title", "aim", "vision", "lead", "since", "remark", "text"):
        value = item.get(key)
        yield from [value] if isinstance(value, str) else _texts(value, language, own)
    if isinstance(item["title"], dict):
        yield from item["title"].values()
    if "plan" in item:
        yield from item["plan"]["title"].values()
        yield from _texts(item["plan"].get("issued_by"), language, own)
    for key in ("as_written", "url", "publisher", "ogp_id", "reading"):
        if key in item and not (key == "reading" and "used_by" not in item):
            yield item[key]
    if "used_by" in item:
        yield from item["aliases"][:12]  # the others are for search, and are counted
        yield from item["used_by"]
    yield from item.get("terms", [])
    yield from item.get("supports", [])
    for note in item["notes"]:
        yield from _texts(note.get("text", note["short"]), language, own)
        if "source_value" in note and note["level"] == "correction":
            yield str(note["source_value"])


@pytest.fixture(scope="module")
def cards() -> list[Any]:
    """Every entry of the real file as JSON has it."""
    found = []
    for name in package.load(REAL).by_id:
        document = json.loads(Kdg()("show", name, "--depth", "0", "--json", file=REAL).out)
        found.append(document["item"])
    return found


@pytest.mark.parametrize("columns", [20, 40, 80])
@pytest.mark.parametrize("language", ["ja", "en", "ko"])
def test_every_text_of_an_entry_is_on_its_card(
    terminal: Terminal, cards: list[Any], language: str, columns: int
) -> None:
    for item in cards[{"ja": 0, "en": 1, "ko": 2}[language] :: 1 if columns == 40 else 3]:
        name = item["id"]
        ran = terminal("show", name, "--depth", "0", "--lang", language, columns=columns, file=REAL)
        assert (ran.code, ran.err) == (0, ""), name
        out = _squeezed(ran.out)
        for text in _shown_on_a_card(item, language, "ja"):
            assert _squeezed(text) in out, (name, text)
        try:
            _check_lines(ran.out, columns)
        except AssertionError as error:
            raise AssertionError(f"show {name}: {error}") from None


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
@pytest.mark.parametrize("language", ["ja", "en", "ko"])
def test_every_heading_is_in_the_trees_and_lists(
    kdg: Kdg, terminal: Terminal, real: Path, language: str, columns: int
) -> None:
    def walk(nodes: list[Any]) -> Iterator[Any]:
        for node in nodes:
            yield node
            yield from walk(node["children"])

    def out(*args: str) -> str:
        return _squeezed(terminal(*args, "--lang", language, columns=columns, file=real).out)

    tree = out("show")
    nodes = json.loads(kdg("show", "--json", file=real).out)["items"]
    for node in walk(nodes):
        said = [text.get(language) or text["ja"] for text in (node["title"], node.get("short")) if text]
        assert any(_squeezed(text) in tree for text in said), node["id"]
        assert node["id"] in tree
    glossary = out("terms")
    for term in json.loads(kdg("terms", "--json", file=real).out)["items"]:
        assert _squeezed(term["title"].get(language) or term["title"]["ja"]) in glossary
        if language == "ja":
            assert _squeezed(term["reading"]) in glossary
    notes = out("notes")
    for note in json.loads(kdg("notes", "--json", file=real).out)["items"]:
        assert _squeezed(note["short"][language]) in notes
    profile = out("profile", "--all")
    for fact in json.loads(kdg("profile", "--all", "--json", file=real).out)["items"]:
        if "text" in fact:
            assert _squeezed(fact["text"][language]) in profile, fact["id"]
    sources = out("sources")
    for source in json.loads(kdg("sources", "--json", file=real).out)["items"]:
        assert _squeezed(source["title"]) in sources
        assert source.get("url", "") in sources


# The screens that are wanted: what they must say, in their rows.


def test_the_goals_of_strategy_1_fit_25_rows(terminal: Terminal, real: Path) -> None:
    out = terminal("show", "1", rows=30, file=real).out
    assert len(out.splitlines()) <= 25
    assert len(re.findall(r"^[├└]── 1\.\d\.\d  ", out, re.MULTILINE)) == 15
    assert len(re.findall(r"^1\.\d  ", out, re.MULTILINE)) == 5
    assert "〈産業界と共存する新しい電子政府（e-Gov）のエコシステム〉" in out


def test_the_overviews_fit_24_rows(terminal: Terminal, real: Path) -> None:
    for args in (("list",), ("profile",), ("show", "3")):
        assert len(terminal(*args, file=real).out.splitlines()) <= 24, args


def test_the_answer_is_on_the_first_three_lines(terminal: Terminal, real: Path) -> None:
    for args, said in (
        (("profile", "DGI"), "1位/33か国"),
        (("terms", "O2O"), "オンライン"),
        (("search", "O2O"), "O2O行政"),
        (("show", "1.2.2"), "時間や空間の制約を受けない"),
        (("profile", "gdp-nominal"), "1,630,820"),
    ):
        for columns in (40, 80):
            rows = 4 if args[0] == "search" and columns == 40 else 3  # stacked, the title stands below its kind
            first = "\n".join(terminal(*args, columns=columns, file=real).out.splitlines()[:rows])
            assert said in first, (args, first)


def test_terms_and_show_print_the_same_card(terminal: Terminal, real: Path) -> None:
    for columns in (20, 40, 80):
        show = terminal("show", "o2o", columns=columns, file=real)
        assert terminal("terms", "O2O", columns=columns, file=real) == show
    assert terminal("profile", "DGI", file=real) == terminal("show", "oecd-dgi-2019", file=real)


@pytest.mark.parametrize("rows", [3, 10, 14, 24, 60])
@pytest.mark.parametrize("columns", [40, 80])
def test_a_search_prints_the_hits_that_fit_the_height(terminal: Terminal, real: Path, rows: int, columns: int) -> None:
    ran = terminal("search", "政府", "--limit", "0", rows=rows, columns=columns, file=real)
    lines = ran.out.splitlines()
    more = re.search(r"ほか(\d+)件（全部: --limit 0）", ran.out)
    total = re.match(r"「政府」 (\d+)件", ran.out)
    assert total is not None
    assert more is not None
    shown = int(total[1]) - int(more[1])
    assert shown >= 1
    assert shown == 1 or len(lines) < rows


def test_a_projector_of_14_rows_shows_o2o_whole(terminal: Terminal, real: Path) -> None:
    out = terminal("search", "Ｏ２Ｏ", columns=40, rows=14, file=real).out
    assert len(out.splitlines()) <= 14
    assert "o2o  用語" in out
    assert "\n1.2.2  " in out


def test_marks_up_nothing(terminal: Terminal) -> None:
    for columns in (20, 40, 80):
        out = _squeezed(terminal("show", columns=columns).out)
        assert "2.1[/x][bold]Andmesaatkond[/bold]*Luksemburgis*|`varu`" in out
        assert "2Riigipilv[draft]:smile:2024" in out
