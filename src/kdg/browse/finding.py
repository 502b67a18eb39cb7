"""What the search line finds: what `kdg search` finds, and before that what a word is beginning to say.

`kdg search` gets whole questions, and says of `va` or 백시 that there is no such word. While one types,
they are the beginnings of vaccine and 백신.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from kdg.folding import fold, romaji, sound
from kdg.hits import Answer, Hit, Match
from kdg.library import Library
from kdg.model import AnyEntry, Source
from kdg.search import Searcher, split_words

_ENOUGH = 50
"""Hits for a beginning: who sees so many types on."""
_SCORE = 30
"""What they are shown to be worth; the order is made by what they begin."""


class Finder:
    """A library and the newest query. Not for two threads at once."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def _searcher(self) -> Searcher:
        return Searcher(self._library)

    @cached_property
    def _beginnings(self) -> "_Beginnings":
        return _Beginnings(self._library)

    def warm(self) -> None:
        """Do what the first query would have to wait for."""
        self._searcher.search(["-0-"])
        self._beginnings.of("-0-")

    def prepare(self) -> None:
        """Make later queries quick. Takes seconds for a large library; queries may be asked meanwhile."""
        self._searcher.prepare()

    def find(self, query: str) -> Answer | None:
        """The answer to a query; None where nothing is asked."""
        words = split_words([query])
        if not words:
            return None
        answer = self._searcher.search(words)
        if answer.hits and not answer.approximate:
            return answer
        begun = self._beginnings.of(" ".join(words))
        return Answer(words=tuple(words), hits=begun) if begun else answer


_AT_ONCE = 500
"""Names that are folded in one go: many, because that is quick, and not all, because nothing else runs meanwhile."""
_UNFINISHED = re.compile("(?<=[ぁ-ヿ])[a-z]{1,2}$")
"""The consonant of a kana that an input method has not finished: ゼr."""


class _Beginnings:
    """Every name of every entry, as it is folded and as it sounds, one a line in two long strings."""

    def __init__(self, library: Library) -> None:
        self._names = [named for entry in library.entries() for named in _names(entry)]
        lines = [name.replace("\n", " ") for _, _, _, name in self._names]
        parts = [fold("\n".join(lines[at : at + _AT_ONCE])) for at in range(0, len(lines), _AT_ONCE)]
        self._folded = "\n" + "\n".join(parts)
        self._sounds = "\n" + "\n".join(map(sound, parts))

    @cached_property
    def _starts(self) -> list[tuple[str, list[int]]]:
        """For each of the two strings where its lines start."""
        return [
            (text, list(accumulate((len(line) + 1 for line in text[1:].split("\n")), initial=1)))
            for text in (self._folded, self._sounds)
        ]

    def of(self, typed: str) -> list[Hit]:
        """The entries of which a name, or a word in Latin letters of a name, begins so: the shortest name first."""
        needle = fold(_UNFINISHED.sub("", typed))
        if not needle:
            return []
        folded, sounds = self._starts
        tries = [(folded, f"\n{needle}"), (sounds, f"\n{sound(needle)}"), (sounds, f"\n{romaji(needle.strip())}")]
        if needle.startswith(" "):
            tries.insert(1, (folded, needle))
        found: dict[int, tuple[int, int, int]] = {}
        for rank, ((text, starts), sought) in enumerate(tries):
            for at in _places(text, sought) if sought != "\n" else ():
                line = bisect_right(starts, at + sought.startswith("\n")) - 1
                found.setdefault(line, (rank, starts[line + 1] - starts[line], line))
        return self._hits(typed, sorted(found, key=found.__getitem__))

    def _hits(self, typed: str, lines: list[int]) -> list[Hit]:
        hits: dict[str, Hit] = {}
        for line in lines:
            entry, field, language, name = self._names[line]
            match = Match(how="prefix", field=field, language=language, span=None, text=name, word=typed)
            hits.setdefault(entry.id, Hit(entry=entry, score=_SCORE, match=match))
            if len(hits) == _ENOUGH:
                break
        return list(hits.values())


def _places(text: str, sought: str) -> Iterator[int]:
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)


def _names(entry: AnyEntry) -> Iterator[tuple[AnyEntry, str, str, str]]:
    """What an entry is called: field, language and name."""
    if isinstance(entry, Source):
        yield entry, "title", "", entry.title
        return
    for language, title in entry.title.items():
        yield entry, "title", language, title
    if entry.reading:
        yield entry, "reading", "", entry.reading
    for alias in entry.aliases:
        yield entry, "aliases", "", alias
