"""What a knowledge file must keep to beyond types: ids, references, periods, languages.

Floor 1, pure. Rules return every problem as a value; `kdg.check` adds line and column.
`essential` is what every command needs to answer without falling over; `check` is everything.
"""

import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from kdg.clean import UNSAFE
from kdg.library import BUILTIN_KINDS, columns, number, parent_id
from kdg.model import FORMAT_VERSION, AnyEntry, Event, Fact, Knowledge, Node, Source, Term

MAX_ENTRIES = 200_000
"""More entries than this are refused: the bound up to which kdg was tried."""

NODE_ID = re.compile(r"[1-9][0-9]{0,5}(\.[1-9][0-9]{0,5}){0,15}\Z")
SLUG = re.compile(r"(?=[a-z0-9-]{0,99}[a-z])[a-z0-9]+(-[a-z0-9]+)*\Z")
DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")

Where = tuple[str | int, ...]
"""The way to a value in the parsed file: ("nodes", 3, "title", "ja")."""


class Problem(msgspec.Struct, frozen=True):
    """One broken rule. `entry` is the id it concerns, "" for the file; `field` names the key."""

    where: Where
    entry: str
    field: str
    message: str
    warning: bool = False


TABLES = ("kinds", "facts", "nodes", "terms", "events", "sources")


def tables(know: Knowledge) -> Iterator[tuple[Where, AnyEntry]]:
    """Every entry with the way to it."""
    for table in ("facts", "nodes", "terms", "events", "sources"):
        for index, entry in enumerate(getattr(know, table)):
            yield (table, index), entry


def essential(know: Knowledge) -> list[Problem]:
    """The rules without which a command could answer wrongly or not at all, cheap enough for every start."""
    problems = [*_head(know), *_ids(know)]
    problems += _references(know)
    problems += _numbers(know)
    return problems


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
        if not LANGUAGE.match(code):
            yield Problem(("languages", index), "", "languages", f'"{code}" is no language code such as ja or en')
        elif code in know.languages[:index]:
            yield Problem(("languages", index), "", "languages", f'language "{code}" stands twice')
    seen: set[str] = set()
    for index, kind in enumerate(know.kinds):
        if not SLUG.match(kind.id) or kind.id in BUILTIN_KINDS:
            yield Problem(("kinds", index, "id"), kind.id, "id", f'"{kind.id}" cannot be the name of a kind')
        elif kind.id in seen:
            yield Problem(("kinds", index, "id"), kind.id, "id", f'kind "{kind.id}" stands twice')
        seen.add(kind.id)


def _ids(know: Knowledge) -> Iterator[Problem]:
    count = sum(len(getattr(know, table)) for table in TABLES)
    if count > MAX_ENTRIES:
        yield Problem((), "", "", f"{count} entries; at most {MAX_ENTRIES} are read")
        return
    seen: set[str] = set()
    kinds = {kind.id for kind in know.kinds}
    for where, entry in tables(know):
        if entry.id in seen:
            yield Problem((*where, "id"), entry.id, "id", f'id "{entry.id}" stands twice')
        seen.add(entry.id)
        if isinstance(entry, Node):
            if not NODE_ID.match(entry.id):
                yield Problem((*where, "id"), entry.id, "id", f'"{entry.id}" is no node number such as 1.2.2')
            elif entry.kind not in kinds:
                yield Problem((*where, "kind"), entry.id, "kind", f'kind "{entry.kind}" is not among [[kinds]]')
        elif not SLUG.match(entry.id):
            yield Problem(
                (*where, "id"), entry.id, "id", f'id "{entry.id}" must be a-z, 0-9 and single hyphens, with a letter'
            )
    for index, node in enumerate(know.nodes):
        above = parent_id(node.id)
        if NODE_ID.match(node.id) and above and above not in seen:
            yield Problem(("nodes", index, "id"), node.id, "id", f"{node.id} hangs on {above}, which does not exist")


