"""What every command needs of a knowledge file to answer rightly: ids, references, numbers, characters.

Floor 1, pure. Rules return every problem as a value; `kdg.check` adds line and column.
What only `kdg check` asks for is in `kdg.sense`, what a type says in `kdg.structure`.
"""

import math
import re
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

import msgspec

from kdg.clean import UNSAFE
from kdg.library import BUILTIN_KINDS, parent_id
from kdg.model import (
    FORMAT_VERSION,
    LANGUAGE,
    NODE_ID,
    SLUG,
    TABLES,
    AnyEntry,
    Event,
    Knowledge,
    Node,
    sources_of,
    terms_of,
)

MAX_ENTRIES = 200_000
"""More entries than this are refused: the bound up to which kdg was tried."""

MAX_DEPTH = 64
"""Nothing deeper is looked at: the model ends at a tenth of it, so that what holds more is refused anyway."""

_NODE_ID = re.compile(NODE_ID)
_SLUG = re.compile(SLUG)
_LANGUAGE = re.compile(LANGUAGE)

Where = tuple[str | int, ...]
"""The way to a value in the parsed file: ("nodes", 3, "title", "ja")."""


class Problem(msgspec.Struct, frozen=True):
    """One broken rule. `entry` is the id it concerns, "" for the file; `field` names the key.

    `at_key` points to the key rather than its value, `first` to what stood there before. `lacks` is the
    way to what is missing, so that a fault in there is not told twice; `absent` the id that no entry has.
    Warnings of one `group` are counted.
    """

    where: Where
    entry: str
    field: str
    message: str
    warning: bool = False
    at_key: bool = False
    first: Where = ()
    lacks: Where = ()
    absent: str = ""
    group: str = ""


def tables(know: Knowledge) -> Iterator[tuple[Where, AnyEntry]]:
    """Every entry with the way to it."""
    for table in TABLES:
        for index, entry in enumerate(table.of(know)):
            yield (table.name, index), entry


def is_node_id(name: str) -> bool:
    """Whether an id is a number such as 1.2.2."""
    return bool(_NODE_ID.fullmatch(name))


def is_language(code: str) -> bool:
    """Whether a code looks like one of a language: ja, en, zh-Hant."""
    return bool(_LANGUAGE.fullmatch(code))


def label(where: Where) -> str:
    """The key as a keeper writes it: title, plan.title, notes.short."""
    parts = [str(part) for part in where if isinstance(part, str)]
    return ".".join(parts[1:] if len(where) > 1 and isinstance(where[1], int) else parts)


SUGGESTED = 3000
"""Among more names no near one is looked for: it takes milliseconds each time."""


def nearest(name: str, known: Collection[str]) -> str:
    """` (did you mean "…"?)` where something known is near, else nothing."""
    near = get_close_matches(name, known, n=1) if len(known) <= SUGGESTED else []
    return f' (did you mean "{near[0]}"?)' if near else ""


def essential(know: Knowledge) -> Iterator[Problem]:
    """The rules without which a command could answer wrongly or not at all, cheap enough for every start."""
    yield from _head(know)
    yield from _ids(know)
    yield from _references(know)
    yield from _numbers(know)


def _head(know: Knowledge) -> Iterator[Problem]:
    if know.format_version != FORMAT_VERSION:
        yield Problem(
            ("format_version",),
            "",
            "format_version",
            f"format_version is {know.format_version}; this kdg reads {FORMAT_VERSION}",
        )
    if not know.languages:
        yield Problem(("languages",), "", "languages", "languages is empty: name the file's own language first")
    for index, code in enumerate(know.languages):
        if not is_language(code):
            yield Problem(("languages", index), "", "languages", f'"{code}" is no language code such as ja or en')
        elif code in know.languages[:index]:
            yield Problem(("languages", index), "", "languages", f'language "{code}" stands twice')
    seen: dict[str, int] = {}
    for index, kind in enumerate(know.kinds):
        way = ("kinds", index, "id")
        if kind.id in BUILTIN_KINDS:
            yield Problem(way, kind.id, "id", f'"{kind.id}" cannot be the name of a kind')
        elif not _SLUG.fullmatch(kind.id):
            yield Problem(way, kind.id, "id", f'kind "{kind.id}" must be a-z, 0-9 and single hyphens, with a letter')
        elif kind.id in seen:
            first = ("kinds", seen[kind.id], "id")
            yield Problem(way, kind.id, "id", f'kind "{kind.id}" stands twice', first=first)
        seen.setdefault(kind.id, index)


