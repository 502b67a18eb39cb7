"""What every table of entries needs, asked of each table of the register `kdg.model.TABLES`.

Nothing here names a table but the exceptions: an entry with every field filled is made from the model
itself, so a table that is added is held to all of this by being in the register. A failure says what
is to be written where; docs/architecture.md has the order.
"""

import json
import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import msgspec
import pytest
from msgspec import inspect

import shapes
import test_formats
from kdg import completion, contract, wording
from kdg.fields import RANK, names_of, texts_of
from kdg.formats import DOCUMENTS, ENTRIES, field_names
from kdg.library import BUILTIN_KINDS
from kdg.model import (
    ADDRESS,
    DATE,
    TABLE_OF,
    TABLES,
    AnyEntry,
    AnyWorded,
    Country,
    Entry,
    Kind,
    Knowledge,
    Node,
    Note,
    Period,
    Plan,
    Table,
    Worded,
)
from kdg.rules import essential
from kdg.schema import of_file
from kdg.sense import check
from running import REAL, Kdg, Terminal

ROOT = REAL.parents[1]

# Fields that are left out on purpose, by table and field.
NOT_ON_THE_CARD = {
    ("facts", "unit"): "said with the value, and only where there is no text",
    ("sources", "seen_on"): "for the keeper; whether it was seen is said",
}
NOT_IN_THE_HANDOUT = {
    ("facts", "unit"): "said with the value, and only where there is no text",
    ("sources", "seen_on"): "for the keeper; whether it was seen is said",
}
NOT_SEARCHED: dict[tuple[str, str], str] = {}
WITHOUT_ORIGIN = {("facts", "unit"): "a unit is nobody's wording"}

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
each_worded = pytest.mark.parametrize(
    "table", [table for table in TABLES if issubclass(table.entry, Worded)], ids=lambda table: table.name
)


# An entry of each table with every field filled; each text is a word of its own.


def fields(entry: type) -> Iterator[tuple[str, inspect.Type, dict[str, Any]]]:
    """Name, type and what the schema says of each field."""
    info = inspect.type_info(entry)
    assert isinstance(info, inspect.StructType)
    for field in info.fields:
        extra = field.type.extra_json_schema or {} if isinstance(field.type, inspect.Metadata) else {}
        yield field.name, field.type.type if isinstance(field.type, inspect.Metadata) else field.type, extra


def word(table: Table, field: str) -> str:
    """A word that stands nowhere else; letters alone, so that it is one word to search too."""
    return f"Q{table.kind}{field.replace('_', '')}q"


def is_text(extra: dict[str, Any]) -> bool:
    return "propertyNames" in extra


def is_date(extra: dict[str, Any]) -> bool:
    return extra.get("pattern") == f"^{DATE}$"


def is_address(extra: dict[str, Any]) -> bool:
    return extra.get("pattern") == f"^{ADDRESS}$"


def id_of(table: Table) -> str:
    return "1" if table.entry is Node else f"the-{table.kind}"


_YEARS = count(1901)
YEARS = {
    (table.name, name): next(_YEARS) for table in TABLES for name, _, extra in fields(table.entry) if is_date(extra)
}


GIVEN: dict[str, Callable[[Table], Any]] = {
    "id": id_of,
    "notes": lambda table: [
        Note(
            level="limit", field="title", short={"et": f"{word(table, 'note')}"}, basis="press", sources=["the-source"]
        )
    ],
    "sources": lambda _: ["the-source"],
    "terms": lambda _: ["the-term"],
    "strategy": lambda _: "1",
    "period": lambda _: Period(start=2001, end=2002),
    "plan": lambda table: Plan(title={"et": word(table, "plan")}, issued_by={"et": word(table, "issued_by")}),
    "origin": lambda _: {},
    "unverified": lambda _: [],
    "mended": lambda table: {"title": word(table, "mended")},
}
"""Fields whose values are no plain words."""


