"""What a knowledge file should say, beyond what a command needs: for `kdg check` alone.

Floor 1, pure. Types are taken as checked. Warnings are what a keeper may leave for another evening.
"""

import re
from collections.abc import Iterator
from datetime import date

from kdg.library import columns, number
from kdg.model import ADDRESS, DATE, AnyEntry, AnyWorded, Event, Fact, Knowledge, Node, Note, Period, Worded, sources_of
from kdg.rules import Problem, Where, essential, is_language, is_node_id, label, nearest, orphans, tables

_DATE = re.compile(DATE)
_ADDRESS = re.compile(ADDRESS, re.IGNORECASE)


def check(know: Knowledge) -> Iterator[Problem]:
    """Every broken rule and every warning, in no particular order."""
    languages = [code for code in dict.fromkeys(know.languages) if is_language(code)]
    yield from essential(know)
    yield from _head(know, languages)
    yield from _siblings(know)
    yield from _aliases(know)
    yield from _uncited(know)
    for where, entry in tables(know):
        yield from _texts(where, entry, languages)
        yield from _dates(where, entry)
        yield from _figures(where, entry)
        yield from _notes(where, entry)
        yield from _address(where, entry)
        if isinstance(entry, Worded):
            yield from _names(where, entry)
            yield from _unfinished(where, entry, languages)


def _siblings(know: Knowledge) -> Iterator[Problem]:
    ids = {node.id for node in know.nodes if is_node_id(node.id)}
    absent = set(orphans(know).values())
    for index, node in enumerate(know.nodes):
        if node.id not in ids:
            continue
        *above, last = number(node.id)
        parent = ".".join(map(str, above))
        before = ".".join(map(str, [*above, last - 1]))
        if last > 1 and before not in ids | absent and (not above or parent in ids):
            message = f"{node.id} follows no {before}: a number is skipped"
            yield Problem(("nodes", index, "id"), node.id, "id", message, absent=before)


# Texts and languages


_TEXTS = ("title", "short", "text", "aim", "vision", "lead", "unit", "since", "remark")
"""Every field in several languages that an entry of some table has."""
_WANTED = ("title", "text")


def _head(know: Knowledge, languages: list[str]) -> Iterator[Problem]:
    yield from _text(("country", "title"), "", know.country.title, languages, wanted=True)
    if know.document:
        yield from _text(("document", "title"), "", know.document.title, languages, wanted=True)
        yield from _text(("document", "publisher"), "", know.document.publisher, languages)
        yield from _date(("document", "published"), "", know.document.published)
    yield from _text(("terms_of_use",), "", know.terms_of_use, languages)
    yield from _date(("as_of",), "", know.as_of)
    for index, kind in enumerate(know.kinds):
        where = ("kinds", index)
        yield from _text((*where, "title"), kind.id, kind.title, languages, wanted=True)
        yield from _text((*where, "short"), kind.id, kind.short, languages)
        yield from _foreign((*where, "plural"), kind.id, kind.plural, languages)


def _texts(where: Where, entry: AnyEntry, languages: list[str]) -> Iterator[Problem]:
    for field in _TEXTS:
        text = getattr(entry, field, None)
        if isinstance(text, dict) and (text or field == "title"):
            yield from _text((*where, field), entry.id, text, languages, wanted=field in _WANTED)
    if isinstance(entry, Node) and entry.plan:
        yield from _text((*where, "plan", "title"), entry.id, entry.plan.title, languages, wanted=True)
        yield from _text((*where, "plan", "issued_by"), entry.id, entry.plan.issued_by, languages)
    for index, note in enumerate(entry.notes):
        way = (*where, "notes", index)
        yield from _text((*way, "short"), entry.id, note.short, languages, wanted=True)
        if note.text:
            yield from _text((*way, "text"), entry.id, note.text, languages, wanted=True)


def _text(
    where: Where, entry: str, text: dict[str, str], languages: list[str], *, wanted: bool = False
) -> Iterator[Problem]:
    """`wanted` is what an entry must have, and what other languages are asked for."""
    if not languages or (not text and not wanted):
        return
    own, *others = languages
    field = label(where)
    if own not in text:
        yield Problem(where, entry, field, f"{field} lacks the file's own language, {own}", lacks=(*where, own))
    yield from _foreign(where, entry, text, languages)
    for code in others if wanted and text else ():
        if code not in text:
            message = f"{field} is missing in {code}"
            group = f"missing in {code}"
            yield Problem(where, entry, field, message, warning=True, lacks=(*where, code), group=group)


