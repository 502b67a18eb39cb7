"""The rules of a knowledge file: each broken alone, and all problems at once."""

import tomllib
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from kdg import rules, sense
from kdg.model import Knowledge
from running import SMALL

Raw = dict[str, Any]


def small() -> Raw:
    """The small file as parsed, to be broken."""
    return tomllib.loads(SMALL.read_text(encoding="utf-8"))


def checked(raw: Raw) -> list[rules.Problem]:
    return list(sense.check(msgspec.convert(raw, Knowledge)))


def said(problems: list[rules.Problem], *, warning: bool | None = None) -> list[str]:
    return [
        f"{problem.entry}: {problem.message}" if problem.entry else problem.message
        for problem in problems
        if warning is None or problem.warning is warning
    ]


WARNINGS = [
    "pindala: no source",
    "iseseisvus: no source",
    "2.2: title is missing in en",
    "riigipilv: text is unverified",
]


def test_the_small_file_has_four_warnings_and_no_problem() -> None:
    assert said(checked(small()), warning=False) == []
    assert said(checked(small()), warning=True) == WARNINGS


def put(table: str, index: int, **fields: object) -> Callable[[Raw], None]:
    return lambda raw: raw[table][index].update(fields)


def head(**fields: object) -> Callable[[Raw], None]:
    return lambda raw: raw.update(fields)


def note(**fields: object) -> Callable[[Raw], None]:
    """Changes the correction on egdi-2020."""
    return lambda raw: raw["facts"][2]["notes"][0].update(fields)


def without(table: str, index: int, field: str) -> Callable[[Raw], None]:
    def change(raw: Raw) -> None:
        del raw[table][index][field]

    return change


