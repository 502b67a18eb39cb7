"""The JSON that scripts rely on: one class for each document, keys in their promised order.

Floor 2. Stated rule for what is absent: a list is always there, maybe empty; any other key
is left out when there is nothing to say. Text is an object by language code.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeAlias, assert_never

import msgspec
from msgspec import UNSET, Meta, UnsetType

from kdg.hits import Hit, Match
from kdg.library import Library
from kdg.model import AnyEntry, AnyWorded, Event, Fact, Node, Note, Origin, Source, Term, Text

SCHEMA_VERSION = 1
"""Raised when a key goes or changes its meaning; additions keep it."""

Maybe: TypeAlias = UnsetType


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A JSON object with a fixed order of keys."""


class NoteItem(Item, frozen=True, kw_only=True):
    """A note; `of` is the id of the entry that carries it."""

    of: str
    level: Literal["correction", "limit", "context"]
    field: str | Maybe = UNSET
    source_value: str | int | float | Maybe = UNSET
    short: Text
    text: Text | Maybe = UNSET
    basis: Literal["calculation", "primary", "press", "reference", "inference", "memory"]
    sources: list[str]
    also: list[str]


class PeriodItem(Item, frozen=True, kw_only=True):
    """Years, both included."""

    start: int
    end: int


class PlanItem(Item, frozen=True, kw_only=True):
    """The official plan behind a strategy."""

    title: Text
    issued_by: Text | Maybe = UNSET
    published: str | Maybe = UNSET
    period: PeriodItem | Maybe = UNSET


Origins: TypeAlias = dict[str, dict[str, Literal["document", "official", "translation", "added"]]]


class NodeItem(Item, frozen=True, kw_only=True):
    """A strategy or what hangs below it."""

    id: str
    kind: str
    title: Text
    short: Text | Maybe = UNSET
    text: Text | Maybe = UNSET
    aim: Text | Maybe = UNSET
    vision: Text | Maybe = UNSET
    period: PeriodItem | Maybe = UNSET
    plan: PlanItem | Maybe = UNSET
    ogp_id: str | Maybe = UNSET
    lead: Text | Maybe = UNSET
    rank: int | Maybe = UNSET
    rank_of: int | Maybe = UNSET
    score: float | Maybe = UNSET
    contains: Annotated[dict[str, int], Meta(description="How many nodes of each kind hang below.")]
    children: Annotated[
        list["NodeItem"] | Maybe, Meta(description="The nodes below, as deep as was asked; left out by list.")
    ] = UNSET
    terms: list[str]
    notes: list[NoteItem]
    sources: list[str]
    origin: Origins
    reading: str | Maybe = UNSET
    aliases: list[str]
    since: Text | Maybe = UNSET
    remark: Text | Maybe = UNSET
    unverified: list[str]
    mended: dict[str, str] | Maybe = UNSET
    chapter: int | Maybe = UNSET


class FactItem(Item, frozen=True, kw_only=True):
    """A figure or statement of the country profile."""

    id: str
    title: Text
    value: int | float | Maybe = UNSET
    unit: Text | Maybe = UNSET
    year: int | Maybe = UNSET
    rank: int | Maybe = UNSET
    rank_of: int | Maybe = UNSET
    text: Text | Maybe = UNSET
    as_written: str | Maybe = UNSET
    notes: list[NoteItem]
    sources: list[str]
    short: Text | Maybe = UNSET
    reading: str | Maybe = UNSET
    aliases: list[str]
    terms: list[str]
    history: bool
    since: Text | Maybe = UNSET
    remark: Text | Maybe = UNSET
    origin: Origins
    unverified: list[str]
    mended: dict[str, str] | Maybe = UNSET
    chapter: int | Maybe = UNSET


