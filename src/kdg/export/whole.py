"""The knowledge for programs: one JSON document that reads back to the same, or one flat line an entry."""

from collections.abc import Sequence
from typing import Any

import msgspec

from kdg.contract import SCHEMA_VERSION, encode, encode_lines
from kdg.export.handout import Choice
from kdg.library import Library
from kdg.model import TABLES, AnyEntry, Event, Knowledge, Node


def document(library: Library, choice: Choice) -> bytes:
    """A whole knowledge file as JSON: `item` has its keys and reads back to an equal Knowledge."""
    return encode({"schema_version": SCHEMA_VERSION, "kind": "knowledge", "item": _part(library, choice)})


def lines(library: Library, choice: Choice) -> bytes:
    """One flat document an entry: `title_ja` for the title in Japanese, `plan_period_start` for what is deeper."""
    know = _part(library, choice)
    return encode_lines([flat(library, entry) for table in TABLES for entry in table.of(know)])


def _part(library: Library, choice: Choice) -> Knowledge:
    """The knowledge of a choice: its head, and of each table what was chosen, in file order."""
    know = library.knowledge
    if choice.subject is None:
        return know
    ids = {node.id for top in choice.nodes for node in library.branch(top)}
    chosen: dict[str, list[Any]] = {table.name: list(getattr(choice, table.name)) for table in TABLES}
    chosen["nodes"] = [node for node in know.nodes if node.id in ids]
    return msgspec.structs.replace(know, **chosen)


def flat(library: Library, entry: AnyEntry) -> dict[str, Any]:
    """An entry as one flat document.

    `key` is an id that every search engine takes (1-2-2 for 1.2.2), `kind` the entry's kind, `parents` the
    ids above it. A source's own kind is `source_kind`. A list stays a list; notes are flat objects. What the
    document says is `source_value` as text, and `source_number` where it is a number: a field has one type.
    """
    raw = msgspec.to_builtins(entry)
    kind = raw.pop("kind", None)
    found: dict[str, Any] = {"key": entry.id.replace(".", "-"), "id": raw.pop("id"), "kind": library.kind_of(entry)}
    if isinstance(entry, Node | Event):
        found["parents"] = [node.id for node in library.parents(entry)]
    elif kind is not None:
        found[f"{library.kind_of(entry)}_kind"] = kind
    notes = raw.pop("notes", [])
    found |= _flat(raw)
    if notes:
        found["notes"] = [_flat(_typed(note)) for note in notes]
    return found


def _typed(note: dict[str, Any]) -> dict[str, Any]:
    value = note.get("source_value")
    if isinstance(value, int | float):
        return {**note, "source_value": str(value), "source_number": value}
    return note


def _flat(raw: dict[str, Any], before: Sequence[str] = ()) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in raw.items():
        way = (*before, name)
        if isinstance(value, dict):
            found |= _flat(value, way)
        else:
            found["_".join(way)] = value
    return found