def _references(know: Knowledge) -> Iterator[Problem]:
    sources = {source.id for source in know.sources}
    terms = {term.id for term in know.terms}
    nodes = {node.id for node in know.nodes}
    everything = sources | terms | nodes | {fact.id for fact in know.facts} | {event.id for event in know.events}

    def unknown(where: Where, entry: AnyEntry, field: str, ids: Iterable[str], known: set[str]) -> Iterator[Problem]:
        for index, name in enumerate(ids):
            if name not in known:
                what = {"sources": "source", "terms": "term", "also": "entry", "strategy": "node"}[field]
                way = (*where, field) if field == "strategy" else (*where, field, index)
                yield Problem(way, entry.id, field, f'unknown {what} "{name}"')

    for where, entry in tables(know):
        if not isinstance(entry, Source):
            yield from unknown(where, entry, "sources", entry.sources, sources)
        if isinstance(entry, Node | Fact):
            yield from unknown(where, entry, "terms", entry.terms, terms)
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
    if isinstance(raw, dict):
        if isinstance(raw.get("id"), str):
            entry = raw["id"]
        for key, value in raw.items():
            yield from characters(key, where, entry)
            yield from characters(value, (*where, key), entry)
    elif isinstance(raw, list):
        for index, value in enumerate(raw):
            yield from characters(value, (*where, index), entry)
    elif isinstance(raw, str) and (found := UNSAFE.search(raw)):
        field = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
        yield Problem(
            where, entry, field, f"control or direction character U+{ord(found[0]):04X} in {field or 'a key'}"
        )


def check(know: Knowledge) -> list[Problem]:
    """Every broken rule and every warning, in no particular order. Types are taken as checked."""
    problems = essential(know)
    own = know.languages[0] if know.languages else ""
    problems += _siblings(know)
    for where, entry in tables(know):
        problems += _texts(where, entry, know.languages, own)
        problems += _sense(where, entry)
        problems += _notes(where, entry)
        if isinstance(entry, Source):
            problems += _address(where, entry)
    problems += _kind_texts(know, own)
    problems += _shared(know)
    return problems


def _siblings(know: Knowledge) -> Iterator[Problem]:
    ids = {node.id for node in know.nodes if NODE_ID.match(node.id)}
    for index, node in enumerate(know.nodes):
        if node.id in ids:
            *above, last = number(node.id)
            before = ".".join(map(str, [*above, last - 1]))
            if last > 1 and before not in ids:
                yield Problem(
                    ("nodes", index, "id"), node.id, "id", f"{node.id} follows no {before}: a number is skipped"
                )


TEXTS = ("title", "short", "text", "aim", "vision", "lead", "unit", "since", "remark")


def _texts(where: Where, entry: AnyEntry, languages: list[str], own: str) -> Iterator[Problem]:
    for field in TEXTS:
        text = getattr(entry, field, None)
        if isinstance(text, dict) and (text or field == "title"):
            yield from _text((*where, field), entry.id, field, text, languages, own, wanted=field in ("title", "text"))
    if isinstance(entry, Node) and entry.plan:
        yield from _text((*where, "plan", "title"), entry.id, "plan", entry.plan.title, languages, own, wanted=True)
    for index, note in enumerate(entry.notes):
        for field in ("short", "text"):
            text = getattr(note, field)
            if text or field == "short":
                yield from _text((*where, "notes", index, field), entry.id, field, text, languages, own, wanted=True)


def _text(
    where: Where, entry: str, field: str, text: dict[str, str], languages: list[str], own: str, *, wanted: bool
) -> Iterator[Problem]:
    if own and own not in text:
        yield Problem(where, entry, field, f"{field} lacks the file's own language, {own}")
    for code, words in text.items():
        if code not in languages:
            yield Problem((*where, code), entry, field, f'{field} is in "{code}", which languages does not name')
        elif not words.strip():
            yield Problem((*where, code), entry, field, f"{field}.{code} is empty")
        elif words != words.strip():
            yield Problem((*where, code), entry, field, f"{field}.{code} begins or ends with a space")
    missing = [code for code in languages if code != own and code not in text]
    if wanted and missing:
        yield Problem(where, entry, field, f"{field} is missing in {', '.join(missing)}", warning=True)


def _kind_texts(know: Knowledge, own: str) -> Iterator[Problem]:
    for index, kind in enumerate(know.kinds):
        yield from _text(("kinds", index, "title"), kind.id, "title", kind.title, know.languages, own, wanted=True)
    yield from _text(("country", "title"), "", "title", know.country.title, know.languages, own, wanted=True)
    if know.document:
        yield from _text(("document", "title"), "", "title", know.document.title, know.languages, own, wanted=True)


