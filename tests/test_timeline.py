"""`kdg timeline`: which year shows what, and how it is drawn where."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kdg.model import Event, Node, Period, Plan
from kdg.timeline import Timeline, bar_of, letter, timeline
from running import Kdg, Terminal


def node(name: str, period: tuple[int, int] | None = None, plan: tuple[int, int] | None = None) -> Node:
    years = [Period(start=years[0], end=years[1]) if years else None for years in (period, plan)]
    return Node(
        id=name, kind="strategy", title={"ja": name}, period=years[0], plan=Plan(title={"ja": name}, period=years[1])
    )


def event(date: str, name: str = "") -> Event:
    return Event(id=name or f"e-{date}", title={"ja": date}, date=date)


def built(
    nodes: Sequence[Node], events: Sequence[Event] = (), first: int | None = None, last: int | None = None
) -> Timeline:
    line = timeline(nodes, events, first=first, last=last)
    assert line
    return line


def drawn(one: Node, years: range) -> str:
    bar = bar_of(one)
    return "".join(bar.mark(year) or " " for year in years)


@pytest.mark.parametrize(
    ("period", "plan", "marks"),
    [
        ((2015, 2020), (2016, 2020), " -=====   "),
        ((2019, 2022), (2019, 2023), "     ====."),
        ((2016, 2018), None, "  ===     "),
        (None, (2016, 2018), "  ...     "),
        (None, None, "          "),
        ((2014, 2015), (2018, 2019), "--  ..    "),  # a plan that begins later
        ((2018, 2020), (2014, 2015), "    ===   "),  # a plan that was over
        ((2016, 2020), (2014, 2018), "  =====   "),
        ((2020, 2016), None, "          "),  # ends before it begins: the rules complain, nothing breaks
    ],
)
def test_the_marks_of_a_bar(period: tuple[int, int] | None, plan: tuple[int, int] | None, marks: str) -> None:
    assert drawn(node("1", period, plan), range(2014, 2024)) == marks


def test_the_range_is_that_of_the_strategies_widened_by_events_near_it() -> None:
    nodes = [node("1", (2015, 2020)), node("2", (2019, 2022), (2019, 2026))]
    events = [event("1948-08"), event("2009"), event("2010-12-31"), event("2031"), event("2032-01")]
    line = built(nodes, events)
    assert (line.start, line.end) == (2010, 2031)
    assert [one.date for one in line.events_outside] == ["1948-08", "2009", "2032-01"]
    assert [(moment.letter, moment.event.date) for moment in line.moments] == [("a", "2010-12-31"), ("b", "2031")]


def test_without_strategies_the_events_make_the_range() -> None:
    line = built([], [event("2001"), event("1999-05")])
    assert (line.start, line.end) == (1999, 2001)
    assert timeline([], []) is None
    assert timeline([node("1")], []) is None


def test_an_asked_range_cuts_and_tells_what_it_cut() -> None:
    nodes = [node("1", (2000, 2005)), node("2", (2010, 2020)), node("3")]
    line = built(nodes, [event("2003"), event("2015")], first=2012, last=2016)
    assert (line.start, line.end) == (2012, 2016)
    assert [bar.node.id for bar in line.bars] == ["2", "3"]
    assert [bar.node.id for bar in line.bars_outside] == ["1"]
    assert [one.date for one in line.events_outside] == ["2003"]
    assert (built(nodes, first=2030).start, built(nodes, first=2030).end) == (2030, 2030)
    assert (built(nodes, last=1990).start, built(nodes, last=1990).end) == (1990, 1990)


def test_events_go_by_date_and_ties_by_file_order() -> None:
    events = [event("2016-04", "z"), event("2016"), event("2016-04", "a"), event("2015-12-31")]
    line = built([node("1", (2015, 2016))], events)
    assert [moment.event.id for moment in line.moments] == ["e-2015-12-31", "e-2016", "z", "a"]


def test_letters_never_end() -> None:
    assert [letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


def test_a_wild_period_makes_no_endless_range() -> None:
    line = built([node("1", (-(2**62), 2**62))])
    assert (line.start, line.end) == (1, 9999)
    assert [(row.start, row.end) for row in line.rows()] == [(1, 9999)]


@given(
    st.lists(st.tuples(st.integers(1990, 2010), st.integers(1990, 2010)), max_size=4),
    st.lists(st.integers(1900, 2050), max_size=6),
)
def test_rows_tell_every_year_once(periods: list[tuple[int, int]], years: list[int]) -> None:
    nodes = [node(str(index), (min(pair), max(pair))) for index, pair in enumerate(periods, start=1)]
    events = [event(str(year), f"e-{index}") for index, year in enumerate(years)]
    line = timeline(nodes, events)
    if line is None:
        assert not nodes
        assert not events
        return
    told = [year for row in line.rows() for year in range(row.start, row.end + 1)]
    assert told == list(line.years)
    happened = [moment.event.id for row in line.rows() for moment in row.moments]
    assert happened == [moment.event.id for moment in line.moments]
    assert {*happened, *(one.id for one in line.events_outside)} == {one.id for one in events}
    for row in line.rows():
        for year in range(row.start, row.end + 1):
            assert row.marks == tuple(bar.mark(year) for bar in line.bars)


# The packaged knowledge, as it was drawn.


def test_the_bars_of_the_packaged_knowledge(terminal: Terminal, real: Path) -> None:
    code, out, err = terminal("timeline", file=real)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split() == "戦略と出来事 2014-2030 = 原資料の期間 - 計画より前 . 計画の目標まで".split()
    bars = {line[0]: re.search(r"[-=.]{3,}", line) for line in lines if re.match(r"\d ", line)}
    marks = {name: found[0] for name, found in bars.items() if found}
    assert marks == {
        "1": "-" * 3 + "=" * 15,
        "2": "=" * 3,
        "3": "=" * 9,
        "4": "=" * 36,
        "5": "=" * 12 + "." * 12,
        "6": "=" * 15 + "." * 3,
    }
    assert any(line.endswith("a     b  c  d  efgh  ij k        l  m           n") for line in lines)
    assert "範囲の外 1948-08 大韓民国の成立（見るには --from 1945）" in out
    assert "c 注 「8月末」は原資料だけにある" in out


@pytest.mark.parametrize("columns", [20, 30, 40, 59, 60, 61, 72, 80, 100, 120, 200])
@pytest.mark.parametrize("language", ["ja", "en", "ko"])
@pytest.mark.parametrize("asked", [(), ("--from", "1945"), ("--from", "2018", "--to", "2021"), ("--from", "1")])
def test_nothing_is_wider_than_the_terminal_nor_cut(
    terminal: Terminal, real: Path, columns: int, language: str, asked: tuple[str, ...]
) -> None:
    code, out, _ = terminal("timeline", *asked, "--lang", language, columns=columns, file=real)
    assert code == 0
    assert "…" not in out
    assert all(cell_len(line) < columns or columns == 20 for line in out.splitlines())
    assert not [line for line in out.splitlines() if line.lstrip()[:1] in tuple("。、」）")]


def test_below_sixty_columns_the_years_go_down(terminal: Terminal, real: Path) -> None:
    _, out, _ = terminal("timeline", columns=40, file=real)
    lines = out.splitlines()
    assert [line[:4] for line in lines if re.match(r"20\d\d ?", line)][:17] == [str(year) for year in range(2014, 2031)]
    assert next(line for line in lines if line.startswith("2019")).startswith("2019 = = = = =")
    assert next(line for line in lines if line.startswith("2026")).startswith("2026       = . .")


def test_colour_only_adds_to_the_signs(terminal: Terminal, real: Path) -> None:
    _, plain, _ = terminal("timeline", file=real)
    _, coloured, _ = terminal("timeline", colour=True, file=real)
    assert "\x1b[" not in plain
    assert "\x1b[30;42m===" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_pipe_gets_everything_as_records(kdg: Kdg, real: Path) -> None:
    code, out, err = kdg("timeline", file=real)
    rows = [line.split("\t") for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [row[0] for row in rows[:6]] == list("123456")
    assert rows[0][:6] == ["1", "strategy", "デジタルガバンメント体制づくり", "", "2015-2020", "2016-2020"]
    dates = [row[3] for row in rows[6:]]
    assert dates == sorted(dates)
    assert (dates[0], len(dates)) == ("1948-08", 15)


def test_an_asked_range_cuts_the_records(kdg: Kdg, real: Path) -> None:
    document = json.loads(kdg("timeline", "--from", "2021", "--to", "2021", "--json", file=real).out)
    assert document["kind"] == "timeline"
    assert [item["id"] for item in document["items"]] == ["4", "5", "6", "g7-summit", "vaccine-hub-strategy"]
    assert document["items"][1]["period"] == {"start": 2019, "end": 2022}
    assert document["items"][1]["plan_period"] == {"start": 2019, "end": 2026}


def test_every_format_answers(kdg: Kdg, real: Path) -> None:
    for style in ("text", "json", "jsonl", "csv", "tsv", "md"):
        code, out, err = kdg("timeline", "--format", style, file=real)
        assert (code, err) == (0, "")
        assert "ai-strategy-target" in out


def test_wrong_ranges_are_told(kdg: Kdg) -> None:
    assert kdg("timeline", "--from", "2021", "--to", "2020") == (2, "", "kdg: --from 2021 is after --to 2020\n")
    assert kdg("timeline", "--from", "0").code == 2
    assert kdg("timeline", "--to", "later").code == 2


def test_a_file_without_years_is_an_empty_answer(kdg: Kdg, terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "plain.toml"
    file.write_text(
        'format_version = 1\nversion = "1"\nas_of = "2021"\nlanguages = ["ja"]\ncountry.title.ja = "国"\n',
        encoding="utf-8",
    )
    assert kdg("timeline", file=file) == (0, "", "")
    assert terminal("timeline", file=file) == (0, "", "")
    assert json.loads(kdg("timeline", "--json", file=file).out)["items"] == []


def test_more_events_than_letters_and_more_strategies_than_columns(terminal: Terminal, tmp_path: Path) -> None:
    """A crowded file is drawn too: letters of two, years with many events, numbers of several digits."""
    head = 'format_version = 1\nversion = "1"\nas_of = "2021"\nlanguages = ["ja"]\ncountry.title.ja = "国"\n'
    head += '[[kinds]]\nid = "strategy"\ntitle.ja = "戦略"\n'
    nodes = "".join(
        f'[[nodes]]\nid = "{at}"\nkind = "strategy"\ntitle.ja = "計画[b]{at}[/b]"\n'
        "period = { start = 2000, end = 2010 }\n"
        for at in range(1, 31)
    )
    events = "".join(
        f'[[events]]\nid = "e{at}"\ndate = "{2000 + at % 7}"\ntitle.ja = "出来事[/x]{at}"\n' for at in range(60)
    )
    file = tmp_path / "crowded.toml"
    file.write_text(head + nodes + events, encoding="utf-8")
    for columns in (40, 80):
        code, out, _ = terminal("timeline", columns=columns, file=file)
        assert code == 0
        flat = re.sub(r"\s", "", out)
        assert all(f"出来事[/x]{at}" in flat for at in range(60))
        assert all(f"計画[b]{at}[/b]" in flat for at in range(1, 31))
