"""`kdg check`: every problem at once, each on its line; what it says, how it ends, in each face."""

import json
import re
from pathlib import Path

import pytest

from kdg import store, syntax
from kdg.check import examine
from running import DATA, REAL, SMALL, Kdg

FORTY = DATA / "forty-faults.toml"
SAID = """
4:18  as_of must be a text, not a date: put it in quotes
9:10  full-width ＝ (U+FF1D): write =
13:12 curly quote ” (U+201D): write "
14:13 "2021-13" is no year, month or day such as 2016-04
21:1  pindala: full-width ［ (U+FF3B): write [; full-width ］ (U+FF3D): write ]
25:12 pindala: the value has no unit
27:1  pindala: key "year" stands twice; first in line 26
34:12 rahvaarv: value does not fit in 64 bits
37:12 rahvaarv: [ is not closed: ] is missing, or a comma
43:12 skp: value is nan: only finite numbers are figures
44:40 skp: a comma before } is TOML 1.1: take it out
45:21 skp: unknown source "statt" (did you mean "stat"?)
49:12 tihedus: the text is not closed: " is missing
54:1  tihedus: full-width space (U+3000): write a plain space
61:12 egdi: rank 194 is above rank_of 193
68:16 egdi: source_value equals the rank_of it differs from
78:12 dgi: rank must be a whole number, not a text: write it without quotes
80:12 dgi: "0x1G" is no number; a text stands in quotes
83:1  dgi: a correction without source
92:12 dgi: notes.level is "limt", none of context, correction, limit (did you mean "limit"?)
102:34 1: the period ends in 2021, before it begins in 2030
103:13 1: unknown term "x-te" (did you mean "x-tee"?)
107:12 1.1: kind "meede" is not among [[kinds]]
108:1 1.1: unknown key "titel" (did you mean "title"?)
112:12 1.3: 1.3 follows no 1.2: a number is skipped
114:1 1.3: title lacks the file's own language, et
117:12 4.1: 4.1 hangs on 4, which does not exist
127:25 x-tee: control or direction character U+202E: take it out
128:27 x-tee: the escape \\x is TOML 1.1: write \\u and four digits
131:12 X-Road: id "X-Road" must be a-z, 0-9 and single hyphens, with a letter
134:8 X-Road: after the key an = is missing
137:12 x-tee: id "x-tee" stands twice; first in line 123
141:12 x-tee: unknown node "9"
143:1 esimene: date is missing
151:9 stat: "192.168.1.10" is a private address
157:9 un: the url is no http or https address
159:9 un: write true, in small letters
163:12 un2: this \\ is no escape: in "…" a backslash is written \\\\
166:2 table [country] stands twice; first in line 7
169:2 unknown key "sourcess" (did you mean "sources"?)
"""


def lines(text: str) -> list[str]:
    """The lines with a place, without those of the caret."""
    return [line for line in text.splitlines() if not line.startswith("    ")]


def test_forty_faults_are_forty_right_lines_in_one_run(kdg: Kdg) -> None:
    wanted = [re.sub(r"\A(\S+) +", rf"{FORTY}:\1: ", line) for line in SAID.strip().splitlines()]
    code, out, err = kdg("check", str(FORTY))
    assert lines(out) == wanted
    assert len(wanted) == 40
    assert (code, err) == (3, "kdg: 40 problems\n")


def test_the_packaged_file_has_no_problem(kdg: Kdg) -> None:
    code, out, err = kdg("check", str(REAL))
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"{re.escape(str(REAL))}: no problem, \d+ warnings \(.*\)", out.splitlines()[-1])
    assert all(": warning: " in line for line in out.splitlines()[:-1])


HEAD = """\
format_version = 1
version = "1"
as_of = "2020"
languages = ["ja", "en"]
[country]
title.ja = "エストニア"
title.en = "Estonia"
"""


TERM = '[[terms]]\nid = "a"\ntitle.ja = "x"\n'
FACT = '[[facts]]\nid = "a"\ntitle.ja = "x"\n'
IN_EN = "must be one text for each language, such as"


