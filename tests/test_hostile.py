"""Data is not markup, arguments are not trusted, and nothing hangs: awkward texts in every command and every face."""

import csv
import io
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asked import NO_READING
from kdg import cli
from kdg.commands import COMMANDS
from running import Kdg, Process, Terminal, call

FORMATS = ("text", "json", "jsonl", "csv", "tsv", "md")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def questions(library_words: str = "x") -> list[tuple[str, ...]]:
    """One call of every reading command, and the card of each kind of entry."""
    found: list[tuple[str, ...]] = [(name,) for name in COMMANDS if name not in NO_READING | {"search", "paths"}]
    found += [("show", name) for name in ("1", "1.1", "fakt", "sona", "syndmus", "allikas")]
    found += [("show", "1", "--depth", "0"), ("profile", "--all"), ("search", "--", library_words), ("sources", "1")]
    return found


def document(text: str) -> str:
    """A file in which a text stands wherever a text can stand."""
    said = json.dumps(text, ensure_ascii=False)
    return f"""\
format_version = 1
version = "t"
as_of = "2020"
languages = ["et", "en"]
country.title.et = {said}
document.title.et = {said}
document.published = "2020"
kinds = [{{ id = "siht", title.et = {said} }}, {{ id = "meede", title.et = {said}, short.et = {said} }}]
[[facts]]
id = "fakt"
title.et = {said}
short.et = {said}
text.et = {said}
as_written = {said}
sources = ["allikas"]
[[facts.notes]]
level = "correction"
field = "text"
source_value = {said}
short.et = {said}
text.et = {said}
basis = "press"
sources = ["allikas"]
[[facts]]
id = "arv"
title.et = {said}
value = 5
unit.et = {said}
[[nodes]]
id = "1"
kind = "siht"
title.et = {said}
short.et = {said}
aim.et = {said}
vision.et = {said}
text.et = {said}
period = {{ start = 2020, end = 2021 }}
plan = {{ title.et = {said}, issued_by.et = {said} }}
sources = ["allikas"]
mended.title = {said}
since.et = {said}
remark.et = {said}
[[nodes.notes]]
level = "limit"
field = "period"
short.et = {said}
basis = "memory"
[[nodes]]
id = "1.1"
kind = "meede"
title.et = {said}
lead.et = {said}
aliases = [{said}]
terms = ["sona"]
[[terms]]
id = "sona"
title.et = {said}
reading = {said}
aliases = [{said}, "b"]
text.et = {said}
[[events]]
id = "syndmus"
title.et = {said}
date = "2020"
text.et = {said}
strategy = "1"
[[sources]]
id = "allikas"
title = {said}
publisher = {said}
url = "https://x.example/"
kind = "press"
remark.et = {said}
"""


AWKWARD = {
    "markup": "[bold]x[/bold] [/] [/x] [link=http://evil.example]y[/link] [red",
    "emoji codes": ":smile: :warning:",
    "markdown": "*a* _b_ `c` # d | e ~~f~~ <b>g</b> [h](i) ![j](k)",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "quotes": "\"double\" 'single' \\ back",
    "combining": "Z̴͚͆a̵̛l̶g̷o e\u0301\u0302\u0303",
    "zero width": "a\u200bb\u200cc\u200dd\ufeffe",
    "families": "👨‍👩‍👧‍👦 🇪🇪 👍🏽 ☎️",
    "no break": "a\u00a0b\u202fc\u2060d",
    "right to left": "שלום עולם مرحبا",
    "wide": "ＡＢＣ　ｶﾅ㈱①",
    "format": "{} {0} %s %(x)s ${HOME} $(id)",
    "path": "../../etc/passwd C:\\\\x",
    "separators": "a\\tb;c,d|e",
    "one": "x",
}


@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_text_stands_as_it_is(kdg: Kdg, terminal: Terminal, tmp_path: Path, name: str) -> None:
    text = AWKWARD[name]
    path = tmp_path / "awkward.toml"
    path.write_text(document(text), encoding="utf-8")
    shown = re.sub(r"\s", "", text)
    for args in questions(text):
        for language in ("et", "en"):
            for form in FORMATS:
                ran = kdg(*args, *([] if args[0] == "search" else ["--lang", language, "--format", form]), file=path)
                assert (ran.code, ran.err) in ((0, ""), (1, ran.err)), (args, form)
                assert ran.code == 0 or args[0] == "search", (args, ran.err)
                assert "\x1b" not in ran.out
        if args[0] != "search":
            json.loads(kdg(*args, "--json", file=path).out)
            rows = list(csv.reader(io.StringIO(kdg(*args, "--format", "csv", file=path).out, newline="")))
            assert {len(row) for row in rows} == {len(rows[0])}
        for columns in (20, 40, 80):
            ran = terminal(*args, columns=columns, rows=500, file=path)
            assert ran.code in ((0, 1) if args[0] == "search" else (0,)), (args, ran.err)
            if args[0] in ("show", "notes", "terms", "profile", "list", "sources") and args != ("show",):
                assert shown in re.sub(r"[\s│├└─]", "", ran.out), (args, columns)
            coloured = terminal(*args, columns=columns, rows=500, colour=True, file=path).out
            assert set(re.findall(r"\x1b.", coloured)) <= {"\x1b[", "\x1b]", "\x1b\\"}
            assert set(re.findall(r"\x1b\]8;[^;]*;([^\x1b]*)", coloured)) <= {"", "https://x.example/"}