class TermItem(Item, frozen=True, kw_only=True):
    """A glossary term."""

    id: str
    title: Text
    reading: str | Maybe = UNSET
    aliases: list[str]
    text: Text | Maybe = UNSET
    used_by: list[str]
    notes: list[NoteItem]
    sources: list[str]
    short: Text | Maybe = UNSET
    since: Text | Maybe = UNSET
    remark: Text | Maybe = UNSET
    origin: Origins
    unverified: list[str]
    mended: dict[str, str] | Maybe = UNSET
    chapter: int | Maybe = UNSET


class EventItem(Item, frozen=True, kw_only=True):
    """Something dated."""

    id: str
    date: str
    title: Text
    text: Text | Maybe = UNSET
    strategy: str | Maybe = UNSET
    notes: list[NoteItem]
    sources: list[str]
    short: Text | Maybe = UNSET
    reading: str | Maybe = UNSET
    aliases: list[str]
    since: Text | Maybe = UNSET
    remark: Text | Maybe = UNSET
    origin: Origins
    unverified: list[str]
    mended: dict[str, str] | Maybe = UNSET
    chapter: int | Maybe = UNSET


class SourceItem(Item, frozen=True, kw_only=True):
    """A source; `supports` are the ids of the entries that rest on it."""

    id: str
    title: str
    publisher: str | Maybe = UNSET
    date: str | Maybe = UNSET
    url: str | Maybe = UNSET
    kind: Literal["primary", "press", "reference"]
    in_document: bool
    seen: bool
    off_topic: bool
    supports: list[str]
    notes: list[NoteItem]
    seen_on: str | Maybe = UNSET
    pairing_inferred: bool
    remark: Text | Maybe = UNSET


class TimelineItem(Item, frozen=True, kw_only=True):
    """A strategy with its years, or an event: `kind` is event for that, else the strategy's own."""

    id: str
    kind: str
    title: Text
    short: Text | Maybe = UNSET
    date: Annotated[str | Maybe, Meta(description="An event's date: a year, month or day.")] = UNSET
    period: Annotated[PeriodItem | Maybe, Meta(description="The years that the document gives a strategy.")] = UNSET
    plan_period: Annotated[PeriodItem | Maybe, Meta(description="The years that the plan itself covers.")] = UNSET
    strategy: Annotated[str | Maybe, Meta(description="The strategy that an event belongs to.")] = UNSET
    notes: list[NoteItem]


class ParentItem(Item, frozen=True, kw_only=True):
    """An entry above a hit."""

    id: str
    title: Text


class WordItem(Item, frozen=True, kw_only=True):
    """Where one of several words was found."""

    word: str
    how: str
    field: str
    language: str | Maybe = UNSET
    span: tuple[int, int] | Maybe = UNSET


class MatchItem(Item, frozen=True, kw_only=True):
    """Why an entry is a hit; `span` counts characters of that field's text, end excluded."""

    how: Literal["exact", "prefix", "contains", "reading", "words", "approximate"]
    field: str
    language: str | Maybe = UNSET
    span: tuple[int, int] | Maybe = UNSET
    words: list[WordItem]
    missing: list[str]


class HitItem(Item, frozen=True, kw_only=True):
    """A search result: the answer itself, not the way to it."""

    id: str
    kind: str
    title: Text | str
    text: Text | Maybe = UNSET
    value: int | float | Maybe = UNSET
    unit: Text | Maybe = UNSET
    notes: list[NoteItem]
    parents: list[ParentItem]
    score: Annotated[int, Meta(description="0 to 100, never rising down the list.")]
    match: MatchItem


class PathItem(Item, frozen=True, kw_only=True):
    """One line of `kdg paths`."""

    name: str
    value: str
    reason: str


class ProblemItem(Item, frozen=True, kw_only=True):
    """What `kdg check` found; lines and columns count from 1, columns in characters."""

    file: str
    line: int
    column: int
    entry: Annotated[str | Maybe, Meta(description="The id of the entry that it concerns.")] = UNSET
    field: Annotated[str | Maybe, Meta(description="The key that it concerns.")] = UNSET
    message: str
    warning: Annotated[bool, Meta(description="A warning; --strict makes it a problem.")]