def said(text: str) -> list[str]:
    return [f"{one.line}:{one.column} {one.said}" for one in examine((HEAD + text).encode()) if not one.warning]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        # slips of an input method, by name
        ("［[terms]]", "8:1 full-width ［ (U+FF3B): write ["),
        ("[[terms]］", "8:9 full-width ］ (U+FF3D): write ]"),
        ('as_written ＝ "x"', "8:12 full-width ＝ (U+FF1D): write ="),
        ("as_written = “x”", '8:14 curly quote “ (U+201C): write "; curly quote ” (U+201D): write "'),
        ('as_written = "x”', '8:16 curly quote ” (U+201D): write "'),
        ('as_written = “国土：「x」、y"', '8:14 curly quote “ (U+201C): write "'),
        ('as_written =　"x"', "8:13 full-width space (U+3000): write a plain space"),
        ("rank = １2", "8:8 full-width １ (U+FF11): write 1"),
        ('aliases = ["a"、"b"]', "8:15 full-width 、 (U+3001): write ,"),
        ("\u00a0rank = 1", "8:1 no-break space (U+00A0): write a plain space"),
        # syntax
        ('as_written = "x', '8:14 the text is not closed: " is missing'),
        ('as_written = """x', '8:14 the text is not closed: """ is missing'),
        ('as_written = 国土"', '8:14 "国土"" is no value: a text stands in quotes'),
        ("as_written", "8:11 after the key an = is missing"),
        ("as_written = ", "8:14 a value is missing"),
        ("history = True", "8:11 write true, in small letters"),
        ("history = null", "8:11 there is no empty value: leave the key out"),
        ("rank = 01", '8:8 "01" is no number: no 0 in front'),
        ("rank = 1,", "8:9 no comma after a value: each key has a line of its own"),
        ("rank = 1 2", "8:10 something stands after the end of the value"),
        ("published = 2021-13-01", "8:13 2021-13-01 is no date or time; a text stands in quotes"),
        ('as_written = "\\q"', '8:15 this \\ is no escape: in "…" a backslash is written \\\\'),
        ("国土 = 1", "8:1 a key is a-z, A-Z, 0-9, _ and -, or in quotes"),
        ("= 1", "8:1 neither a key = value nor a [table]"),
        ("[[terms]", "8:8 the table's name is not closed: ]] is missing"),
        ("[terms] x = 1", "8:9 a table's [name] stands alone on its line"),
        ("[country]", "8:2 table [country] stands twice; first in line 5"),
        ("title.ja = 1", '8:1 key "ja" stands twice; first in line 6'),
        ('text = "x"\ntext.ja = "x"', "8:1 text has a value, and text.ja follows in line 9: it lacks its language"),
        ("rank = " + "9" * 5000, "8:8 a whole number of thousands of digits does not fit in 64 bits"),
        ("aliases = " + "[" * 500, "8:411 nested too deeply"),
        # TOML 1.1
        ('as_written = "\\e"', "8:15 the escape \\e is TOML 1.1: write \\u and four digits"),
        ("period = { start = 1, }", "8:21 a comma before } is TOML 1.1: take it out"),
        ("period = {\n start = 1 }", "8:10 a line break in { } is TOML 1.1: write it on one line, or as dotted keys"),
        ("published = 12:30", "8:13 a time without seconds (12:30) is TOML 1.1: add :00"),
        # characters
        ('text = "\u202e"', "8:9 control or direction character U+202E: take it out"),
        ("# \u202e", "8:3 control or direction character U+202E: take it out"),
        ("# \x1b", "8:3 control or direction character U+001B: take it out"),
    ],
    ids=lambda value: value[:40],
)
def test_what_is_no_toml_is_said_in_words_for_a_keeper(text: str, fault: str) -> None:
    found = [one for one in examine(f"{HEAD}{text}\n".encode()) if one.excerpt]
    assert [f"{one.line}:{one.column} {one.said}" for one in found] == [fault]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("[[terms]]", ["8:1 id is missing", "8:1 title is missing"]),
        ('[terms]\nid = "a"\ntitle.ja = "x"', ["8:2 [terms] must be [[terms]]: one for each"]),
        ('[[terms]]\nid = "a"\ntitle = "x"', [f'10:9 a: title {IN_EN} title.en = "…", not a text']),
        (
            '[[terms]]\nid = 7\ntitle.ja = "x"',
            ["9:6 id must be a text, not a whole number: put it in quotes"],
        ),
        (TERM + 'aliases = "x"', ["11:11 a: aliases must be a list, not a text: put it in [ ]"]),
        (
            TERM + 'aliases = ["x", 1]',
            ["11:17 a: each of aliases must be a text, not a whole number: put it in quotes"],
        ),
        (TERM + "chapter = 9223372036854775808", ["11:11 a: chapter does not fit in 64 bits"]),
        (TERM + 'alias = ["x"]', ['11:1 a: unknown key "alias" (did you mean "aliases"?)']),
        (
            FACT + 'value = inf\nunit.ja = "x"',
            ["11:9 a: value is inf: only finite numbers are figures"],
        ),
        (
            FACT + '[[facts.notes]]\nlevel = "limit"\nbasis = "memory"\nshort.ja = "x"\nyear = 1',
            ['15:1 a: unknown key "year": it belongs to the entry, above [[facts.notes]]'],
        ),
        (
            '[[nodes]]\nid = "1"\nkind = "a"\ntitle.ja = "x"\nperiod.start = 1\n' + TERM.replace("terms", "kinds"),
            ["12:1 1: period.end is missing"],
        ),
        # one fault is told once
        (FACT + 'value = 1\nunit = "x"', [f'12:8 a: unit {IN_EN} unit.en = "…", not a text']),
        (FACT + 'value = 1\nunti.ja = "x"', ['12:1 a: unknown key "unti" (did you mean "unit"?)']),
        (
            '[[sources]]\nid = "s" x\ntitle = "x"\nkind = "press"\n' + FACT + 'sources = ["s"]',
            ["9:10 s: something stands after the end of the value"],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_structure(text: str, faults: list[str]) -> None:
    assert said(text) == faults


def test_columns_count_characters_not_bytes() -> None:
    (fault,) = said('[[terms]]\nid = "a"\ntitle = { ja = "国土", en = 1 }\n')
    assert fault == "10:27 a: title.en must be a text, not a whole number: put it in quotes"


def test_a_byte_order_mark_windows_ends_and_bad_bytes_have_places() -> None:
    findings = examine(
        b"\xef\xbb\xbf" + HEAD.encode().replace(b"\n", b"\r\n") + b'[[terms]]\r\nid = "\xff"\r\nx = 1\r\n'
    )
    assert [(one.line, one.column, one.message) for one in findings if not one.warning][:2] == [
        (1, 1, "begins with a byte order mark (BOM); save it as UTF-8 without one"),
        (8, 1, "title is missing"),
    ]
    assert (9, 7, "byte 0xff is no UTF-8") in [(one.line, one.column, one.message) for one in findings]


def test_the_caret_stands_below_the_fault(kdg: Kdg) -> None:
    text = HEAD + '[[terms]]\nid = "a"\ntitle.en = "x"\ntitle.ja = "あい"　# x\n'
    _, out, _ = kdg("check", "-", stdin=text.encode())
    assert out.splitlines()[:3] == [
        "-:11:16: a: full-width space (U+3000): write a plain space",
        '    title.ja = "あい"\u3000# x',
        "    " + " " * 17 + "^",
    ]


def test_the_caret_of_a_long_line_shows_what_is_around_it(kdg: Kdg) -> None:
    text = f'{HEAD}[[terms]]\nid = "a"\ntitle.ja = "{"国" * 200}" x {"土" * 200}\n'
    _, out, _ = kdg("check", "-", stdin=text.encode())
    _, line, caret = out.splitlines()[:3]
    assert "国国" in line
    assert "x 土" in line
    assert len(line) < 80
    assert caret.index("^") == 4 + 38


def test_several_files_and_standard_input_in_the_order_given(kdg: Kdg) -> None:
    code, out, err = kdg("check", str(SMALL), "-", "nowhere.toml", stdin=b"")
    assert [line.partition(": ")[0] for line in out.splitlines() if "warning" not in line] == [
        "-:1:1",
        "nowhere.toml:1:1",
    ]
    assert (code, err) == (3, "kdg: 2 problems\n")


def test_without_a_file_it_is_the_one_in_use(kdg: Kdg) -> None:
    code, out, err = kdg("check")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == (
        f"{SMALL}: no problem, 4 warnings (2 without source, 1 missing in en, 1 unverified)"
    )
    assert len(out.splitlines()) == 5


def test_strict_makes_warnings_problems(kdg: Kdg) -> None:
    code, out, err = kdg("check", "--strict")
    assert (code, err) == (3, "kdg: 4 problems\n")
    assert "warning" not in out
    assert len(out.splitlines()) == 4


def test_json(kdg: Kdg) -> None:
    code, out, err = kdg("check", "--json", "-", stdin=(HEAD + "[[terms]]\nid = 7\n").encode())
    document = json.loads(out)
    assert (code, err) == (3, "kdg: 2 problems\n")
    assert (document["schema_version"], document["kind"]) == (1, "problems")
    assert document["items"][1] == {
        "file": "-",
        "line": 9,
        "column": 6,
        "field": "id",
        "message": "id must be a text, not a whole number: put it in quotes",
        "warning": False,
    }


def test_every_other_command_says_the_first_problem_and_points_to_check(kdg: Kdg, tmp_path: Path) -> None:
    path = tmp_path / "two words.toml"
    path.write_text(HEAD + '[[terms]]\nid ＝ "a"\n', encoding="utf-8")
    assert kdg("--file", str(path), "list") == (
        3,
        "",
        f"kdg: {path}:9:4: a: full-width ＝ (U+FF1D): write =\n     kdg check '{path}' lists every problem\n",
    )


BOTH = 'title = { ja = "x", en = "x" }\n'
KIND = '[[kinds]]\nid = "k"\n' + BOTH


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (TERM, "10:1 a: title is missing in en"),
        ('[[terms]]\nid = "a"\ntitle = { ja = "国土", en = "x" }', "10:9 a: no reading"),
        (f'[[terms]]\nid = "a"\n{BOTH}unverified = ["title.en"]', "11:15 a: title.en is unverified"),
        ('[[sources]]\nid = "s"\ntitle = "x"\nkind = "press"', "8:1 s: nothing rests on this source"),
        (
            f'[[terms]]\nid = "a"\n{BOTH}aliases = ["DX"]\n[[terms]]\nid = "b"\n{BOTH}aliases = ["dx"]',
            '15:12 b: alias "dx" is also one of a; first in line 11',
        ),
        (
            f'{KIND}[[nodes]]\nid = "1"\nkind = "k"\ntitle = {{ ja = "{"あ" * 41}", en = "x" }}',
            "14:9 1: longer than a line: give it a short heading",
        ),
        (f'[[facts]]\nid = "a"\n{BOTH}', "8:1 a: no source"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_warnings(text: str, warning: str) -> None:
    findings = examine((HEAD + text).encode())
    assert [f"{one.line}:{one.column} {one.said}" for one in findings] == [warning]
    assert findings[0].warning


@pytest.mark.parametrize("path", sorted((DATA / "broken").glob("*.toml")), ids=lambda path: path.stem)
def test_check_lists_at_least_what_the_others_say_of_a_broken_file(kdg: Kdg, path: Path) -> None:
    first = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()[0].removeprefix(f"kdg: {path.name}")
    code, out, _ = kdg("check", str(path))
    assert code == 3
    assert f"{path}{first}" in out.splitlines()


def test_a_large_file_is_not_read_again_for_each_of_many_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    # 1,500 headers, each one level deeper, of which 1,100 are too deep: two megabytes, once read 400 times.
    text = "\n".join("[" + ".".join("a" * depth) + "]" for depth in range(1, 1500))
    read: list[int] = []
    parse = store.parse

    def counted(name: str, text: str) -> dict[str, object]:
        read.append(len(text))
        return parse(name, text)

    monkeypatch.setattr(syntax, "parse", counted)
    messages = [finding.message for finding in examine(text.encode())]
    assert "nested too deeply" in messages
    assert any("not looked at" in message for message in messages)
    assert sum(read) < 40 * 2**20