LONG = {"kana": "あ" * 10_000, "words": ("word " * 2_000).strip(), "brackets": "「" * 10_000}
LONG_ASKED: list[tuple[str, ...]] = [
    ("list",),
    ("show",),
    ("show", "sona"),
    ("notes",),
    ("timeline",),
    ("search", "wrd"),
]


@pytest.mark.parametrize("args", LONG_ASKED, ids=" ".join)
def test_ten_thousand_characters_are_shown_soon(terminal: Terminal, tmp_path: Path, args: tuple[str, ...]) -> None:
    path = tmp_path / "long.toml"
    for text in LONG.values():
        lines = document(text).splitlines()
        kinds = 'kinds = [{ id = "siht", title.et = "Siht" }, { id = "meede", title.et = "Meede" }]'
        path.write_text("\n".join(kinds if line.startswith("kinds = ") else line for line in lines), encoding="utf-8")
        start = time.perf_counter()
        assert terminal(*args, file=path).code in (0, 1)
        assert time.perf_counter() - start < 20  # a bound against hanging on a busy machine, not a speed


HOSTILE_ARGUMENTS = [
    "\x1b[31mred\x1b[0m", "\x1b]8;;http://evil.example\x1b\\x", "a\x07b", "a\rb", "a\nb", "a\tb", "\x9b31m", "\u202eabc", "\u2066x",
    "\u2028", "\x00", "\udcff", "[/]", "[bold]", ":smile:", "%s%n", "{0}", "$(id)", "`id`", "'", '"', "\\", "..", "*", "?", "~", "--", "-",
    "x" * 5_000, "１" * 300, "한" * 300, "\u0301" * 300, "👨‍👩‍👧‍👦" * 50, " " * 1_000, "　" * 50, "(((((", "[[[[", ".*", "^$", "a|b",
]  # fmt: skip


@pytest.mark.parametrize("argument", HOSTILE_ARGUMENTS, ids=lambda text: ascii(text)[:24])
def test_a_hostile_argument_is_an_argument(kdg: Kdg, terminal: Terminal, argument: str) -> None:
    calls: list[tuple[str, ...]] = [
        (name, "--", argument) for name in ("search", "show", "terms", "profile", "notes", "sources")
    ]
    calls += [("list", "--lang", argument), ("list", "--fields", argument), ("list", "--format", argument)]
    calls += [
        ("list", "--color", argument),
        ("search", "x", "--kind", argument),
        ("list", "--file", f"/nowhere/{argument}"),
    ]
    calls += [(argument,), ("list", argument), ("show", "--depth", argument), ("sources", "1", f"--open={argument}")]
    for args in calls:
        for ran in (kdg(*args), terminal(*args, columns=40)):
            assert ran.code in (0, 1, 2, 3), (args, ran)
            assert not CONTROL.search(ran.out.replace("\t", "")), args
            assert not CONTROL.search(ran.err), args
            assert "Traceback" not in ran.err
            assert "fault of kdg" not in ran.err, (args, ran.err)


@pytest.mark.parametrize("word", ["目標", "デジタル", "data ", "ab", "한국"])
@pytest.mark.parametrize("many", [100, 600, 4000])
def test_a_long_query_ends_soon(process: Process, real: Path, word: str, many: int) -> None:
    code, _, err = process("search", "--", word * many, file=real, timeout=20)
    assert code in (0, 1)
    assert b"fault" not in err


@pytest.mark.parametrize("title", ["Plain words", "日本", "日本 and words", "1", "-"])
def test_a_search_that_finds_nothing_in_a_file_of_one_script(kdg: Kdg, tmp_path: Path, title: str) -> None:
    path = tmp_path / "one.toml"
    path.write_text(document(title), encoding="utf-8")
    for word in ("qwertyuiop", "plian wrods", "ゼロゼロ", "한국어"):
        ran = kdg("search", word, file=path)
        assert ran.code in (0, 1)
        assert "fault" not in ran.err
        assert "fault" not in kdg("show", word, file=path).err


# Any file of the right shape, any command, any format, any language.

