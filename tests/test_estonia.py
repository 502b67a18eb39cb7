"""A second country: every command works on it, in its own languages and with its own kinds."""

import json
from pathlib import Path

import pytest

import kdg as package
from kdg.commands import COMMANDS
from running import REAL, Kdg, Terminal

ESTONIA = REAL.parents[1] / "examples" / "estonia.toml"
LANGUAGES = ("et", "en", "ja")

ASKED: dict[str, tuple[str, ...]] = {
    "list": ("list",),
    "show": ("show", "1"),
    "search": ("search", "x-tee"),
    "profile": ("profile", "--all"),
    "terms": ("terms",),
    "notes": ("notes",),
    "sources": ("sources", "egdi-2020"),
    "timeline": ("timeline", "--from", "1990"),
    "export": ("export", "md"),
    "check": ("check", str(ESTONIA)),
    "new": ("new", "-"),
    "schema": ("schema",),
    "paths": ("paths",),
}
NO_LANGUAGE = {"check", "new", "schema", "paths"}
READING = [name for name in ASKED if name not in {*NO_LANGUAGE, "export"}]
NEEDS_A_TERMINAL = {"browse"}


def test_every_command_is_asked() -> None:
    assert {*ASKED, *NEEDS_A_TERMINAL} >= set(COMMANDS) - {"completion"}


@pytest.mark.parametrize("name", ASKED)
def test_every_command_answers(kdg: Kdg, name: str) -> None:
    code, out, err = kdg(*ASKED[name], file=ESTONIA)
    assert (code, err) == (0, "")
    assert out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", READING)
def test_every_screen_answers_in_each_of_its_languages(terminal: Terminal, name: str, language: str) -> None:
    code, out, err = terminal(*ASKED[name], "--lang", language, file=ESTONIA)
    assert (code, err) == (0, "")
    assert out
    assert all(code not in out for code in ("Korea's", "韓国 デジタル"))


@pytest.mark.parametrize("name", READING)
def test_every_document_has_all_languages(kdg: Kdg, name: str) -> None:
    code, out, _ = kdg(*ASKED[name], "--json", file=ESTONIA)
    assert code == 0
    document = json.loads(out)
    items = document["items"] if "items" in document else [document["item"]]
    titles = [item["title"] for item in items if isinstance(item.get("title"), dict)]
    assert all([*title] == [*LANGUAGES] for title in titles)


def test_it_has_no_problem_and_its_warnings_are_what_is_from_memory(kdg: Kdg) -> None:
    code, out, err = kdg("check", str(ESTONIA))
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith(f"{ESTONIA}: no problem, ")
    assert all("is unverified" in line for line in out.splitlines()[:-1])


def test_its_own_language_and_its_own_kinds(kdg: Kdg, terminal: Terminal) -> None:
    assert kdg("show", "1", file=ESTONIA).out.splitlines()[:2] == [
        "1 Digiühiskonna arengukava 2030 (2021-2030)",
        "  1.1 Digiriik",
    ]
    assert "alaeesmärki" in terminal("list", file=ESTONIA).out
    found = json.loads(kdg("search", "5G", "--kind", "direction", "--json", file=ESTONIA).out)["items"]
    assert [item["id"] for item in found] == ["1.2.2"]
    assert kdg("search", "5G", "--kind", "goal", file=ESTONIA).code == 2


def test_the_figure_beside_koreas(kdg: Kdg) -> None:
    assert kdg("profile", "egdi-2020", "--value", file=ESTONIA).out == "3\n"
    assert kdg("profile", "EGDI", "--lang", "ja", file=ESTONIA).out.split("\t")[0] == "egdi-2020"
    assert kdg("search", "e-hääletamine", file=ESTONIA).out.split("\t")[0] == "i-voting"
    assert kdg("search", "電子政府ランキング", file=ESTONIA).out.split("\t")[0] == "egdi-2020"


def test_about_forty_entries_each_with_a_public_source() -> None:
    library = package.load(ESTONIA)
    entries = [entry for entry in library.entries() if not entry.id.startswith(("1.",)) and hasattr(entry, "sources")]
    assert 35 <= sum(1 for entry in library.entries() if hasattr(entry, "sources")) <= 50
    assert all(entry.sources for entry in entries)
    assert all(source.url.startswith(("https://", "http://")) for source in library.knowledge.sources)


def test_it_is_not_called_a_copy_of_the_packaged_knowledge(kdg: Kdg) -> None:
    assert "comes from" not in kdg("paths", file=ESTONIA).out
    assert Path(ESTONIA).read_text(encoding="utf-8").startswith("#:schema ../data/strategies.schema.json\n")
