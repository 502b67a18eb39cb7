"""What a search answers: hits with the reason for each. Floor 0, so that showing a hit needs no search engine."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kdg.model import AnyEntry

How: TypeAlias = Literal["exact", "prefix", "contains", "reading", "words", "approximate"]


@dataclass(frozen=True)
class WordMatch:
    """Where one of several words was found. `span` counts characters of `text`, end excluded."""

    word: str
    how: How
    field: str
    language: str
    span: tuple[int, int] | None
    text: str


@dataclass(frozen=True)
class Match:
    """Why an entry is a hit. `text` is the original string that matched; `missing` are words not found."""

    how: How
    field: str
    language: str
    span: tuple[int, int] | None
    text: str
    words: Sequence[WordMatch] = ()
    missing: Sequence[str] = ()


@dataclass(frozen=True)
class Hit:
    """An entry that matches. `score` is 0 to 100 and never rises down a list of hits."""

    entry: AnyEntry
    score: int
    match: Match


@dataclass(frozen=True)
class Answer:
    """All hits, best first. Where there are none, `near` holds at most three headwords as a hint."""

    words: Sequence[str]
    hits: Sequence[Hit]
    missing: Sequence[str] = ()
    near: Sequence[str] = field(default=())

    @property
    def approximate(self) -> bool:
        """Whether nothing matches but by similarity."""
        return bool(self.hits) and all(hit.match.how == "approximate" for hit in self.hits)