def filled(table: Table) -> AnyEntry:
    values: dict[str, Any] = {}
    for name, kind, extra in fields(table.entry):
        if name in GIVEN:
            values[name] = GIVEN[name](table)
        elif name == "kind" and table.entry is Node:
            values[name] = "siht"
        elif is_text(extra):
            values[name] = {"et": word(table, name)}
        elif is_date(extra):
            values[name] = f"{YEARS[table.name, name]}-05-07"
        elif is_address(extra):
            values[name] = f"https://{word(table, name).lower()}.example.org/"
        else:
            values[name] = plain(kind, word(table, name))
    return table.entry(**values)


def plain(kind: inspect.Type, said: str) -> Any:
    match kind:
        case inspect.StrType():
            return said
        case inspect.ListType(item_type=inspect.StrType()):
            return [said]
        case inspect.LiteralType():
            return kind.values[0]
        case inspect.BoolType():
            return False
        case inspect.IntType() | inspect.FloatType():
            return 7
        case inspect.UnionType():
            return plain(next(part for part in kind.types if not isinstance(part, inspect.NoneType)), said)
    pytest.fail(f"tests/test_tables.py cannot fill a {kind}: name the field in GIVEN")


def knowledge(**changed: Any) -> Knowledge:
    head: dict[str, Any] = {"format_version": 1, "version": "t", "as_of": "2020", "languages": ["et"]}
    whole = {table.name: [filled(table)] for table in TABLES}
    origin = {
        table.name: {
            name: {"et": "added"} for name, _, extra in fields(table.entry) if is_text(extra) or name == "plan"
        }
        for table in TABLES
        if issubclass(table.entry, Worded)
    }
    kinds = [Kind(id="siht", title={"et": "Siht"})]
    return Knowledge(
        **{**head, "country": Country(title={"et": "Eesti"}), "kinds": kinds, "origin": origin, **whole, **changed}
    )


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "filled.toml"
    raw = msgspec.to_builtins(knowledge())
    path.write_text("".join(f"{key} = {toml(value)}\n" for key, value in raw.items()), encoding="utf-8")
    return path


def own_words(table: Table, left_out: dict[tuple[str, str], str]) -> dict[str, str]:
    """What of the filled entry must be seen: title and text, and what only this table has."""
    shared = {*Entry.__struct_fields__, *Worded.__struct_fields__} - {"title", "text", "since", "remark"}
    said: dict[str, str] = {}
    for name, kind, extra in fields(table.entry):
        if (table.name, name) in left_out or (name in shared and (issubclass(table.entry, Worded) or name in GIVEN)):
            continue
        if is_date(extra):
            said[name] = str(YEARS[table.name, name])
        elif is_address(extra):
            said[name] = word(table, name).lower()
        elif name not in GIVEN and name != "kind" and (is_text(extra) or isinstance(kind, inspect.StrType)):
            said[name] = word(table, name)
    return said


def unseen(table: Table, left_out: dict[tuple[str, str], str], shown: str) -> list[str]:
    plain_shown = re.sub(r"\s+", "", shown)
    return [name for name, said in own_words(table, left_out).items() if said not in plain_shown]


# The register itself.


def test_the_register_is_the_models() -> None:
    info = inspect.type_info(Knowledge)
    assert isinstance(info, inspect.StructType)
    lists = {
        field.name: item.cls
        for field in info.fields
        for kind in [field.type.type if isinstance(field.type, inspect.Metadata) else field.type]
        if isinstance(kind, inspect.ListType)
        for item in [kind.item_type]
        if isinstance(item, inspect.StructType) and issubclass(item.cls, Entry)
    }
    said = "model.TABLES has the tables of model.Knowledge, in its order"
    assert {table.name: table.entry for table in TABLES} == lists, said
    assert [table.name for table in TABLES] == list(lists), said
    assert set(get_args(AnyEntry)) == set(lists.values()), "model.AnyEntry is the union of all tables' entries"
    worded = {entry for entry in lists.values() if issubclass(entry, Worded)}
    assert set(get_args(AnyWorded)) == worded, "model.AnyWorded is the union of the entries that are Worded"
    assert set(TABLE_OF) == set(lists.values())