EntryItem: TypeAlias = NodeItem | FactItem | TermItem | EventItem | SourceItem


def _some(value: Any) -> Any:  # noqa: ANN401 - any field of the model
    """UNSET for nothing to say; 0 and False say something."""
    return UNSET if value is None or value in ("", {}) else value


def note_item(of: AnyEntry, note: Note) -> NoteItem:
    """A note as it stands on its entry."""
    return NoteItem(
        of=of.id,
        level=note.level,
        field=_some(note.field),
        source_value=_some(note.source_value),
        short=note.short,
        text=_some(note.text),
        basis=note.basis,
        sources=note.sources,
        also=note.also,
    )


def _notes(entry: AnyEntry) -> list[NoteItem]:
    return [note_item(entry, note) for note in entry.notes]


def _period(period: Any) -> Any:  # noqa: ANN401 - a Period or None
    return UNSET if period is None else PeriodItem(start=period.start, end=period.end)


_ORIGINS = ("title", "short", "text", "aim", "vision", "plan", "lead", "since", "remark")
"""The fields of which JSON says where each wording comes from."""


def _origins(library: Library, entry: AnyWorded) -> Origins:
    found: dict[str, dict[str, Origin]] = {}
    for field in _ORIGINS:
        text = getattr(entry, field, None)
        text = getattr(text, "title", text)
        if isinstance(text, dict):
            origins = {code: library.origin(entry, field, code) for code in text}
            if said := {code: origin for code, origin in origins.items() if origin}:
                found[field] = said  # type: ignore[assignment]  # checked while decoding
    return found


def _wording(library: Library, entry: AnyWorded) -> dict[str, Any]:
    """The keys that every entry with a title in several languages has."""
    return {
        "title": entry.title,
        "short": _some(entry.short),
        "text": _some(entry.text),
        "reading": _some(entry.reading),
        "aliases": entry.aliases,
        "notes": _notes(entry),
        "sources": entry.sources,
        "since": _some(entry.since),
        "remark": _some(entry.remark),
        "origin": _origins(library, entry),
        "unverified": entry.unverified,
        "mended": _some(entry.mended),
        "chapter": _some(entry.chapter),
    }


def node_item(library: Library, node: Node, *, depth: int | None = None, children: bool = True) -> NodeItem:
    """A node with the nodes below it, `depth` levels of them or all."""
    below: Any = UNSET
    if children:
        rest = None if depth is None else depth - 1
        below = (
            []
            if depth == 0
            else [node_item(library, child, depth=rest, children=True) for child in library.children(node.id)]
        )
    plan = node.plan
    return NodeItem(
        id=node.id,
        **_wording(library, node),
        kind=node.kind,
        aim=_some(node.aim),
        vision=_some(node.vision),
        period=_period(node.period),
        plan=UNSET
        if plan is None
        else PlanItem(
            title=plan.title,
            issued_by=_some(plan.issued_by),
            published=_some(plan.published),
            period=_period(plan.period),
        ),
        ogp_id=_some(node.ogp_id),
        lead=_some(node.lead),
        rank=_some(node.rank),
        rank_of=_some(node.rank_of),
        score=_some(node.score),
        contains=library.contents(node.id),
        children=below,
        terms=node.terms,
    )


def fact_item(library: Library, fact: Fact) -> FactItem:
    """A fact."""
    return FactItem(
        id=fact.id,
        **_wording(library, fact),
        value=_some(fact.value),
        unit=_some(fact.unit),
        year=_some(fact.year),
        rank=_some(fact.rank),
        rank_of=_some(fact.rank_of),
        as_written=_some(fact.as_written),
        terms=fact.terms,
        history=fact.history,
    )


def term_item(library: Library, term: Term) -> TermItem:
    """A glossary term."""
    return TermItem(
        id=term.id,
        **_wording(library, term),
        used_by=[user.id for user in library.used_by(term.id)],
    )


