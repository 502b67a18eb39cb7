"""Answers for pipes and files: JSON, JSON lines, CSV, TSV, Markdown tables and plain records.

Floor 2. One layer for every command: a format knows items and fields, never a command.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from kdg import contract
from kdg.answers import Answer
from kdg.clean import printable
from kdg.errors import UsageError
from kdg.model import TABLES, Note
from kdg.wording import Wording

FORMATS = ("text", "json", "jsonl", "csv", "tsv", "md")


class Document(msgspec.Struct, frozen=True):
    """A kind of JSON document: what its items are, and the columns of its records; `--fields` chooses others."""

    item: type[contract.Item] | None
    columns: tuple[str, ...]


ENTRIES = {
    "node": Document(contract.NodeItem, ("id", "kind", "title", "period", "ogp_id", "lead", "rank", "score", "notes")),
    "fact": Document(contract.FactItem, ("id", "title", "text", "value", "unit", "year", "rank", "rank_of", "notes")),
    "term": Document(contract.TermItem, ("id", "title", "reading", "text", "aliases", "used_by", "notes")),
    "event": Document(contract.EventItem, ("id", "date", "title", "text", "strategy", "notes")),
    "source": Document(
        contract.SourceItem,
        ("id", "title", "publisher", "date", "url", "kind", "in_document", "seen", "off_topic"),
    ),
}
"""The document of one entry of each table, by its kind; that of several has the table's name."""

_TABLE_NAMES = {table.kind: table.name for table in TABLES}

DOCUMENTS = {
    "strategies": Document(contract.NodeItem, ("id", "title", "plan", "period", "contains", "notes")),
    **{name: document for kind, document in ENTRIES.items() for name in (kind, _TABLE_NAMES[kind])},
    "notes": Document(contract.NoteItem, ("of", "level", "field", "source_value", "short", "basis", "sources")),
    "hits": Document(contract.HitItem, ("id", "kind", "title", "text", "value", "unit", "match", "score", "notes")),
    "timeline": Document(
        contract.TimelineItem, ("id", "kind", "title", "date", "period", "plan_period", "strategy", "notes")
    ),
    "paths": Document(contract.PathItem, ("name", "value", "reason")),
    "problems": Document(contract.ProblemItem, ("file", "line", "column", "entry", "field", "message", "warning")),
    "entry": Document(None, ("id", "title", "notes")),
}
"""Every kind of document. `entry` is that of an entry that was not found, and would have been of any table."""


def field_names(kind: str) -> tuple[str, ...]:
    """Every key that the items of a document can have."""
    item = DOCUMENTS[kind].item
    items = [item] if item else [document.item for document in ENTRIES.values() if document.item]
    return tuple(dict.fromkeys(name for one in items for name in one.__struct_fields__))


def check_fields(kind: str, fields: Sequence[str]) -> tuple[str, ...]:
    """The chosen fields. Raises UsageError that names the valid ones."""
    valid = field_names(kind)
    for name in fields:
        if name not in valid:
            raise UsageError(f'no field "{printable(name)}" here', hint=f"fields: {', '.join(valid)}")
    return tuple(fields)


def render(
    answer: Answer, style: str, wording: Wording, *, fields: Sequence[str] = (), ascii_only: bool = False
) -> bytes:
    """An answer in one of FORMATS, as the bytes to write."""
    chosen = check_fields(answer.kind, fields) if fields else ()
    if style == "json":
        document = answer.document()
        if chosen:
            key = "item" if answer.single else "items"
            document[key] = _chosen(msgspec.to_builtins(document[key]), chosen)
        return contract.encode(document, ascii_only=ascii_only)
    if style == "jsonl":
        items = [item for item in ([answer.item] if answer.single else answer.items) if item is not None]
        lines = _chosen(msgspec.to_builtins(list(items)), chosen) if chosen else items
        return contract.encode_lines(lines, ascii_only=ascii_only)
    if style == "text" and answer.outline is not None and not chosen:
        text = answer.outline()
    else:
        columns = chosen or DOCUMENTS[answer.kind].columns
        records = msgspec.to_builtins(list(answer.records()))
        rows = [[cell(record.get(name), name, wording) for name in columns] for record in records]
        text = _WRITERS[style](columns, rows)
    return text.encode("utf-8", "backslashreplace")