def _sense(where: Where, entry: AnyEntry) -> Iterator[Problem]:
    if isinstance(entry, Node):
        for field, period in (("period", entry.period), ("plan", entry.plan and entry.plan.period)):
            if period and period.end < period.start:
                way = (*where, "period") if field == "period" else (*where, "plan", "period")
                yield Problem(
                    way, entry.id, field, f"the period ends in {period.end}, before it begins in {period.start}"
                )
        if entry.plan and entry.plan.published and not DATE.match(entry.plan.published):
            way = (*where, "plan", "published")
            yield Problem(way, entry.id, "plan", f'"{entry.plan.published}" is no year, month or day')
    if isinstance(entry, Node | Fact) and entry.rank is not None:
        if entry.rank < 1:
            yield Problem((*where, "rank"), entry.id, "rank", f"rank {entry.rank} is below 1")
        elif entry.rank_of is not None and entry.rank > entry.rank_of:
            yield Problem((*where, "rank"), entry.id, "rank", f"rank {entry.rank} is above rank_of {entry.rank_of}")
    if isinstance(entry, Fact) and entry.value is not None and not entry.unit:
        yield Problem((*where, "value"), entry.id, "value", "the value has no unit")
    if isinstance(entry, Event) and not DATE.match(entry.date):
        yield Problem((*where, "date"), entry.id, "date", f'"{entry.date}" is no year, month or day such as 2016-04')
    if isinstance(entry, Source) and entry.date and not DATE.match(entry.date):
        yield Problem((*where, "date"), entry.id, "date", f'"{entry.date}" is no year, month or day such as 2016-04')


def _notes(where: Where, entry: AnyEntry) -> Iterator[Problem]:
    for index, note in enumerate(entry.notes):
        way = (*where, "notes", index)
        value: Any = getattr(entry, note.field, None) if note.field else None
        if note.source_value is not None and type(value) is type(note.source_value) and value == note.source_value:
            yield Problem(
                (*way, "source_value"),
                entry.id,
                "source_value",
                f"source_value equals the {note.field} it differs from",
            )
        if note.level == "correction" and not note.sources and note.basis != "calculation":
            yield Problem(way, entry.id, "notes", "a correction without source")
        if note.level == "correction" and note.source_value is None:
            yield Problem(way, entry.id, "notes", "a correction without source_value: what does the document say?")


PRIVATE_HOST = re.compile(
    r"(localhost|[^./]+|.*\.(local|lan|internal|intranet|corp|home\.arpa)|127\..*|10\..*|192\.168\..*"
    r"|169\.254\..*|172\.(1[6-9]|2[0-9]|3[01])\..*|0\.0\.0\.0|\[.*\])\Z",
    re.IGNORECASE,
)


def _address(where: Where, source: Source) -> Iterator[Problem]:
    url = source.url
    if not url:
        return
    found = re.match(r"(https?)://([^/?#]*)", url, re.IGNORECASE)
    if not found or re.search(r"\s", url):
        yield Problem((*where, "url"), source.id, "url", "the url is no http or https address")
        return
    host = found[2].rpartition("@")[2]
    host = host if host.startswith("[") else host.partition(":")[0]
    if PRIVATE_HOST.match(host) or "@" in found[2]:
        yield Problem((*where, "url"), source.id, "url", f'"{host}" is a private address')


HEADING_COLUMNS = 80


def _shared(know: Knowledge) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    own = know.languages[0] if know.languages else ""
    cited = {
        source
        for _, entry in tables(know)
        for source in [
            *(() if isinstance(entry, Source) else entry.sources),
            *(name for note in entry.notes for name in note.sources),
        ]
    }
    for where, entry in tables(know):
        if isinstance(entry, Source):
            if entry.id not in cited:
                yield Problem(where, entry.id, "", "nothing rests on this source", warning=True)
            continue
        for index, alias in enumerate(entry.aliases if isinstance(entry, Term) else ()):
            if (other := owners.setdefault(alias, entry.id)) != entry.id:
                message = f'alias "{alias}" is also one of {other}'
                yield Problem((*where, "aliases", index), entry.id, "aliases", message, warning=True)
        title = entry.title.get(own, "")
        if isinstance(entry, Term) and not entry.reading and re.search(r"[一-鿿]", title):
            yield Problem(where, entry.id, "reading", "no reading", warning=True)
        if isinstance(entry, Node) and columns(title) > HEADING_COLUMNS and not entry.short:
            yield Problem(
                (*where, "title"), entry.id, "title", "longer than a line: give it a short heading", warning=True
            )
        for field in entry.unverified:
            yield Problem((*where, "unverified"), entry.id, "unverified", f"{field} is unverified", warning=True)