def japanese(title: str) -> Callable[[Raw], None]:
    """Makes the file's own language Japanese, and gives the second term a title in it."""

    def change(raw: Raw) -> None:
        raw["languages"].insert(0, "ja")
        raw["terms"][1]["title"]["ja"] = title

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (head(format_version=2), "format_version is 2; this kdg reads 1"),
        (head(languages=["et", "en", "EN"]), '"EN" is no language code such as ja or en'),
        (head(languages=["et", "en", "en"]), 'language "en" stands twice'),
        (put("kinds", 0, id="fact"), 'fact: "fact" cannot be the name of a kind'),
        (put("kinds", 1, id="siht"), 'siht: kind "siht" stands twice'),
        (put("nodes", 5, id="2.02"), '2.02: "2.02" is no node number such as 1.2.2'),
        (put("nodes", 5, id="2.1"), '2.1: id "2.1" stands twice'),
        (put("nodes", 5, id="2.4"), "2.4: 2.4 follows no 2.3: a number is skipped"),
        (put("nodes", 5, id="7.1"), "7.1: 7.1 hangs on 7, which does not exist"),
        (put("nodes", 5, kind="goal"), '2.2: kind "goal" is not among [[kinds]]'),
        (put("terms", 1, id="X-tee"), 'X-tee: id "X-tee" must be a-z, 0-9 and single hyphens, with a letter'),
        (put("terms", 1, id="a--b"), 'a--b: id "a--b" must be a-z, 0-9 and single hyphens, with a letter'),
        (put("terms", 1, id="-a"), '-a: id "-a" must be a-z, 0-9 and single hyphens, with a letter'),
        (put("terms", 1, id="2020"), '2020: id "2020" must be a-z, 0-9 and single hyphens, with a letter'),
        (put("terms", 1, id="x-tee"), 'x-tee: id "x-tee" stands twice'),
        (put("terms", 1, sources=["nix"]), 'riigipilv: unknown source "nix"'),
        (put("nodes", 5, terms=["nix"]), '2.2: unknown term "nix"'),
        (put("nodes", 5, terms=["arengukava"]), '2.2: unknown term "arengukava"'),
        (put("events", 0, strategy="9"), 'e-valimised: unknown node "9"'),
        (note(sources=["x-tee"]), 'egdi-2020: unknown source "x-tee"'),
        (note(also=["9"]), 'egdi-2020: unknown entry "9"'),
        (put("facts", 1, value=float("inf")), "rahvaarv: value is inf: only finite numbers are figures"),
        (put("facts", 1, value=2**63), "rahvaarv: value does not fit in 64 bits"),
        (put("facts", 1, value=-(2**63) - 1), "rahvaarv: value does not fit in 64 bits"),
        (note(source_value=float("nan")), "egdi-2020: source_value is nan: only finite numbers are figures"),
        (put("nodes", 5, title={"en": "Three"}), "2.2: title lacks the file's own language, et"),
        (put("nodes", 5, title={}), "2.2: title lacks the file's own language, et"),
        (put("nodes", 5, title={"et": "a", "ja": "b"}), '2.2: title is in "ja", which languages does not name'),
        (put("nodes", 5, title={"et": " "}), "2.2: title.et is empty"),
        (put("nodes", 5, title={"et": "a "}), "2.2: title.et begins or ends with a space"),
        (put("nodes", 5, text={"et": ""}), "2.2: text.et is empty"),
        (put("nodes", 0, plan={"title": {"en": "x"}}), "1: plan.title lacks the file's own language, et"),
        (note(short={"en": "x"}), "egdi-2020: notes.short lacks the file's own language, et"),
        (note(text={"en": "x"}), "egdi-2020: notes.text lacks the file's own language, et"),
        (head(country={"title": {"en": "Estonia"}}), "country.title lacks the file's own language, et"),
        (
            put("nodes", 0, period={"start": 2027, "end": 2020}),
            "1: the period ends in 2020, before it begins in 2027",
        ),
        (
            put("nodes", 0, plan={"title": {"et": "a", "en": "a"}, "published": "2021-13"}),
            '1: "2021-13" is no year, month or day such as 2016-04',
        ),
        (put("facts", 2, rank=0), "egdi-2020: rank 0 is below 1"),
        (put("facts", 2, rank=194), "egdi-2020: rank 194 is above rank_of 193"),
        (without("facts", 1, "unit"), "rahvaarv: the value has no unit"),
        (put("events", 0, date="05-10-16"), 'e-valimised: "05-10-16" is no year, month or day such as 2016-04'),
        (put("events", 0, date="2005-10-16\n"), 'e-valimised: "2005-10-16\n" is no year, month or day such as 2016-04'),
        (put("sources", 0, date="Oct 2021"), 'arengukava: "Oct 2021" is no year, month or day such as 2016-04'),
        (note(source_value=193), "egdi-2020: source_value equals the rank_of it differs from"),
        (note(sources=[]), "egdi-2020: a correction without source"),
        (
            lambda raw: raw["facts"][2]["notes"][0].pop("source_value"),
            "egdi-2020: a correction without source_value: what does the document say?",
        ),
        *(
            (put("sources", 0, url=url), "arengukava: the url is no http or https address")
            for url in ("file:///home/x", "ftp://x.example/", "www.x.example", "https://x.example/a b", "javascript:1")
        ),
        *(
            (put("sources", 0, url=f"http://{host}/x"), f'arengukava: "{host.partition(":")[0]}" is a private address')
            for host in (
                "localhost",
                "localhost:8080",
                "wiki",
                "wiki.local",
                "x.intranet",
                "10.1.2.3",
                "192.168.0.1",
                "172.16.0.1",
                "127.0.0.1",
            )
        ),
        (put("sources", 0, url="http://u:p@x.example/"), 'arengukava: "x.example" is a private address'),
        (put("sources", 0, url="http://[::1]/"), 'arengukava: "[::1]" is a private address'),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_rule_is_the_one_problem_beside_the_warnings(change: Callable[[Raw], None], message: str) -> None:
    raw = small()
    change(raw)
    problems = said(checked(raw), warning=False)
    assert message in problems
    # What hangs on the broken entry may be said too, and nothing else.
    assert len(problems) <= 5


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            put("terms", 1, title={"et": "riigipilv", "en": "x"}, aliases=["xtee"]),
            'riigipilv: alias "xtee" is also one of x-tee',
        ),
        (japanese("政府クラウド"), "riigipilv: no reading"),
        (without("nodes", 2, "short"), "1.2: longer than a line: give it a short heading"),
        (put("sources", 3, id="muu"), "muu: nothing rests on this source"),
        (note(short={"et": "x"}), "egdi-2020: notes.short is missing in en"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_warning_is_no_problem(change: Callable[[Raw], None], message: str) -> None:
    raw = small()
    change(raw)
    assert message in said(checked(raw), warning=True)


def test_a_title_in_another_language_needs_no_reading() -> None:
    raw = small()
    japanese("政府クラウド")(raw)
    raw["languages"] = ["et", "en", "ja"]
    assert "riigipilv: no reading" not in said(checked(raw), warning=True)


@pytest.mark.parametrize("rank", [1, 192, 193])
def test_every_rank_up_to_the_last_is_possible(rank: int) -> None:
    raw = small()
    put("facts", 2, rank=rank)(raw)
    assert said(checked(raw)) == WARNINGS


@pytest.mark.parametrize("date", ["2005", "2005-10", "2005-10-16"])
def test_a_date_is_a_year_a_month_or_a_day(date: str) -> None:
    raw = small()
    put("events", 0, date=date)(raw)
    assert said(checked(raw)) == WARNINGS


@pytest.mark.parametrize(
    "url", ["https://x.example", "HTTP://X.example/a?b#c", "http://172.15.0.1/", "http://11.0.0.1/"]
)
def test_public_addresses_are_taken(url: str) -> None:
    raw = small()
    put("sources", 0, url=url)(raw)
    assert said(checked(raw)) == WARNINGS


def test_all_problems_come_at_once() -> None:
    raw = small()
    put("facts", 2, rank=194)(raw)
    put("nodes", 5, kind="goal")(raw)
    put("events", 0, strategy="9")(raw)
    put("sources", 0, url="file:///x")(raw)
    assert sorted(said(checked(raw), warning=False)) == [
        '2.2: kind "goal" is not among [[kinds]]',
        "arengukava: the url is no http or https address",
        'e-valimised: unknown node "9"',
        "egdi-2020: rank 194 is above rank_of 193",
    ]


def test_a_problem_knows_its_way_into_the_file() -> None:
    raw = small()
    put("nodes", 5, terms=["nix"])(raw)
    (problem,) = [problem for problem in checked(raw) if not problem.warning]
    assert (problem.where, problem.entry, problem.field) == (("nodes", 5, "terms", 0), "2.2", "terms")
    raw = small()
    note(sources=["nix"])(raw)
    (problem,) = [problem for problem in checked(raw) if "unknown" in problem.message]
    assert (problem.where, problem.entry, problem.field) == (
        ("facts", 2, "notes", 0, "sources", 0),
        "egdi-2020",
        "sources",
    )


def test_too_many_entries_are_one_problem() -> None:
    raw = small()
    raw["events"] = [{"id": "e", "date": "2020", "title": {"et": "x"}}] * (rules.MAX_ENTRIES + 1)
    know = msgspec.convert(raw, Knowledge)
    problems = [problem.message for problem in rules.essential(know)]
    assert f"{rules.MAX_ENTRIES + 19} entries; at most {rules.MAX_ENTRIES} are read" in problems


@pytest.mark.parametrize(
    "char",
    ["\x00", "\x07", "\t", "\n", "\r", "\x1b", "\x7f", "\x80", "\x9b", "\u061c", "\u200e", "\u200f", "\u2028", "\u2029"]
    + [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))],
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_control_and_direction_characters_are_found_anywhere(char: str) -> None:
    wanted = f"control or direction character U+{ord(char):04X} in "
    deep = {"nodes": [{"id": "1", "title": {"et": "ok"}}, {"id": "2", "title": {"et": f"a{char}b"}}]}
    (problem,) = rules.characters(deep)
    assert (problem.message, problem.entry, problem.where) == (wanted + "et", "2", ("nodes", 1, "title", "et"))
    (problem,) = rules.characters({f"a{char}b": 1})
    assert problem.message == wanted + "a key"
    (problem,) = rules.characters({"aliases": ["ok", char]})
    assert (problem.message, problem.where) == (wanted + "aliases", ("aliases", 1))


@pytest.mark.parametrize("text", ["漢字かな", "한국어", "e\u0301", "👩‍👩‍👧", "a\u200bb", "\u00a0", "\u3000", "İ", "ﷺ"])
def test_letters_marks_and_joiners_are_no_control_characters(text: str) -> None:
    assert list(rules.characters({"title": text})) == []
