"""What a search answers: hits with the reason for each. Floor 0, so that showing a hit needs no search engine."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from kdg.model import AnyEntry

How: TypeAlias = Literal["exact", "prefix", "contains", "reading", "words", "approximate"]


class WordMatch(msgspec.Struct, frozen=True):
    """Where one of several words was found. `span` counts characters of `text`, end excluded."""

    word: str
    how: How
    field: str
    language: str
    span: tuple[int, int] | None
    text: str


class Match(msgspec.Struct, frozen=True):
    """Why an entry is a hit. `text` is the original string that matched; `missing` are words not found."""

    how: How
    field: str
    language: str
    span: tuple[int, int] | None
    text: str
    words: Sequence[WordMatch] = ()
    missing: Sequence[str] = ()


class Hit(msgspec.Struct, frozen=True):
    """An entry that matches. `score` is 0 to 100 and never rises down a list of hits."""

    entry: AnyEntry
    score: int
    match: Match


class Answer(msgspec.Struct, frozen=True):
    """All hits, best first. Where there are none, `near` holds at most three headwords as a hint."""

    words: Sequence[str]
    hits: Sequence[Hit]
    missing: Sequence[str] = ()
    near: Sequence[str] = ()

    @property
    def approximate(self) -> bool:
        """Whether nothing matches but by similarity."""
        return bool(self.hits) and all(hit.match.how == "approximate" for hit in self.hits)