def test_ranks_and_kinds_are_all_different() -> None:
    assert sorted(table.rank for table in TABLES) == list(range(len(TABLES))), "model.TABLES: renumber the ranks"
    assert len({table.kind for table in TABLES}) == len(TABLES)
    assert set(BUILTIN_KINDS) == {table.kind for table in TABLES} - {"node"}


def test_the_filled_file_is_sound(kdg: Kdg, file: Path) -> None:
    assert list(essential(knowledge())) == []
    assert [problem.message for problem in check(knowledge()) if not problem.warning] == []
    assert kdg("check", str(file)).code == 0


@each_worded
def test_the_file_may_say_where_its_wordings_come_from(table: Table) -> None:
    (described,) = [extra["description"] for name, _, extra in fields(Knowledge) if name == "origin"]
    assert table.name in described, f"model.Knowledge.origin: its description names {table.name}"


# JSON, formats, schema.


@each_table
def test_it_has_a_document(table: Table) -> None:
    assert table.kind in ENTRIES, f'formats.ENTRIES["{table.kind}"]: its item and the columns of its records'
    item = ENTRIES[table.kind].item
    assert item is not None
    assert item.__name__ == f"{table.entry.__name__}Item", (
        f"contract: {table.entry.__name__}Item, by which schema finds it"
    )
    assert item in get_args(contract.EntryItem), f"contract.EntryItem: {item.__name__} is one of it"
    lost = set(table.entry.__struct_fields__) - set(item.__struct_fields__)
    assert not lost, f"contract.{item.__name__} has every key of the entry: {sorted(lost)}"
    assert set(ENTRIES[table.kind].columns) <= set(field_names(table.kind))
    assert DOCUMENTS[table.name] == ENTRIES[table.kind]
    assert set(field_names(table.kind)) <= set(field_names("entry"))


@each_table
def test_its_json_is_restated(table: Table) -> None:
    assert table.kind in shapes.DOCUMENTS, f"tests/shapes.py: restate {table.kind} in DOCUMENTS, and in ANSWERS of show"
    assert table.kind in shapes.ANSWERS["show"], f"tests/shapes.py: show answers with {table.kind}"
    for kind in (table.kind, table.name):
        assert kind in test_formats.HEADERS, f"tests/test_formats.py: restate the columns of {kind} in HEADERS"


@each_table
def test_show_says_all_of_it_in_json(kdg: Kdg, table: Table, file: Path) -> None:
    ran = kdg("show", id_of(table), "--json", file=file)
    assert (ran.code, ran.err) == (0, "")
    document = json.loads(ran.out)
    assert document["kind"] == table.kind
    assert table.kind in shapes.DOCUMENTS, f"tests/shapes.py: restate {table.kind} in DOCUMENTS"
    assert shapes.faults(document, shapes.DOCUMENTS[table.kind]) == []  # type: ignore[arg-type]  # a mapping is a shape
    entry = msgspec.to_builtins(filled(table))
    wrong = [
        name for name, value in entry.items() if name not in ("notes", "origin") and document["item"].get(name) != value
    ]
    assert wrong == [], f"contract.entry_item: {table.kind} says these keys of the entry as they are"


@each_worded
def test_json_says_where_its_wordings_come_from(kdg: Kdg, table: Table, file: Path) -> None:
    item = json.loads(kdg("show", id_of(table), "--json", file=file).out)["item"]
    texts = {
        name for name, _, extra in fields(table.entry) if is_text(extra) and (table.name, name) not in WITHOUT_ORIGIN
    }
    assert texts <= set(item["origin"]), "contract._ORIGINS: the fields in several languages"


@each_table
@pytest.mark.parametrize("form", ["csv", "tsv", "md", "jsonl", "text"])
def test_it_is_a_record_in_every_format(kdg: Kdg, table: Table, form: str, file: Path) -> None:
    ran = kdg("show", id_of(table), "--format", form, "--fields", "id,title", file=file)
    assert (ran.code, ran.err) == (0, "")
    assert word(table, "title") in ran.out