def event_item(library: Library, event: Event) -> EventItem:
    """An event."""
    return EventItem(
        id=event.id,
        **_wording(library, event),
        date=event.date,
        strategy=_some(event.strategy),
    )


def source_item(library: Library, source: Source) -> SourceItem:
    """A source."""
    return SourceItem(
        id=source.id,
        title=source.title,
        publisher=_some(source.publisher),
        date=_some(source.date),
        url=_some(source.url),
        kind=source.kind,
        in_document=source.in_document,
        seen=source.seen,
        off_topic=source.off_topic,
        supports=[entry.id for entry in library.supports(source.id)],
        notes=_notes(source),
        seen_on=_some(source.seen_on),
        pairing_inferred=source.pairing_inferred,
        remark=_some(source.remark),
    )


def bar_item(library: Library, node: Node) -> TimelineItem:
    """A strategy of the timeline."""
    return TimelineItem(
        id=node.id,
        kind=node.kind,
        title=node.title,
        short=_some(node.short),
        period=_period(node.period),
        plan_period=_period(node.plan and node.plan.period),
        notes=[note_item(of, note) for note, of in library.notes_on(node)],
    )


def moment_item(library: Library, event: Event) -> TimelineItem:
    """An event of the timeline."""
    return TimelineItem(
        id=event.id,
        kind=library.kind_of(event),
        title=event.title,
        short=_some(event.short),
        date=event.date,
        strategy=_some(event.strategy),
        notes=[note_item(of, note) for note, of in library.notes_on(event)],
    )


def entry_item(library: Library, entry: AnyEntry, *, depth: int | None = None) -> EntryItem:
    """Any entry."""
    match entry:
        case Node():
            return node_item(library, entry, depth=depth)
        case Fact():
            return fact_item(library, entry)
        case Term():
            return term_item(library, entry)
        case Event():
            return event_item(library, entry)
        case Source():
            return source_item(library, entry)
        case _:
            assert_never(entry)


def _match(match: Match) -> MatchItem:
    return MatchItem(
        how=match.how,
        field=match.field,
        language=_some(match.language),
        span=_some(match.span),
        words=[
            WordItem(
                word=word.word, how=word.how, field=word.field, language=_some(word.language), span=_some(word.span)
            )
            for word in match.words
        ],
        missing=list(match.missing),
    )


def hit_item(library: Library, hit: Hit) -> HitItem:
    """A search result."""
    entry = hit.entry
    return HitItem(
        id=entry.id,
        kind=library.kind_of(entry),
        title=entry.title,
        text=_some(getattr(entry, "text", None)),
        value=_some(getattr(entry, "value", None)),
        unit=_some(getattr(entry, "unit", None)),
        notes=_notes(entry),
        parents=[ParentItem(id=node.id, title=node.title) for node in library.parents(entry)],
        score=hit.score,
        match=_match(hit.match),
    )


def encode(document: object, *, ascii_only: bool = False) -> bytes:
    """A document as UTF-8 JSON, two spaces a level, with a line end; non-ASCII as \\u escapes if asked."""
    data = msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
    return escape(data) if ascii_only else data


def encode_lines(items: Iterable[object], *, ascii_only: bool = False) -> bytes:
    """One item a line."""
    data = b"".join(msgspec.json.encode(item) + b"\n" for item in items)
    return escape(data) if ascii_only else data


def escape(data: bytes) -> bytes:
    """JSON with everything beyond ASCII written as \\u escapes; it only ever stands inside strings."""
    out = []
    for char in data.decode():
        code = ord(char)
        if code < 0x80:  # noqa: PLR2004 - the end of ASCII
            out.append(char)
        elif code < 0x10000:  # noqa: PLR2004 - one UTF-16 unit
            out.append(f"\\u{code:04x}")
        else:
            code -= 0x10000
            out.append(f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}")
    return "".join(out).encode()