letters = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), min_size=1, max_size=40)  # fmt: skip
said = letters.map(str.strip).filter(bool)
in_languages = st.builds(lambda et, en: {"et": et, **({"en": en} if en else {})}, said, st.none() | said)
numbers = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def knowledge(draw: st.DrawFn) -> dict[str, Any]:
    """A small knowledge file that keeps the essential rules."""
    nodes: list[dict[str, Any]] = []
    for index in range(1, draw(st.integers(0, 3)) + 1):
        nodes.append({"id": str(index), "kind": "siht", "title": draw(in_languages)})
        for inner in range(1, draw(st.integers(0, 2)) + 1):
            below = {"id": f"{index}.{inner}", "kind": "meede", "title": draw(in_languages), "terms": ["t"]}
            nodes.append(below)
    for node in nodes:
        if draw(st.booleans()):
            start = draw(st.integers(1, 9000))
            node |= {"period": {"start": start, "end": start + draw(st.integers(0, 300))}, "text": draw(in_languages)}
        if draw(st.booleans()):
            node |= {"short": draw(in_languages), "vision": draw(in_languages), "sources": ["s"]}
    note: dict[str, Any] = {
        "level": draw(st.sampled_from(["correction", "limit", "context"])),
        "short": draw(in_languages),
        "basis": "press",
    }
    note |= {
        "source_value": draw(st.one_of(said, numbers)),
        "field": draw(st.sampled_from(["", "value", "period", "no-such"])),
    }
    fact: dict[str, Any] = {"id": "f", "title": draw(in_languages), "notes": [note]}
    if draw(st.booleans()):
        fact |= {"value": draw(numbers), "unit": draw(in_languages), "year": draw(st.integers(-3000, 3000))}
    else:
        fact |= {"rank": draw(st.integers(-5, 10**6)), "rank_of": draw(st.integers(-5, 10**6))}
    dates = st.sampled_from(["2020", "0001", "9999-12", "2020-02-30", "1948-08", "x", ""])
    return {
        "format_version": 1,
        "version": draw(said),
        "as_of": draw(dates),
        "languages": ["et", "en"],
        "country": {"title": draw(in_languages)},
        "kinds": [{"id": "siht", "title": draw(in_languages)}, {"id": "meede", "title": draw(in_languages)}],
        "facts": [fact],
        "nodes": nodes,
        "terms": [{"id": "t", "title": draw(in_languages), "text": draw(in_languages), "aliases": [draw(said)]}],
        "events": [{"id": "e", "title": draw(in_languages), "date": draw(dates)}],
        "sources": [
            {
                "id": "s",
                "title": draw(said),
                "kind": "press",
                "url": draw(st.sampled_from(["", "x", "https://a.b/"]) | said),
            }
        ],
    }


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    knowledge(),
    st.sampled_from([name for name in COMMANDS if name not in NO_READING]),
    said,
    st.sampled_from(FORMATS),
    st.sampled_from(["et", "en", "ja"]),
    st.sampled_from([20, 40, 80, 200]),
)
def test_any_file_any_command_any_format(
    tmp_path: Path, know: dict[str, Any], name: str, word: str, form: str, language: str, columns: int
) -> None:
    path = tmp_path / "any.toml"
    path.write_text(_toml(know), encoding="utf-8")
    args = [name, *(["--", word] if name == "search" else []), "--lang", language]
    if name == "search":
        args = [name, "--lang", language, "--", word]
    for tty in (False, True):
        env = {"COLUMNS": str(columns), "LINES": "24"}
        code, out, err = call(args, file=path, tty=tty, env=env)
        assert code in (0, 1, 2), err.decode()
        assert code == 2 or language != "ja" or name == "paths"
        _hold(out, err)
    code, out, err = call([*args[:1], "--format", form, *args[1:]], file=path)
    assert code in (0, 1, 2), err.decode()
    _hold(out, err)
    if form == "json" and code != 2:
        json.loads(out)


def _hold(out: bytes, err: bytes) -> None:
    assert not CONTROL.search(re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\|[\t\r]", "", out.decode()))
    assert not CONTROL.search(err.decode())
    assert b"fault of kdg" not in err


def _toml(value: Any, *, inline: bool = False) -> str:
    """TOML enough for generated files."""
    if isinstance(value, dict):
        pairs = [f"{json.dumps(key)} = {_toml(part, inline=True)}" for key, part in value.items()]
        return "{ " + ", ".join(pairs) + " }" if inline else "\n".join(pairs) + "\n"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(part, inline=True) for part in value) + "]"
    if isinstance(value, float):
        return repr(value) if "." in repr(value) or "e" in repr(value) else f"{value!r}.0"
    return json.dumps(value, ensure_ascii=False)


def test_the_command_line_itself_takes_any_words() -> None:
    for words in (
        [],
        [""],
        ["", ""],
        ["--"],
        ["-"],
        ["--", "list"],
        ["-h", "x"],
        ["list", "--", "x"],
        ["--file"],
        ["-f", "", "list"],
    ):
        code, out, err = call(words)
        assert code in (0, 1, 2, 3), words
        _hold(out, err)


def test_prepared_words_stay_words() -> None:
    assert cli._prepared(["sources", "1", "--open", "2"]) == ["sources", "1", "--open", "2"]  # noqa: SLF001 - how Typer is fed
    assert cli._prepared(["sources", "1", "--open"]) == ["sources", "1", "--open=?"]  # noqa: SLF001
    assert cli._prepared(["help", "show"]) == ["show", "--help"]  # noqa: SLF001