def _ids(know: Knowledge) -> Iterator[Problem]:
    count = len(know.kinds) + sum(len(table.of(know)) for table in TABLES)
    if count > MAX_ENTRIES:
        yield Problem((), "", "", f"{count} entries; at most {MAX_ENTRIES} are read")
        return
    seen: dict[str, Where] = {}
    kinds = [kind.id for kind in know.kinds]
    for where, entry in tables(know):
        way = (*where, "id")
        if entry.id in seen:
            yield Problem(way, entry.id, "id", f'id "{entry.id}" stands twice', first=seen[entry.id])
        seen.setdefault(entry.id, way)
        if isinstance(entry, Node):
            if not is_node_id(entry.id):
                yield Problem(way, entry.id, "id", f'"{entry.id}" is no node number such as 1.2.2')
            if entry.kind not in kinds:
                message = f'kind "{entry.kind}" is not among [[kinds]]{nearest(entry.kind, kinds)}'
                yield Problem((*where, "kind"), entry.id, "kind", message)
        elif not _SLUG.fullmatch(entry.id):
            yield Problem(way, entry.id, "id", f'id "{entry.id}" must be a-z, 0-9 and single hyphens, with a letter')
    for index, above in orphans(know).items():
        name = know.nodes[index].id
        message = f"{name} hangs on {above}, which does not exist"
        yield Problem(("nodes", index, "id"), name, "id", message, absent=above)


def orphans(know: Knowledge) -> dict[int, str]:
    """The first node, by its place in the list, below each number that does not exist."""
    nodes = {node.id for node in know.nodes}
    missing: dict[str, int] = {}
    for index, node in enumerate(know.nodes):
        above = parent_id(node.id)
        if above and above not in nodes and is_node_id(node.id):
            missing.setdefault(above, index)
    return {index: above for above, index in missing.items()}


def _references(know: Knowledge) -> Iterator[Problem]:
    sources = {source.id for source in know.sources}
    terms = {term.id for term in know.terms}
    nodes = {node.id for node in know.nodes}
    everything = {entry.id for _, entry in tables(know)}

    def unknown(where: Where, entry: AnyEntry, field: str, ids: Iterable[str], known: set[str]) -> Iterator[Problem]:
        for index, name in enumerate(ids):
            if name not in known:
                what = {"sources": "source", "terms": "term", "also": "entry", "strategy": "node"}[field]
                way = (*where, field) if field == "strategy" else (*where, field, index)
                message = f'unknown {what} "{name}"{nearest(name, known)}'
                yield Problem(way, entry.id, field, message, absent=name)

    for where, entry in tables(know):
        yield from unknown(where, entry, "sources", sources_of(entry), sources)
        yield from unknown(where, entry, "terms", terms_of(entry), terms)
        if isinstance(entry, Event) and entry.strategy:
            yield from unknown(where, entry, "strategy", [entry.strategy], nodes)
        for index, note in enumerate(entry.notes):
            way = (*where, "notes", index)
            yield from unknown(way, entry, "sources", note.sources, sources)
            yield from unknown(way, entry, "also", note.also, everything)


def _numbers(know: Knowledge) -> Iterator[Problem]:
    def bad(where: Where, entry: AnyEntry, field: str, figure: object) -> Iterator[Problem]:
        if isinstance(figure, int) and not -(2**63) <= figure < 2**63:
            yield Problem((*where, field), entry.id, field, f"{field} does not fit in 64 bits")
        elif isinstance(figure, float) and not math.isfinite(figure):
            yield Problem((*where, field), entry.id, field, f"{field} is {figure}: only finite numbers are figures")

    for where, entry in tables(know):
        for field in ("value", "score", "rank", "rank_of", "year", "chapter"):
            yield from bad(where, entry, field, getattr(entry, field, None))
        for index, note in enumerate(entry.notes):
            yield from bad((*where, "notes", index), entry, "source_value", note.source_value)


def characters(raw: object, where: Where = (), entry: str = "") -> Iterator[Problem]:
    """Control and bidirectional characters anywhere in a parsed file, keys included."""
    if len(where) > MAX_DEPTH:
        return
    if isinstance(raw, dict):
        if isinstance(raw.get("id"), str):
            entry = raw["id"]
        for key, value in raw.items():
            if UNSAFE.search(key):
                yield _character(key, (*where, key), entry, "a key")
            yield from characters(value, (*where, key), entry)
    elif isinstance(raw, list):
        for index, value in enumerate(raw):
            yield from characters(value, (*where, index), entry)
    elif isinstance(raw, str) and UNSAFE.search(raw):
        field = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
        yield _character(raw, where, entry, field)


def _character(text: str, where: Where, entry: str, field: str) -> Problem:
    found = UNSAFE.search(text)
    code = ord(found[0]) if found else 0
    message = f"control or direction character U+{code:04X} in {field}"
    return Problem(where, entry, field, message, at_key=field == "a key")