@each_table
def test_it_is_in_the_schema_of_the_file(table: Table) -> None:
    part = json.loads(of_file())["definitions"][table.entry.__name__]["properties"]
    assert part["id"]["pattern"].startswith("^")
    assert all(value.get("description") for value in part.values())


# Looking up, searching, completing.


@each_table
def test_it_is_found_by_id_name_and_kind(kdg: Kdg, table: Table, file: Path) -> None:
    kind = "siht" if table.entry is Node else table.kind
    for args in (("search", word(table, "title")), ("search", word(table, "title"), "--kind", kind)):
        ran = kdg(*args, "--json", file=file)
        assert ran.code == 0, f"{ran.err} (fields.RANK lacks a field?)"
        found = json.loads(ran.out)["items"]
        assert [(hit["id"], hit["kind"]) for hit in found] == [(id_of(table), kind)]
    shown = kdg("show", word(table, "title"), "--json", file=file)
    assert json.loads(shown.out)["item"]["id"] == id_of(table)


@each_table
def test_every_word_of_it_is_searched(table: Table) -> None:
    entry = filled(table)
    places = [*names_of(entry), *texts_of(entry)]
    unranked = {name for name, _, _ in places} - set(RANK)
    assert not unranked, f"fields.RANK: how surely {sorted(unranked)} says what an entry is"
    said = " ".join(text for _, _, text in places)
    missing = [
        name
        for name, kind, extra in fields(table.entry)
        if (
            is_text(extra)
            or (isinstance(kind, inspect.StrType) and not (is_date(extra) or is_address(extra)))
            or name in ("aliases", "notes")
        )
        and name not in ("id", "kind", "strategy")
        and (table.name, name) not in NOT_SEARCHED
        and word(table, name.removesuffix("s") if name == "notes" else name).lower() not in said.lower()
    ]
    assert missing == [], f"fields.names_of or texts_of has these of {table.name}, or NOT_SEARCHED here says why not"


@each_table
def test_the_reason_of_a_hit_is_worded(terminal: Terminal, table: Table, file: Path) -> None:
    for name, _, text in [*names_of(filled(table)), *texts_of(filled(table))]:
        assert f"f_{name}" in wording._WORDS["en"], f"wording._ROWS: a row f_{name}"  # noqa: SLF001 - the rows themselves
        ran = terminal("search", text, file=file)
        assert (ran.code, ran.err) == (0, ""), text
        assert id_of(table) in ran.out


@each_table
def test_its_kind_has_a_name_in_every_language(table: Table) -> None:
    for words in wording._WORDS.values():  # noqa: SLF001 - the rows themselves
        assert table.entry is Node or table.kind in words, f"wording._ROWS: a row {table.kind}, the kind's name"


@each_table
def test_a_shell_completes_it(table: Table, file: Path) -> None:
    context: Any = SimpleNamespace(params={"file": str(file)}, parent=None, info_name="show")
    assert (id_of(table), word(table, "title")) in completion.references(context, id_of(table))
    assert (word(table, "title"), id_of(table)) in completion.references(context, word(table, "title")[:3])
    assert ("siht" if table.entry is Node else table.kind) in completion.kinds(context, "")


# Screens and exports.


@each_table
def test_the_card_shows_all_of_it(terminal: Terminal, table: Table, file: Path) -> None:
    ran = terminal("show", id_of(table), "--depth", "0", rows=100, file=file)
    assert (ran.code, ran.err) == (0, "")
    lost = unseen(table, NOT_ON_THE_CARD, ran.out)
    assert lost == [], f"screens/card.py shows these of {table.name}, or NOT_ON_THE_CARD here says why not"
    assert word(table, "note") in ran.out


@each_table
@pytest.mark.parametrize("width", [40, 80, 120])
def test_it_is_drawn_at_every_width(terminal: Terminal, table: Table, width: int, file: Path) -> None:
    for args in (
        ("show", id_of(table)),
        ("search", word(table, "title")),
        ("notes", id_of(table)),
        ("sources", id_of(table)),
    ):
        ran = terminal(*args, columns=width, rows=100, file=file)
        assert (ran.code, ran.err) == (0, ""), args
        assert ran.out


