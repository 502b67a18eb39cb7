"""Data is not markup, and no knowledge file is stronger than kdg: hostile texts, bounds, and files by lot."""

import csv
import io
import json
import re
import resource
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kdg.clean import UNSAFE
from kdg.commands import COMMANDS
from kdg.formats import FORMATS
from kdg.rules import MAX_ENTRIES
from running import SMALL, call, surroundings

TEXTS = {
    "markup": "[bold]x[/bold] [/] [red]y",
    "closing": "[/]",
    "link": "[link=file:///etc/passwd]here[/link] [x](javascript:alert(1))",
    "emoji": ":smile: :warning:",
    "long": "長い文 long " * 900 + "end",
    "letters": "x" * 10_000,
    "combining": "e\u0301\u0302\u0327 か\u3099 " + "\u0301" * 300 + "z",
    "zero-width": "a\u200bb\u200cc\u2060d\ufeff e",
    "joined": "👩‍👩‍👧 🇰🇷 ☎️",
    "quotes": "\"'`´” \\ \\n \\u001b[31m '''",
    "formula": "=cmd|' /C calc'!A0",
    "sum": "+1+1",
    "address": "@SUM(A1)",
    "dash": "-rf --help",
    "script": "<script>alert(1)</script> &lt;b&gt; &amp;",
    "pipe": "a | b || c |",
    "shell": "$(rm -rf /) `id` ; ${HOME} %s %n {0} {}",
    "hash": "# heading * list _em_ **b** ~~x~~",
    "guides": "├── │ └── x",
    "sequence": "\\x1b[31m ^[[31m ]8;;x",
}
QUESTIONS: dict[str, list[tuple[str, ...]]] = {
    "list": [("list",)],
    "show": [
        ("show",),
        ("show", "1"),
        ("show", "1", "--depth", "0"),
        ("show", "t-1"),
        ("show", "f-1"),
        ("show", "s-1"),
    ],
    "search": [("search", "needle", "--limit", "0"), ("search", "need")],
    "profile": [("profile", "--all"), ("profile", "f-1")],
    "terms": [("terms",), ("terms", "needle")],
    "notes": [("notes",)],
    "sources": [("sources",)],
    "timeline": [("timeline",)],
    "export": [("export", "md"), ("export", "html"), ("export", "json"), ("export", "jsonl")],
    "check": [("check",), ("check", "--json")],
    "new": [("new", "-")],
    "schema": [("schema",), ("schema", "output")],
    "paths": [("paths",)],
}
"""What every command is asked; browse is a screen of its own, tried in test_browse."""
UNMOVED = {"check", "new", "schema"}
"""Commands that show no text of the file."""
READING = [name for name in QUESTIONS if name not in {*UNMOVED, "export"}]
OWN_SEQUENCE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;(?:id=[0-9a-f]+)?;[^\x1b\x07]*\x1b\\")


def test_every_command_is_asked() -> None:
    assert set(QUESTIONS) == set(COMMANDS) - {"browse"}


