"""What of an entry is searched: its names, by which it is called, and its texts, which speak of it.

Floor 1, pure. The names of the fields are those of `kdg.model`.
"""

import unicodedata
from collections.abc import Iterator
from typing import TypeAlias, assert_never

from kdg.later import later
from kdg.model import AnyEntry, Event, Fact, Node, Note, Source, Term, Text

Field: TypeAlias = tuple[str, str, str]
"""Name, language ("" for none) and text. A bare tuple: a large file has a million of them."""

RANK = {
    # Names: how surely the words are the entry's own.
    "title": 0,  # the entry is called so
    "short": 0,  # and so in lists
    "aliases": 1,  # people call it so; a title says it more surely
    "reading": 2,
    "id": 2,
    "ogp_id": 2,
    "plan": 3,  # what stands behind a strategy, not the strategy
    # Texts: how close the words are to the answer.
    "value": 4,
    "as_written": 4,
    "date": 4,
    "vision": 5,
    "aim": 5,
    "text": 5,
    "lead": 6,
    "since": 7,
    "remark": 7,
    "notes": 8,  # a word about the entry, often about another one
    "publisher": 9,
}
"""Rewards the field that says most surely what an entry is; decides only between matches of one tier."""


def _in_languages(name: str, text: Text) -> list[Field]:
    return [(name, language, said) for language, said in text.items() if said]


def names_of(entry: AnyEntry) -> list[Field]:
    """What an entry is called."""
    if isinstance(entry, Source):
        return [("title", "", entry.title), ("id", "", entry.id)]
    fields = _in_languages("title", entry.title)
    if entry.short:
        fields += _in_languages("short", entry.short)
    fields += [("aliases", "", alias) for alias in entry.aliases]
    fields.append(("id", "", entry.id))
    if entry.reading:
        fields.append(("reading", "", entry.reading))
    if isinstance(entry, Node):
        if entry.ogp_id:
            fields.append(("ogp_id", "", entry.ogp_id))
        if entry.plan:
            fields += _in_languages("plan", entry.plan.title)
    return fields


def texts_of(entry: AnyEntry) -> list[Field]:
    """What is said about an entry, what says most first, in the order of `RANK`."""
    fields: list[Field] = []
    match entry:
        case Source():
            fields += [("date", "", entry.date)] if entry.date else []
            fields += _in_languages("remark", entry.remark)
            fields += _notes(entry.notes)
            return [*fields, ("publisher", "", entry.publisher)] if entry.publisher else fields
        case Fact():
            fields += _figures(entry)
        case Event():
            fields += [("date", "", form) for form in date_forms(entry.date)]
        case Node():
            fields += _in_languages("vision", entry.vision) + _in_languages("aim", entry.aim)
        case Term():
            pass
        case _:
            assert_never(entry)
    fields += _in_languages("text", entry.text)
    if isinstance(entry, Node):
        fields += _in_languages("lead", entry.lead)
        if entry.plan:
            fields += _in_languages("lead", entry.plan.issued_by)
    for name, text in (("since", entry.since), ("remark", entry.remark)):
        if text:
            fields += _in_languages(name, text)
    return fields + _notes(entry.notes) if entry.notes else fields


def _figures(fact: Fact) -> Iterator[Field]:
    if fact.as_written:
        yield "as_written", "", fact.as_written
    if fact.value is not None:
        for language, unit in fact.unit.items() or [("", "")]:
            yield "value", language, f"{fact.value:,}{unit}"
    if fact.rank is not None:
        yield "value", "", f"{fact.rank}位"


def _notes(notes: list[Note]) -> list[Field]:
    fields: list[Field] = []
    for note in notes:
        if note.source_value is not None:
            fields.append(("notes", "", str(note.source_value)))
        fields += _in_languages("notes", note.short) + _in_languages("notes", note.text)
    return fields


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def date_forms(date: str) -> list[str]:
    """A year, month or day as it is written in three languages, the file's own form first."""
    year, *rest = date.split("-")
    numbers = [int(part) for part in rest if part.isdecimal()]
    if not numbers or len(numbers) != len(rest) or not 1 <= numbers[0] <= len(_MONTHS):
        return [date]
    month, *days = numbers
    name = _MONTHS[month - 1]
    if not days:
        return [date, f"{year}年{month}月", f"{name} {year}", f"{year}년 {month}월"]
    day = days[0]
    japanese, korean = f"{year}年{month}月{day}日", f"{year}년 {month}월 {day}일"
    return [date, japanese, f"{day} {name} {year}", f"{name} {day} {year}", korean]


_DATE = later(r"(\d{4})\s*(?:[-./]|年|년)\s*(\d{1,2})(?:\s*(?:[-./]|月|월)\s*(\d{1,2})?)?\s*(?:日|일|月|월)?")
_ENGLISH_DATE = later(
    r"(?:(?P<before>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?P<month>[a-z]{3,9})\.?"
    r"(?: (?P<behind>\d{1,2})(?:st|nd|rd|th)?)?,? (?P<year>\d{4})"
)


def as_date(query: str) -> str:
    """2014.7.15, 2014年7月15日 and Jul 15, 2014 as the knowledge writes dates: 2014-07-15; "" for anything else."""
    plain = unicodedata.normalize("NFKC", query).strip().casefold()
    if found := _DATE.fullmatch(plain):
        return "-".join(part.zfill(2) for part in found.groups() if part)
    if not (found := _ENGLISH_DATE.fullmatch(plain)):
        return ""
    months = [number for number, name in enumerate(_MONTHS, 1) if name.casefold().startswith(found["month"])]
    day = found["before"] or found["behind"] or ""
    return "-".join(part.zfill(2) for part in (found["year"], str(months[0]), day) if part) if months else ""
