"""What a search answers: hits with the reason for each.

Floor 0, so that showing a hit needs no search engine.
"""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from kdg.model import AnyEntry

How: TypeAlias = Literal["exact", "prefix", "contains", "reading", "words", "approximate"]


class Match(msgspec.Struct, frozen=True):
    """Why an entry was found."""

    how: How
    field: str
    """The model's name of the field: title, short, reading, aliases, text, plan, notes …"""
    language: str
    """The language of the matched text, "" where the field has none."""
    span: tuple[int, int] | None
    """Start and end of what matched, in characters of `text`; None where it cannot be marked."""
    text: str
    """The matched text as the knowledge has it."""
    word: str = ""
    """The word of the query that this is about; "" for the query as a whole."""
    words: "tuple[Match, ...]" = ()
    """For several words one match each, in the order of the query."""
    missing: tuple[str, ...] = ()
    """Words of the query that this entry does not have."""


class Hit(msgspec.Struct, frozen=True):
    """An entry that was found."""

    entry: AnyEntry
    score: int
    """0 to 100, never rising down the list. Comparable within one answer only."""
    match: Match


class Answer(msgspec.Struct, frozen=True):
    """What a search found."""

    words: tuple[str, ...]
    """The words that were looked for: particles and question words are dropped."""
    hits: Sequence[Hit]
    """Best first."""
    missing: tuple[str, ...] = ()
    """Words that no hit has. Empty where every word was found."""
    approximate: bool = False
    """Nothing was found as typed; the hits are for what was probably meant."""
    near: tuple[str, ...] = ()
    """Where nothing was found: up to three headwords that resemble the query."""
    asks: str = ""
    """The field that is asked for, to be shown with each hit: who leads a goal, `lead`."""