def _chosen(items: Any, fields: Sequence[str]) -> Any:  # noqa: ANN401 - a JSON value
    if isinstance(items, list):
        return [_chosen(item, fields) for item in items]
    if not isinstance(items, dict):
        return items
    # A tree keeps its shape: the chosen fields are chosen at every level.
    return {
        name: _chosen(items[name], fields) if name == "children" else items[name] for name in fields if name in items
    }


def cell(value: Any, name: str, wording: Wording) -> str:  # noqa: ANN401 - a JSON value
    """A JSON value in one cell, in the answer's language; lists are joined by `; `."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float() | str():
            return str(value)
        case list():
            return "; ".join(filter(None, (cell(part, name, wording) for part in value)))
        case dict():
            return _object(value, name, wording)
        case _:
            return str(value)


def _object(value: dict[str, Any], name: str, wording: Wording) -> str:
    if name == "notes":
        return _note(value, wording)
    if name == "contains":
        return wording.contents(value)
    if name == "parents":
        return f"{value['id']} {wording.text(value['title'])}"
    if name == "match":
        return ":".join(str(value[key]) for key in ("how", "field", "language") if value.get(key))
    if name in ("children", "words"):
        return str(value.get("id") or value.get("word"))
    if {"start", "end"} == set(value):
        return str(value["start"]) if value["start"] == value["end"] else f"{value['start']}-{value['end']}"
    if isinstance(value.get("title"), dict):
        return wording.text(value["title"])
    if name in ("origin", "mended"):
        return msgspec.json.encode(value).decode()
    return wording.text(value)


def _note(value: dict[str, Any], wording: Wording) -> str:
    """`原 34か国。加盟29＋非加盟4で33`. Context is for the card, and for JSON."""
    note = msgspec.convert({key: part for key, part in value.items() if key != "of"}, Note)
    return "" if note.level == "context" else f"{wording(note.level)} {wording.note_line(note)}"


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[_no_formula(text) for text in row] for row in rows])
    return out.getvalue()


# A spreadsheet takes a cell that begins like this for a formula; an apostrophe makes it text.
# A plain negative number is none.
_FORMULA = re.compile(r"[=+\-@\t\r](?!\d+(\.\d+)?\Z)")


def _no_formula(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


_TSV = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _tsv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(text.translate(_TSV) for text in row) + "\n" for row in (columns, *rows))


def _text(_columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(printable(text) for text in row) + "\n" for row in rows)


def escape_markdown(text: str) -> str:
    """Text that Markdown shows as it stands, on one line. An underscore between two letters is none of its signs."""
    text = re.sub(r"([\\`*\[\]<>|~#$]|(?<![^\W_])_|_(?![^\W_]))", r"\\\1", printable(text))
    return re.sub(r"&(?=#?\w+;)", "&amp;", text)


def markdown_start(line: str) -> str:
    """A line of escaped text whose beginning makes it no list: `2021. x`, `- x`."""
    return re.sub(r"\A(?:(\d{1,9})(?=[.)](?:\s|\Z))|(?=[-+](?:\s|\Z|[-\s]*\Z)))", r"\1\\", line)


def markdown_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as Markdown takes it; a line end in a cell becomes a space."""
    lines = [columns, ["---"] * len(columns), *rows]
    escaped = (line if index == 1 else [escape_markdown(text) for text in line] for index, line in enumerate(lines))
    return "".join("|" + "|".join(f" {text} " if text else " " for text in line) + "|\n" for line in escaped)


_WRITERS: dict[str, Callable[[Sequence[str], Sequence[Sequence[str]]], str]] = {
    "csv": _csv,
    "tsv": _tsv,
    "md": markdown_table,
    "text": _text,
}