def value(said: Any) -> str:
    """A TOML value."""
    if isinstance(said, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {value(part)}" for key, part in said.items()) + " }"
    if isinstance(said, list):
        return "[" + ", ".join(map(value, said)) + "]"
    if isinstance(said, float):
        return repr(said)
    return json.dumps(said, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml(data: dict[str, Any]) -> bytes:
    """A file, every table written inline: what TOML takes, whatever the shape."""
    return "".join(f"{json.dumps(key)} = {value(part)}\n" for key, part in data.items()).encode()


def knowledge(said: str) -> dict[str, Any]:
    """A file every text of which is the same."""
    text = {"ja": said, "en": said}
    note = {"level": "limit", "field": "title", "source_value": said, "short": text, "text": text, "basis": "press"}
    right = {**note, "level": "correction", "field": "value", "sources": ["s-1"]}
    common = {
        "title": text,
        "reading": said,
        "aliases": ["needle", said],
        "text": text,
        "since": text,
        "remark": text,
        "mended": {"title": said},
        "sources": ["s-1"],
        "notes": [note, right],
    }
    plan = {"title": text, "issued_by": text, "published": "2016-04", "period": {"start": 2016, "end": 2020}}
    more = {"aim": text, "vision": text, "lead": text, "ogp_id": said, "rank": 1, "score": 0.5}
    return {
        "format_version": 1,
        "version": said,
        "as_of": "2021",
        "languages": ["ja", "en"],
        "terms_of_use": text,
        "country": {"title": text, "text": said},
        "document": {"title": text, "publisher": text, "published": "2021-08"},
        "kinds": [{"id": "aim", "title": text}, {"id": "step", "title": text, "short": text, "plural": text}],
        "facts": [{**common, "id": "f-1", "value": 1, "unit": text, "as_written": said, "terms": ["t-1"]}],
        "nodes": [
            {**common, **more, "id": "1", "kind": "aim", "plan": plan, "period": {"start": 2015, "end": 2020}},
            {**common, "id": "1.1", "kind": "step", "short": text, "terms": ["t-1"]},
        ],
        "terms": [{**common, "id": "t-1"}],
        "events": [{**common, "id": "e-1", "date": "2016-04", "strategy": "1"}],
        "sources": [
            {
                "id": "s-1",
                "title": said,
                "publisher": said,
                "url": f"https://x.example/{said}",
                "kind": "press",
                "remark": text,
                "notes": [note],
            }
        ],
    }


def clean(out: str, *, also: str = "\n") -> None:
    """Nothing in an output that a terminal would obey, apart from kdg's own colours and links."""
    rest = OWN_SEQUENCE.sub("", out)
    found = UNSAFE.search("".join(char for char in rest if char not in also))
    assert found is None, (ascii(found[0]), rest[:200])


class _Shown(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.tags = "", set[str]()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as HTMLParser calls it
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def strings(found: Any) -> Iterator[str]:
    """Every text of a JSON value."""
    if isinstance(found, dict):
        for part in found.values():
            yield from strings(part)
    elif isinstance(found, list):
        for part in found:
            yield from strings(part)
    elif isinstance(found, str):
        yield found


def squeezed(text: str) -> str:
    return re.sub(r"[\s│├└─]", "", text)


def read(out: str, form: str) -> list[str]:
    """The texts that somebody who reads this format gets."""
    match form:
        case "json":
            return list(strings(json.loads(out)))
        case "jsonl":
            return [text for line in out.splitlines() for text in strings(json.loads(line))]
        case "csv":
            return [cell for row in csv.reader(io.StringIO(out, newline="")) for cell in row]
        case "tsv":
            marks = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
            unescaped = re.sub(r"\\[tnr\\]", lambda found: marks[found[0]], out)
            return re.split(r"[\t\n]", unescaped)
        case "md":
            html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(out)
            shown = _Shown(html)
            inside = {"a", "h1", "h2", "h3", "h4", "h5", "ol", "ul", "li", "strong", "em"}
            assert shown.tags <= {"table", "thead", "tbody", "tr", "th", "td", "p", *inside}, shown.tags
            return [" ".join(shown.text.split())]
        case _:
            return [out]


@pytest.fixture(scope="module", params=TEXTS)
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A file full of one text, and the text."""
    said = TEXTS[request.param]
    path = tmp_path_factory.mktemp("hostile") / "hostile.toml"
    path.write_bytes(toml(knowledge(said)))
    tomllib.loads(path.read_text(encoding="utf-8"))
    return path, said


LONG = 1_000


def asked(name: str, said: str) -> list[tuple[str, ...]]:
    """What a command is asked of a text: of a long one, only the first question."""
    return QUESTIONS[name][: 1 if len(said) > LONG else None]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_text_is_shown_as_it_stands_in_every_command_and_format(hostile: tuple[Path, str], name: str) -> None:
    path, said = hostile
    for index, question in enumerate(asked(name, said)):
        # The first question in every format, the others in two each.
        for form in (None,) if name not in READING else FORMATS[index % 3 :: 3] if index else FORMATS:
            code, out, err = call([*question, *(["--format", form] if form else [])], file=path)
            text = out.decode()
            assert b"a fault of kdg" not in err
            assert code == (0 if name != "check" else code)
            clean(err.decode())
            clean(text, also="\n\t" + "\r" * (form == "csv"))
            if name in UNMOVED:
                continue
            face = form or question[1]
            if face == "html":
                shown = _Shown(text)
                assert not {"img", "iframe", "link", "object", "b"} & shown.tags
                assert squeezed(said) in squeezed(shown.text)
            elif face == "md":
                # Markdown's reader takes some spaces and entities its own way; nothing else may differ.
                assert squeezed(said) in squeezed(read(text.partition("-->\n")[2] or text, "md")[0]), question
            else:
                cells = read(text, face)
                assert any(said in cell for cell in cells), (question, face)
                if face == "csv":
                    assert not any(re.match(r"[=+\-@\t\r]", cell) for cell in cells), "a formula"


@pytest.mark.parametrize("name", READING)
def test_a_text_is_shown_as_it_stands_on_a_terminal(hostile: tuple[Path, str], name: str) -> None:
    path, said = hostile
    for index, question in enumerate(asked(name, said)):
        for columns in (40,) if index or len(said) > LONG else (40, 80):
            env = {"COLUMNS": str(columns), "LINES": "50"}
            code, out, err = call([*question], file=path, tty=True, env=env)
            text = out.decode()
            assert (code, err) == (0, b""), question
            clean(text)
            assert squeezed(said) in squeezed(OWN_SEQUENCE.sub("", text)), (question, columns)
            for link in re.findall(r"\x1b\]8;id=[0-9a-f]+;([^\x1b]+)", text):
                assert link.startswith("https://x.example/")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "ssh://x", "x-man-page://1", "//x"])
def test_only_a_web_address_becomes_a_link_on_a_terminal(tmp_path: Path, url: str) -> None:
    path = tmp_path / "links.toml"
    data = knowledge("x")
    data["sources"][0]["url"] = url
    path.write_bytes(toml(data))
    for question in (("sources",), ("show", "s-1"), ("show", "t-1")):
        _, out, _ = call(question, file=path, tty=True, env={"COLUMNS": "80"})
        assert url in out.decode()
        assert "\x1b]8" not in out.decode()


# Control and direction characters: refused in a file, cleaned in an argument.

CHARACTERS = "\x00 \x07 \x08 \n \r \t \x1b \x7f \x85 \x9b \u061c \u200e \u2028 \u202e \u2066".split(" ")
PLACES: dict[str, Any] = {
    "title": lambda data, bad: data["nodes"][0]["title"].update(ja=bad),
    "alias": lambda data, bad: data["terms"][0]["aliases"].append(bad),
    "note": lambda data, bad: data["facts"][0]["notes"][0]["short"].update(en=bad),
    "source": lambda data, bad: data["sources"][0].update(publisher=bad),
    "url": lambda data, bad: data["sources"][0].update(url="https://x.example/" + bad),
    "kind": lambda data, bad: data["kinds"][0]["title"].update(ja=bad),
    "unit": lambda data, bad: data["facts"][0]["unit"].update(ja=bad),
    "version": lambda data, bad: data.update(version=bad),
    "id": lambda data, bad: data["terms"][0].update(id=bad),
    "language": lambda data, bad: data["languages"].append(bad),
    "key": lambda data, bad: data["terms"][0]["title"].update({bad: "x"}),
    "unknown": lambda data, bad: data.update({bad: 1}),
}


def escaped(data: dict[str, Any]) -> bytes:
    """A file in ASCII: everything else stands there by escape."""
    text = toml(data).decode()
    return "".join(
        char if (char.isascii() and char.isprintable()) or char == "\n" else f"\\U{ord(char):08x}" for char in text
    ).encode()


@pytest.mark.parametrize("char", CHARACTERS, ids=lambda char: f"U+{ord(char):04X}")
def test_a_control_character_anywhere_is_refused_and_never_printed(char: str, tmp_path: Path) -> None:
    for place, put in PLACES.items():
        data = knowledge("x")
        put(data, f"a{char}[31mb")
        path = tmp_path / f"{place}.toml"
        path.write_bytes(escaped(data))
        code, out, err = call(["list", "--json"], file=path)
        assert (code, out) == (3, b""), place
        assert 1 <= err.count(b"\n") <= 2
        clean(err.decode())
        code, out, err = call(["check", str(path)])
        assert code == 3
        clean(out.decode() + err.decode())


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in {"new", "schema"}])
def test_every_command_refuses_a_control_character(name: str, tmp_path: Path) -> None:
    data = knowledge("x")
    PLACES["title"](data, "\x1b]0;owned\x07")
    path = tmp_path / "control.toml"
    path.write_bytes(escaped(data))
    for question in QUESTIONS[name]:
        code, out, err = call(question, file=path, tty=True)
        assert code == (0 if name == "paths" else 3)  # which file it is can be told of a broken one
        clean(out.decode() + err.decode())
        if name not in {"paths", "check"}:
            assert out == b""


BAD_WORD = "no\x1b[31mthing\x07\x9b\u202e\u2028\udcff" + "x" * 5_000
ARGUMENTS = [
    *[
        (name, BAD_WORD)
        for name in ("show", "search", "profile", "terms", "notes", "sources", "export", "schema", "list")
    ],
    ("export", "md", BAD_WORD),
    ("check", BAD_WORD),
    ("sources", "1", "--open", BAD_WORD),
    ("search", "x", "--kind", BAD_WORD),
    ("search", "x", "--limit", BAD_WORD),
    ("show", "--depth", BAD_WORD),
    ("timeline", "--from", BAD_WORD),
    ("list", "--lang", BAD_WORD),
    ("list", "--fields", BAD_WORD),
    ("list", "--format", BAD_WORD),
    ("list", "--color", BAD_WORD),
    ("list", "--file", BAD_WORD),
    ("list", f"--{BAD_WORD}"),
    (BAD_WORD,),
    (f"--{BAD_WORD}",),
    ("help", BAD_WORD),
]


@pytest.mark.parametrize(
    "args",
    ARGUMENTS,
    ids=lambda args: (
        " ".join(args)[:16].encode("ascii", "ignore").decode("ascii").replace("\x1b", "").replace("\x07", "")
    ),
)
def test_an_argument_is_cleaned_before_it_is_echoed(args: tuple[str, ...]) -> None:
    for form in ([], ["--json"]) if args[0] in READING else ([],):
        for tty in (False, True):
            code, out, err = call([*args, *form], file=SMALL, tty=tty)
            assert code in (1, 2, 3)
            clean(out.decode() + err.decode())
            assert 1 <= err.count(b"\n") <= 2
            assert b"a fault of kdg" not in err


# Bounds.

HEAD: dict[str, Any] = {
    "format_version": 1,
    "version": "t",
    "as_of": "2020",
    "languages": ["ja"],
    "country": {"title": {"ja": "国"}},
    "kinds": [{"id": "aim", "title": {"ja": "目的"}}],
}


def timed(*args: str, limit: float, memory: int = 3_000) -> tuple[int, bytes, bytes]:
    """One command in a process of its own, in so many seconds and MiB; several times what was measured."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))

    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "kdg", *args],
        capture_output=True,
        env=surroundings(),
        timeout=limit,
        preexec_fn=bound,
        check=False,
    )
    assert time.perf_counter() - start < limit
    assert b"a fault of kdg" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in {"new", "schema", "paths", "check"}])
