"""The JSON promise to scripts, held against documents of every command: `shapes` restates it by hand."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from asked import NO_READING, REAL_ASKED, SMALL_ASKED, WITH_MACHINE_PATHS, real_asked, small_asked
from conftest import Golden
from kdg import contract, formats
from kdg.commands import COMMANDS
from running import Kdg
from shapes import ANSWERS, DOCUMENTS, FACT, NODE, faults

READING = [name for name in COMMANDS if name not in NO_READING]


def test_every_command_has_a_contract_and_questions() -> None:
    assert set(READING) == set(ANSWERS)
    assert set(READING) == set(SMALL_ASKED)
    assert set(READING) == set(REAL_ASKED)
    assert set().union(*ANSWERS.values()) == set(DOCUMENTS)


@pytest.mark.parametrize("name", small_asked())
def test_a_document_of_the_small_file_is_as_promised(kdg: Kdg, name: str) -> None:
    _hold(kdg, small_asked()[name], None)


@pytest.mark.parametrize("name", real_asked())
def test_a_document_of_the_real_file_is_as_promised(kdg: Kdg, name: str, real: Path) -> None:
    _hold(kdg, real_asked()[name], real)


@pytest.mark.parametrize("args", [("show",), ("terms",), ("sources",), ("notes",), ("profile", "--all"), ("list",)])
def test_everything_the_real_file_has_is_as_promised(kdg: Kdg, args: tuple[str, ...], real: Path) -> None:
    document = _hold(kdg, args, real)
    assert document["items"]


def _hold(kdg: Kdg, args: tuple[str, ...], file: Path | None) -> Any:
    ran = kdg(*args, "--json", file=file)
    assert (ran.code, ran.err) == (0, "")
    document = json.loads(ran.out)
    assert document["kind"] in ANSWERS[args[0]]
    assert faults(document, DOCUMENTS[document["kind"]]) == []  # type: ignore[arg-type]  # a mapping is a shape
    assert ran.out == json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return document


@pytest.mark.parametrize("name", [name for name in small_asked() if name not in WITH_MACHINE_PATHS])
def test_the_same_question_has_the_same_bytes(kdg: Kdg, name: str) -> None:
    args = small_asked()[name]
    assert kdg(*args, "--json") == kdg(*args, "--json", env={"COLUMNS": "20", "LANG": "ja_JP.UTF-8", "KDG_LANG": "en"})
    assert kdg(*args, "--json") == kdg(*args, "--format", "json", "--color", "always")


@pytest.mark.parametrize("name", [n for n in small_asked() if n not in WITH_MACHINE_PATHS])
def test_a_document_of_the_small_file_is_the_golden_one(kdg: Kdg, golden: Golden, name: str) -> None:
    golden.check(f"json/{name}.json", kdg(*small_asked()[name], "--json").out)


@pytest.mark.parametrize("name", small_asked())
def test_jsonl_is_the_items_alone(kdg: Kdg, name: str) -> None:
    args = small_asked()[name]
    document = json.loads(kdg(*args, "--json").out)
    items = document["items"] if "items" in document else [document["item"]]
    ran = kdg(*args, "--format", "jsonl")
    assert (ran.code, ran.err) == (0, "")
    assert [json.loads(line) for line in ran.out.splitlines()] == items
    assert ran.out.count("\n") == len(items)


@pytest.mark.parametrize("name", small_asked())
def test_ascii_says_the_same(kdg: Kdg, name: str) -> None:
    args = small_asked()[name]
    ran = kdg(*args, "--json", "--ascii")
    assert ran.out.isascii()
    assert json.loads(ran.out) == json.loads(kdg(*args, "--json").out)


def test_ascii_escapes_beyond_the_basic_plane_as_two_units(kdg: Kdg) -> None:
    assert contract.escape('"a€𠮷"'.encode()) == b'"a\\u20ac\\ud842\\udfb7"'
    assert kdg("show", "1", "--ascii", "--format", "jsonl").out.isascii()


# What the documents say of small.toml, in values.


def test_show_without_ref_is_the_whole_forest(kdg: Kdg) -> None:
    document = json.loads(kdg("show", "--json").out)
    assert [(one["id"], [two["id"] for two in one["children"]]) for one in document["items"]] == [
        ("1", ["1.1", "1.2"]),
        ("2", ["2.1", "2.2"]),
    ]
    assert document["items"][0]["contains"] == {"meede": 2}


def test_depth_cuts_the_children(kdg: Kdg) -> None:
    assert json.loads(kdg("show", "1", "--depth", "0", "--json").out)["item"]["children"] == []
    one = json.loads(kdg("show", "1", "--depth", "1", "--json").out)["item"]
    assert [child["id"] for child in one["children"]] == ["1.1", "1.2"]
    assert [child["children"] for child in one["children"]] == [[], []]


def test_absent_is_a_missing_key_and_an_empty_list_is_there(kdg: Kdg) -> None:
    item = json.loads(kdg("show", "2.2", "--json").out)["item"]
    assert item == {
        "id": "2.2",
        "kind": "meede",
        "title": {"et": "Kolm sõltumatut keskust"},
        "contains": {},
        "children": [],
        "terms": [],
        "notes": [],
        "sources": [],
        "origin": {"title": {"et": "document"}},
        "aliases": ["kolmik"],
        "unverified": [],
    }


def test_a_fact_has_the_right_value_and_its_note_the_documents(kdg: Kdg) -> None:
    item = json.loads(kdg("show", "egdi-2020", "--json").out)["item"]
    assert (item["rank"], item["rank_of"]) == (3, 193)
    note = item["notes"][0]
    assert (note["of"], note["level"], note["field"], note["source_value"]) == (
        "egdi-2020",
        "correction",
        "rank_of",
        192,
    )


def test_zero_and_false_are_said(kdg: Kdg, tmp_path: Path) -> None:
    path = tmp_path / "zero.toml"
    path.write_text(
        'format_version = 1\nversion = "t"\nas_of = "2020"\nlanguages = ["et"]\ncountry.title.et = "Eesti"\n'
        '[[facts]]\nid = "null"\ntitle.et = "Null"\nvalue = 0\nunit.et = "m"\n',
        encoding="utf-8",
    )
    item = json.loads(kdg("profile", "--json", file=path).out)["items"][0]
    assert item["value"] == 0
    assert item["history"] is False


def test_nothing_found_is_an_empty_document_and_the_code(kdg: Kdg) -> None:
    ran = kdg("show", "9.9", "--json")
    assert (ran.code, json.loads(ran.out)) == (1, {"schema_version": 1, "kind": "entry", "item": None})
    ran = kdg("terms", "zzzzqq", "--json")
    assert (ran.code, json.loads(ran.out)) == (1, {"schema_version": 1, "kind": "term", "item": None})
    for command, kind in (("profile", "facts"), ("notes", "notes"), ("sources", "sources"), ("search", "hits")):
        ran = kdg(command, "zzzzqq", "--json")
        assert (ran.code, json.loads(ran.out)) == (1, {"schema_version": 1, "kind": kind, "items": []})
        assert ran.err.startswith("kdg: ")


def test_references_in_documents_resolve(kdg: Kdg, real: Path) -> None:
    sources = {item["id"] for item in json.loads(kdg("sources", "--json", file=real).out)["items"]}
    terms = {item["id"] for item in json.loads(kdg("terms", "--json", file=real).out)["items"]}
    for node in _walk(json.loads(kdg("show", "--json", file=real).out)["items"]):
        assert set(node["sources"]) <= sources
        assert set(node["terms"]) <= terms


def _walk(nodes: list[Any]) -> Iterator[Any]:
    for node in nodes:
        yield node
        yield from _walk(node["children"])


# The checker itself must reject, or every test above proves nothing.


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda item: item.update(extra=1), "$.extra: not promised"),
        (lambda item: item.pop("notes"), "$.notes: missing"),
        (lambda item: item.update(history=1), "$.history: no bool: 1"),
        (lambda item: item.update(rank="3"), "$.rank: '3'"),
        (lambda item: item.update(rank=True), "$.rank: True"),
        (lambda item: item.update(text={}), "$.text: {}"),
        (lambda item: item.update(id=item.pop("id")), "$: keys in the order"),
    ],
)
def test_the_restated_shapes_reject(kdg: Kdg, change: Callable[[Any], object], said: str) -> None:
    item = json.loads(kdg("profile", "egdi-2020", "--json").out)["items"][0]
    assert faults(item, FACT) == []
    change(item)
    found = faults(item, FACT)
    assert len(found) >= 1
    assert found[0].startswith(said) or any(fault.startswith(said) for fault in found)


def test_the_restated_keys_are_those_of_the_code() -> None:
    restated = [key.removesuffix("?") for key in NODE]
    written = [name for name in contract.NodeItem.__struct_fields__ if name != "children"]
    assert restated == written
    assert set(formats.DOCUMENTS) >= set(DOCUMENTS)