def _foreign(where: Where, entry: str, text: dict[str, str], languages: list[str]) -> Iterator[Problem]:
    field = label(where)
    for code, words in text.items():
        way = (*where, code)
        if languages and code not in languages:
            message = f'{field} is in "{code}", which languages does not name{nearest(code, languages)}'
            yield Problem(way, entry, field, message, at_key=True)
        elif not words.strip():
            yield Problem(way, entry, field, f"{field}.{code} is empty")
        elif words != words.strip():
            yield Problem(way, entry, field, f"{field}.{code} begins or ends with a space")
        if found := _PRIVATE_LINK.search(words):
            yield Problem(way, entry, field, f'"{found[0]}" in {field}.{code} is a private link')


# Dates and figures


_DATES = ("date", "seen_on")
"""Every field with a date that an entry of some table has."""


def _date(where: Where, entry: str, written: str) -> Iterator[Problem]:
    if not written:
        return
    if not _DATE.fullmatch(written):
        yield Problem(where, entry, label(where), f'"{written}" is no year, month or day such as 2016-04')
        return
    year, month, day = (*map(int, written.split("-")), 1, 1)[:3]
    try:
        date(max(year, 1), month, day)
    except ValueError:
        yield Problem(where, entry, label(where), f"{written} is no day of the calendar")


def _dates(where: Where, entry: AnyEntry) -> Iterator[Problem]:
    for field in _DATES:
        yield from _date((*where, field), entry.id, getattr(entry, field, ""))
    if isinstance(entry, Event) and not entry.date:
        yield Problem((*where, "date"), entry.id, "date", "date is empty")
    if isinstance(entry, Node):
        yield from _period((*where, "period"), entry.id, entry.period)
        if entry.plan:
            yield from _period((*where, "plan", "period"), entry.id, entry.plan.period)
            yield from _date((*where, "plan", "published"), entry.id, entry.plan.published)


def _period(where: Where, entry: str, period: Period | None) -> Iterator[Problem]:
    if period and period.end < period.start:
        message = f"the period ends in {period.end}, before it begins in {period.start}"
        yield Problem((*where, "end"), entry, label(where), message)


def _figures(where: Where, entry: AnyEntry) -> Iterator[Problem]:
    rank, of = getattr(entry, "rank", None), getattr(entry, "rank_of", None)
    if rank is not None and rank < 1:
        yield Problem((*where, "rank"), entry.id, "rank", f"rank {rank} is below 1")
    elif rank is not None and of is not None and rank > of:
        message = f"rank {rank} is above rank_of {of}"
        yield Problem((*where, "rank"), entry.id, "rank", message, lacks=(*where, "rank_of"))
    if isinstance(entry, Fact) and entry.value is not None and not entry.unit:
        yield Problem((*where, "value"), entry.id, "value", "the value has no unit", lacks=(*where, "unit"))


# Notes


def _notes(where: Where, entry: AnyEntry) -> Iterator[Problem]:
    keys = (*entry.__struct_fields__, "children")
    for index, note in enumerate(entry.notes):
        way = (*where, "notes", index)
        if note.field and note.field.partition(".")[0] not in keys:
            message = f'field names "{note.field}", which this entry cannot have{nearest(note.field, keys)}'
            yield Problem((*way, "field"), entry.id, "notes.field", message)
        if note.level == "correction":
            yield from _correction(way, entry, note)


def _correction(where: Where, entry: AnyEntry, note: Note) -> Iterator[Problem]:
    if not note.sources:
        message = "a correction without source"
        yield Problem(where, entry.id, "notes.sources", message, lacks=(*where, "sources"))
    if note.source_value is None:
        message = "a correction without source_value: what does the document say?"
        yield Problem(where, entry.id, "notes.source_value", message, lacks=(*where, "source_value"))
    elif str(note.source_value).strip() in _said(entry, note.field):
        message = f"source_value equals the {note.field} it differs from"
        yield Problem((*where, "source_value"), entry.id, "notes.source_value", message)


def _said(entry: AnyEntry, field: str) -> set[str]:
    """What an entry says in a field, as a keeper could write it into source_value."""
    name, _, code = field.partition(".")
    value = getattr(entry, name, None)
    match value:
        case None:
            return set()
        case dict():
            return {value.get(code, "")} if code else set(value.values())
        case Period():
            return {f"{value.start}-{value.end}", str(value.start) if value.start == value.end else ""}
        case float() if value.is_integer():
            return {str(value), str(int(value))}
        case int():
            return {str(value), f"{value:,}", str(float(value))}
        case _:
            return {str(value)}