def test_a_file_over_64_mib_is_refused_by_every_command(name: str, tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate((64 << 20) + 1)
    code, out, err = call(QUESTIONS[name][0], file=path)
    assert (code, out, err.decode()) == (3, b"", f"kdg: {path}: larger than 64 MiB\n")


def many(count: int) -> bytes:
    """So many entries, the kind counted too."""
    rows = "".join(f'[[terms]]\nid = "t{at}"\ntitle.ja = "語{at}"\n' for at in range(count - 1))
    return toml({key: part for key, part in HEAD.items() if key != "kinds"}) + (
        f'[[kinds]]\nid = "aim"\ntitle.ja = "目的"\n{rows}'.encode()
    )


def test_200_000_entries_are_read(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    path.write_bytes(many(MAX_ENTRIES))
    assert timed("list", "--json", "--file", str(path), limit=30)[0] == 0
    code, out, _ = timed("show", "t199998", "--file", str(path), limit=30)
    assert (code, out.decode()) == (0, "t199998\t語199998\t\t\t\t\t\n")


def test_200_001_entries_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    path.write_bytes(many(MAX_ENTRIES + 1))
    code, out, err = timed("list", "--file", str(path), limit=60)
    assert (code, out) == (3, b"")
    assert b"200001 entries; at most 200000 are read" in err


DEEP = 20_000
NESTED = {
    "arrays": "x = " + "[" * DEEP + "]" * DEEP,
    "tables": "x = " + "{a=" * DEEP + "1" + "}" * DEEP,
    "keys": ".".join(["a"] * DEEP) + " = 1",
    "header": "[" + ".".join(["a"] * DEEP) + "]\nb = 1",
    "open": "x = " + "[" * DEEP,
    "quotes": "x = " + '"' * DEEP,
    "300 deep": "x = " + "[" * 300 + "]" * 300,
}


@pytest.mark.parametrize("name", NESTED)
def test_deep_nesting_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "deep.toml"
    path.write_bytes(toml(HEAD) + NESTED[name].encode() + b"\n")
    for args in (("list", "--file", str(path)), ("check", str(path))):
        start = time.perf_counter()
        code, out, err = call(args)
        assert time.perf_counter() - start < 10
        assert code == 3
        clean(out.decode() + err.decode())
        assert b"a fault of kdg" not in err


@pytest.mark.parametrize(
    "said", ["データを使う行政。" * 40_000, "word " * 200_000, "x" * 1_000_000], ids=["ja", "en", "letters"]
)
def test_a_title_of_a_megabyte_is_shown(said: str, tmp_path: Path) -> None:
    path = tmp_path / "title.toml"
    path.write_bytes(toml({**HEAD, "nodes": [{"id": "1", "kind": "aim", "title": {"ja": said}}]}))
    for args in (["show", "1"], ["show", "1", "--color", "always"], ["list", "--json"]):
        code, out, _ = timed(*args, "--file", str(path), limit=20)
        assert code == 0
        assert squeezed(said) in squeezed(OWN_SEQUENCE.sub("", out.decode()))


def test_ten_thousand_aliases_are_searched(tmp_path: Path) -> None:
    path = tmp_path / "aliases.toml"
    term = {"id": "t", "title": {"ja": "語"}, "aliases": [f"alias {at}" for at in range(10_000)]}
    path.write_bytes(toml({**HEAD, "terms": [term]}))
    code, out, _ = timed("search", "alias", "9999", "--file", str(path), limit=30)
    assert (code, out.split(b"\t")[0]) == (0, b"t")
    assert timed("show", "t", "--color", "always", "--file", str(path), limit=20)[0] == 0


def test_a_file_in_ascii_alone_is_searched(tmp_path: Path) -> None:
    path = tmp_path / "ascii.toml"
    data = {**HEAD, "country": {"title": {"ja": "X"}}, "kinds": [{"id": "aim", "title": {"ja": "Aim"}}]}
    path.write_bytes(toml({**data, "terms": [{"id": "t", "title": {"ja": "infrastructure"}}]}))
    code, out, err = call(["search", "infrastrcture"], file=path)
    assert (code, err, out.split(b"\t")[0]) == (0, b"", b"t")
    assert call(["search", "zzzzqq"], file=path)[0] == 1


# Files by lot. Valid in shape, with what a keeper may write; now and then one thing in them is wrong.

LETTERS = st.sampled_from(
    [
        *"abz AZ09.,-_'\"\\[]{}()<>|#*`$%&=+@/:;!?~^",
        *"あアー々漢字、。」）（韓한글éß",
        "\u0301",
        "\u200b",
        "\u200d",
        "👩",
    ]
)
SAID = st.text(LETTERS, min_size=1, max_size=12) | st.sampled_from([text[:60] for text in TEXTS.values()])
LANGUAGES = ("ja", "en", "ko")
TEXT = st.fixed_dictionaries({"ja": SAID}, optional={"en": SAID, "ko": SAID})
DATE = st.sampled_from(["2016", "2016-04", "2016-04-30", "0001", "9999-12-31"])
YEAR = st.integers(-10, 10_000) | st.integers(2010, 2030)
NUMBER = st.integers(-(2**63), 2**63 - 1) | st.integers(0, 99) | st.floats(allow_nan=False, allow_infinity=False)
SOURCES = st.lists(st.sampled_from(["s-1", "s-2"]), max_size=3)
TERMS = st.lists(st.sampled_from(["t-1", "t-2"]), max_size=2)
NOTE = st.fixed_dictionaries(
    {
        "level": st.sampled_from(["correction", "limit", "context"]),
        "short": TEXT,
        "basis": st.sampled_from(["calculation", "primary", "press", "reference", "inference", "memory"]),
    },
    optional={
        "field": st.sampled_from(["value", "rank_of", "period", "title", "children", "x"]),
        "source_value": SAID | NUMBER,
        "text": TEXT,
        "sources": SOURCES,
        "also": st.lists(st.sampled_from(["1", "t-1", "f-1"]), max_size=2),
    },
)
PERIOD = st.fixed_dictionaries({"start": YEAR, "end": YEAR})
COMMON = {
    "short": TEXT,
    "reading": SAID,
    "aliases": st.lists(SAID, max_size=3),
    "text": TEXT,
    "since": TEXT,
    "remark": TEXT,
    "sources": SOURCES,
    "notes": st.lists(NOTE, max_size=2),
    "unverified": st.lists(st.sampled_from(["text", "title.ko", "x"]), max_size=2),
    "mended": st.dictionaries(st.sampled_from(["title", "vision"]), SAID, max_size=1),
    "chapter": st.integers(-1, 9),
    "origin": st.just({"title": {"en": "official"}}),
}
RANKED = {"rank": st.integers(-1, 300), "rank_of": st.integers(0, 300)}


def entry(name: str, required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"id": st.just(name), "title": TEXT, **required}, optional={**COMMON, **optional})


def node(name: str) -> st.SearchStrategy[dict[str, Any]]:
    plan = st.fixed_dictionaries({"title": TEXT}, optional={"issued_by": TEXT, "published": DATE, "period": PERIOD})
    more = {"aim": TEXT, "vision": TEXT, "lead": TEXT, "period": PERIOD, "plan": plan, "ogp_id": SAID, "terms": TERMS}
    score = {"score": st.floats(allow_nan=False, allow_infinity=False)}
    return entry(name, {"kind": st.sampled_from(["aim", "step"])}, {**more, **RANKED, **score})


def fact(name: str) -> st.SearchStrategy[dict[str, Any]]:
    more = {"value": NUMBER, "unit": TEXT, "year": YEAR, "as_written": SAID, "history": st.booleans(), "terms": TERMS}
    return entry(name, {}, {**more, **RANKED})


def source(name: str) -> st.SearchStrategy[dict[str, Any]]:
    flags = dict.fromkeys(("in_document", "seen", "off_topic", "pairing_inferred"), st.booleans())
    return st.fixed_dictionaries(
        {"id": st.just(name), "title": SAID, "kind": st.sampled_from(["primary", "press", "reference"])},
        optional={
            "publisher": SAID,
            "date": DATE,
            "url": st.sampled_from(["https://x.example/a?b=c;d", "http://x", "file:///x", "x"]),
            "remark": TEXT,
            "notes": st.lists(NOTE, max_size=1),
            **flags,
        },
    )


KIND = {"title": TEXT}
FILES = st.fixed_dictionaries(
    {
        "format_version": st.just(1),
        "version": SAID,
        "as_of": DATE,
        "languages": st.sampled_from([["ja"], ["ja", "en"], ["ja", "en", "ko"], ["ja", "xx"]]),
        "country": st.fixed_dictionaries({"title": TEXT}, optional={"text": SAID}),
        "kinds": st.tuples(
            *(
                st.fixed_dictionaries({"id": st.just(name), **KIND}, optional={"short": TEXT, "plural": TEXT})
                for name in ("aim", "step")
            )
        ).map(list),
        "facts": st.sampled_from([[], ["f-1"], ["f-1", "f-2"]]).flatmap(
            lambda names: st.tuples(*map(fact, names)).map(list)
        ),
        "nodes": st.sampled_from([[], ["1"], ["1", "1.1"], ["2", "1", "1.10", "1.9", "1.9.1"]]).flatmap(
            lambda names: st.tuples(*map(node, names)).map(list)
        ),
        "terms": st.tuples(*(entry(name, {}, {}) for name in ("t-1", "t-2"))).map(list),
        "events": st.sampled_from([[], ["e-1"], ["e-1", "e-2"]]).flatmap(
            lambda names: st.tuples(*(entry(name, {"date": DATE}, {}) for name in names)).map(list)
        ),
        "sources": st.tuples(*map(source, ("s-1", "s-2"))).map(list),
    },
    optional={
        "terms_of_use": TEXT,
        "document": st.fixed_dictionaries({"title": TEXT}, optional={"publisher": TEXT, "published": DATE}),
        "origin": st.just({"nodes": {"title": {"ja": "document", "en": "translation"}}}),
    },
)
WRONG: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        0,
        -1,
        2**70,
        1.5,
        float("nan"),
        float("inf"),
        True,
        "",
        "x",
        "1.1.1.1",
        "\x1b[31m",
        [],
        [[]],
        ["x"],
        {},
        {"ja": 1},
        {"": ""},
        {"ja": "\u202e"},
    ]
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A knowledge file; one in three with something wrong somewhere."""
    data = draw(FILES)
    if draw(st.integers(0, 2)) == 0:
        place: Any = data
        for _ in range(draw(st.integers(1, 5))):
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(place[key], dict | list) and place[key] and draw(st.booleans()):
                place = place[key]
                continue
            wrong = draw(WRONG)
            if wrong is None:
                del place[key]
            else:
                place[key] = wrong
            break
    return toml(data) if draw(st.integers(0, 9)) else toml(data)[: draw(st.integers(0, 400))]


WORDS = (
    st.sampled_from(["1", "1.1", "t-1", "f-1", "s-1", "e-1", "2016", "a", "漢字", "あ", "x y", "[/]", "", " ", "."])
    | SAID
)
FACES = st.sampled_from([*[["--format", form] for form in FORMATS], ["--json", "--ascii"], ["--color", "always"], []])


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """A command with what it may be asked."""
    name = draw(st.sampled_from(list(QUESTIONS)))
    args = list(draw(st.sampled_from(QUESTIONS[name])))
    if name in {"show", "profile", "terms", "notes", "sources"}:
        args = [name, *draw(st.lists(WORDS.filter(lambda word: not word.startswith("-")), max_size=2))]
    elif name == "search":
        args = [name, "--", *draw(st.lists(WORDS, min_size=1, max_size=3))]
    elif name == "timeline":
        args = [name, *draw(st.sampled_from([[], ["--from", "2015"], ["--to", "1"], ["--from", "9999"]]))]
    if name == "profile" and draw(st.booleans()):
        return [*args, "--value"]
    if name in READING:
        face = draw(FACES)
        args = [args[0], *face, *args[1:]]
    if name not in {"new", "schema", "check"} and (language := draw(st.sampled_from([None, *LANGUAGES]))):
        args = [args[0], "--lang", language, *args[1:]]
    return args


@settings(
    derandomize=True,
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(files(), st.lists(command_lines(), min_size=4, max_size=6), st.sampled_from([20, 40, 80, 200]))
def test_no_file_and_no_question_make_kdg_fail(data: bytes, asked: list[list[str]], columns: int) -> None:
    for args in asked:
        env = {"COLUMNS": str(columns), "LINES": "24"}
        code, out, err = call(args, stdin=data, file="-", env=env, tty="--color" in args)
        said, text = err.decode(), out.decode()
        assert code in (0, 1, 2, 3), (args, said)
        assert "a fault of kdg" not in said
        assert "Traceback" not in said
        clean(said)
        csv_ends = "\r" if "csv" in args else ""
        clean(text, also=f"\n\t{csv_ends}")
        if code in (0, 3) and text and ("json" in args or "--json" in args or args == ["schema"]):
            json.loads(text, parse_constant=_refuse)
        if code == 0 and "jsonl" in args:
            for line in text.splitlines():
                json.loads(line, parse_constant=_refuse)


def _refuse(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")