@each_table
@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("whole", [True, False], ids=["whole", "alone"])
def test_the_handout_has_all_of_it(kdg: Kdg, table: Table, form: str, whole: bool, file: Path) -> None:
    ran = kdg("export", form, *([] if whole else [id_of(table)]), file=file)
    assert (ran.code, ran.err) == (0, "")
    lost = unseen(table, NOT_IN_THE_HANDOUT, ran.out)
    assert lost == [], f"export/handout.py: Choice, choose and a section in Handout.parts say these of {table.name}"
    if form == "html" and whole:
        assert f'id="{id_of(table)}"' in ran.out, "a block with the entry's id, for links"


@each_table
def test_programs_get_it_whole(kdg: Kdg, table: Table, file: Path) -> None:
    for ref in ([], [id_of(table)]):
        item = json.loads(kdg("export", "json", *ref, file=file).out)["item"]
        assert msgspec.convert(item[table.name], list[table.entry]) == [filled(table)]  # type: ignore[name-defined]  # a type at run time
        lines = [json.loads(line) for line in kdg("export", "jsonl", *ref, file=file).out.splitlines()]
        assert id_of(table) in {line["id"] for line in lines}


# References and rules.


@each_table
def test_sources_and_terms_know_it(kdg: Kdg, table: Table, file: Path) -> None:
    (source,) = json.loads(kdg("sources", "the-source", "--json", file=file).out)["items"]
    assert id_of(table) in source["supports"]
    if "terms" in table.entry.__struct_fields__:
        assert id_of(table) in json.loads(kdg("terms", "the-term", "--json", file=file).out)["item"]["used_by"]
    notes = json.loads(kdg("notes", "--json", file=file).out)["items"]
    assert id_of(table) in {note["of"] for note in notes}


def broken(table: Table, **changed: Any) -> list[str]:
    """What check says of the filled knowledge with one entry changed."""
    entry = msgspec.structs.replace(filled(table), **changed)
    return [problem.message for problem in check(knowledge(**{table.name: [entry]}))]


@each_table
def test_check_looks_at_all_of_it(table: Table) -> None:
    for name, _, extra in fields(table.entry):
        if is_text(extra):
            said = broken(table, **{name: {"et": "a", "xx": "b"}})
            assert f'{name} is in "xx", which languages does not name' in "".join(said), f"sense._TEXTS: {name}"
        if is_date(extra):
            said = broken(table, **{name: "2020-99"})
            assert '"2020-99" is no year, month or day such as 2016-04' in said, f"sense._DATES: {name}"
        if is_address(extra):
            assert "the url is no http or https address" in broken(table, **{name: "nowhere"}), "sense._address"
    for name, what in (("sources", "source"), ("terms", "term")):
        if name in table.entry.__struct_fields__:
            assert f'unknown {what} "no-such"' in "".join(broken(table, **{name: ["no-such"]}))
    assert len(broken(table, id="No Slug")) > 0
    assert broken(table, notes=[Note(level="limit", short={}, basis="press")]) != []


# Pages.


@each_table
def test_the_pages_name_it(table: Table) -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    assert f"\n## {table.kind}\n" in page, f"docs/json.md: a section {table.kind} with every key"
    (row,) = re.findall(r"(?m)^\| `show REF` \|.*", page)
    assert f"`{table.kind}`" in row, f"docs/json.md: show REF answers with {table.kind}"
    (kinds,) = re.findall(r"(?m)^\| `id`, `kind`, `title`, `text`, `value`.*", page)
    assert table.entry is Node or f"`{table.kind}`" in kinds, f"docs/json.md: the kind of a hit may be {table.kind}"
    keys = (ROOT / "docs" / "knowledge-file.md").read_text(encoding="utf-8")
    assert f"\n### `[[{table.name}]]`\n" in keys, "python scripts/key_table.py --write"
