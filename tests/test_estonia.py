"""A second country's file with every command: nothing of the first country is in code.

`examples/estonia.toml` has languages and kinds of its own. `browse` waits for keys and `new` asks no file.
"""

import json
from itertools import product
from pathlib import Path

import pytest
from rich.cells import cell_len

from kdg import store
from kdg.check import examine
from kdg.cli import build
from kdg.commands import COMMANDS
from running import HERE, Kdg, Ran, Terminal

ESTONIA = HERE.parent / "examples" / "estonia.toml"
LANGUAGES = ("et", "en", "ja")
ARGUMENTS = {
    "show": ([], ["1"], ["1.2.2"], ["X-tee"], ["un-egdi-2020"], ["x-tee-2001"], ["valitsus-agenda"]),
    "search": (["xroad"], ["e-residency"], ["人口"]),
    "profile": ([], ["egdi"], ["--all"]),
    "terms": ([], ["x-tee"]),
    "sources": ([], ["1"]),
    "notes": ([], ["1"]),
    "export": (["md"], ["html"], ["json"], ["jsonl"], ["md", "1"]),
    "check": ([str(ESTONIA)],),
    "schema": (["file"], ["output"]),
}
CALLS = [
    (name, *arguments) for name in COMMANDS if name not in ("browse", "new") for arguments in ARGUMENTS.get(name, ([],))
]
FOREIGN = ("Korea", "韓国", "大韓民国", "한국", "대한민국", "Seoul", "ソウル")


@pytest.fixture(autouse=True)
def _estonia(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KDG_FILE", str(ESTONIA))


def answered(ran: Ran) -> str:
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip()
    for word in FOREIGN:
        assert word not in ran.out
    return ran.out


def takes(name: str, option: str) -> bool:
    return any(option in parameter.opts for parameter in build([name]).commands[name].params)


def named(value: object) -> str:
    return "-".join(Path(part).name for part in value) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize(("call", "language"), list(product(CALLS, LANGUAGES)), ids=named)
def test_every_command_answers_through_a_pipe(kdg: Kdg, call: tuple[str, ...], language: str) -> None:
    out = answered(kdg(*call, "--lang", language))
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("call", "language"), list(product([call for call in CALLS if takes(call[0], "--json")], LANGUAGES)), ids=named
)
def test_every_command_answers_in_json(kdg: Kdg, call: tuple[str, ...], language: str) -> None:
    document = json.loads(answered(kdg(*call, "--lang", language, "--json")))
    assert document["schema_version"] == 1
    assert document.get("items") or document.get("item")


DRAWN = [call for call in CALLS if call[0] not in ("export", "schema", "check", "paths")]
"""What is laid out for the width; the others are files, or name places as they are."""


@pytest.mark.parametrize(("call", "language", "width"), list(product(DRAWN, LANGUAGES, (80, 40))), ids=named)
def test_every_command_fits_the_terminal(terminal: Terminal, call: tuple[str, ...], language: str, width: int) -> None:
    out = answered(terminal(*call, "--lang", language, columns=width))
    for line in out.splitlines():
        assert cell_len(line) <= width or "http" in line, line


@pytest.mark.parametrize("language", LANGUAGES)
def test_paths_and_check_answer_on_a_terminal(terminal: Terminal, language: str) -> None:
    assert language in answered(terminal("paths", "--lang", language))
    assert "no problem" in answered(terminal("check", str(ESTONIA), columns=40))


def test_the_file_has_no_problem_and_leaves_only_what_is_from_memory() -> None:
    findings = examine(ESTONIA.read_bytes())
    assert [finding.said for finding in findings if not finding.warning] == []
    assert {finding.group for finding in findings} == {"unverified"}


def test_every_text_is_in_every_language() -> None:
    know = store.load(store.choose(str(ESTONIA))).knowledge
    assert tuple(know.languages) == LANGUAGES
    assert know.document is not None
    texts = [know.country.title, know.document.title, know.document.publisher, know.terms_of_use]
    texts += [text for kind in know.kinds for text in (kind.title, kind.short)]
    for entry in (*know.facts, *know.nodes, *know.terms, *know.events):
        fields = ("title", "short", "text", "aim", "vision", "lead", "unit", "since", "remark")
        texts += [getattr(entry, field, {}) for field in fields]
        texts += [text for note in entry.notes for text in (note.short, note.text)]
    assert {tuple(text) for text in texts if text} == {LANGUAGES}
    assert all(source.url.startswith("https://") for source in know.sources)


@pytest.mark.parametrize("name", ["egdi", "EGDI", "un-egdi-2020", "電子政府ランキング"])
def test_the_rank_is_three_of_193(kdg: Kdg, name: str) -> None:
    found = json.loads(kdg("profile", name, "--json").out)["items"]
    assert [(fact["rank"], fact["rank_of"], fact["year"]) for fact in found] == [(3, 193, 2020)]
    assert kdg("profile", name, "--value").out == "3\n"


@pytest.mark.parametrize(
    ("language", "said"), [("et", "3. koht 193 riigi seas"), ("en", "3rd of 193"), ("ja", "3位/193か国")]
)
def test_the_rank_stands_in_the_second_line(terminal: Terminal, language: str, said: str) -> None:
    assert said in terminal("profile", "egdi", "--lang", language, columns=40).out.splitlines()[1]


@pytest.mark.parametrize("words", ["xroad", "x-tee", "X-Road", "xtee", "x road", "エックスロード"])
def test_search_finds_x_road(kdg: Kdg, words: str) -> None:
    hits = json.loads(kdg("search", words, "--json").out)["items"]
    assert hits[0]["id"] == "x-tee"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rahvaarv", "population"),
        ("人口密度", "population-density"),
        ("data embassy", "andmesaatkond"),
        ("internet voting", "i-haaletamine"),
        ("küberturvalisus", "1.3"),
        ("kuberturvalisus", "1.3"),
    ],
)
def test_search_finds_in_every_language(kdg: Kdg, words: str, found: str) -> None:
    assert json.loads(kdg("search", words, "--json").out)["items"][0]["id"] == found


@pytest.mark.parametrize(("language", "kind"), [("et", "eesmärki"), ("en", "objectives"), ("ja", "目的")])
def test_kinds_are_the_files_own(kdg: Kdg, language: str, kind: str) -> None:
    assert kind in kdg("list", "--lang", language).out


def test_a_number_may_be_spoken_in_its_kinds(kdg: Kdg) -> None:
    assert json.loads(kdg("show", "arengukava 1", "--json").out)["item"]["id"] == "1"