# Links


_PRIVATE = (
    r"(?:[^./\s]+|[^/\s]*\.(?:local|localdomain|localhost|lan|internal|intranet|private|corp|home|home\.arpa)\.?"
    r"|(?:0|10|127)\.[0-9.]+|192\.168\.[0-9.]+|169\.254\.[0-9.]+|172\.(?:1[6-9]|2[0-9]|3[01])\.[0-9.]+"
    r"|100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\.[0-9.]+|\[[^\]]*\])"
)
_PRIVATE_HOST = re.compile(_PRIVATE, re.IGNORECASE)
_PRIVATE_LINK = re.compile(
    rf"\bfile:/+\S*|\\\\[\w.-]+\\\S*|\bhttps?://(?:[^\s/@]*@\S+|{_PRIVATE}(?=[:/?#\s]|$)\S*)", re.IGNORECASE
)


def _address(where: Where, entry: AnyEntry) -> Iterator[Problem]:
    """The address of an entry of a table that has a field for one."""
    url = getattr(entry, "url", "")
    way = (*where, "url")
    if not url:
        return
    if not _ADDRESS.fullmatch(url):
        yield Problem(way, entry.id, "url", "the url is no http or https address")
        return
    authority = re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0]
    host = re.sub(r":[0-9]*\Z", "", authority.rpartition("@")[2])
    if "@" in authority or not host or _PRIVATE_HOST.fullmatch(host):
        yield Problem(way, entry.id, "url", f'"{host}" is a private address')


# What another evening may bring


_KANJI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
HEADING_COLUMNS = 80


def _names(where: Where, entry: AnyWorded) -> Iterator[Problem]:
    """Keys that name fields of the entry: origin, unverified, mended."""
    keys = entry.__struct_fields__
    for name in (*entry.origin, *entry.mended):
        if name not in keys:
            field = "origin" if name in entry.origin else "mended"
            message = f'{field} names "{name}", which this entry cannot have{nearest(name, keys)}'
            yield Problem((*where, field, name), entry.id, field, message, at_key=True)
    for index, name in enumerate(entry.unverified):
        way = (*where, "unverified", index)
        if name.partition(".")[0] not in keys:
            message = f'unverified names "{name}", which this entry cannot have{nearest(name, keys)}'
            yield Problem(way, entry.id, "unverified", message)
        else:
            yield Problem(way, entry.id, "unverified", f"{name} is unverified", warning=True, group="unverified")


def _unfinished(where: Where, entry: AnyWorded, languages: list[str]) -> Iterator[Problem]:
    title = (*where, "title")
    # The reading is of the own headword: beside another language's title it would lead astray.
    if languages[:1] == ["ja"] and _KANJI.search(entry.title.get("ja", "")) and not entry.reading:
        lacks = (*where, "reading")
        yield Problem(title, entry.id, "reading", "no reading", warning=True, lacks=lacks, group="without reading")
    own = entry.title.get(languages[0], "") if languages else ""
    if isinstance(entry, Node) and not entry.short and columns(own) > HEADING_COLUMNS:
        message = "longer than a line: give it a short heading"
        lacks = (*where, "short")
        yield Problem(title, entry.id, "short", message, warning=True, lacks=lacks, group="without short heading")
    if isinstance(entry, Fact) and not (entry.sources or any(note.sources for note in entry.notes)):
        lacks = (*where, "sources")
        yield Problem(where, entry.id, "sources", "no source", warning=True, lacks=lacks, group="without source")


def _aliases(know: Knowledge) -> Iterator[Problem]:
    owners: dict[str, tuple[str, Where]] = {}
    for index, term in enumerate(know.terms):
        for place, alias in enumerate(term.aliases):
            way = ("terms", index, "aliases", place)
            owner, first = owners.setdefault(alias.casefold(), (term.id, way))
            if owner != term.id:
                message = f'alias "{alias}" is also one of {owner}'
                yield Problem(way, term.id, "aliases", message, warning=True, first=first, group="shared alias")


def _uncited(know: Knowledge) -> Iterator[Problem]:
    cited: set[str] = set()
    for _, entry in tables(know):
        cited.update(sources_of(entry))
        for note in entry.notes:
            cited.update(note.sources)
    for index, source in enumerate(know.sources):
        if source.id not in cited:
            where = ("sources", index)
            yield Problem(where, source.id, "", "nothing rests on this source", warning=True, group="not cited")
