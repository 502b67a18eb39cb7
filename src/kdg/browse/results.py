"""The list of hits, best first: kind, id, title, and why it is there."""

import io
from collections.abc import Sequence

from rich.text import Text

from kdg.browse.rows import Rows
from kdg.folding import fold, fold_with_map
from kdg.hits import Answer, Hit, Match
from kdg.model import AnyEntry
from kdg.screens.hits import reason
from kdg.screens.paper import NARROW, Paper, pad
from kdg.wording import Wording

MOST = 500
"""Hits that can be walked; nobody walks further, and the end of the list stays one key away."""
_ID = 9
"""Columns of an id: 5.1.2.5 and a gap. A longer one stands above its title."""
_ROOM = 28
"""Columns that a title needs beside kind and id; where it has less the three run on."""
_INDENT = 2
_MARKED = "bold underline"
"""Two signs, for terminals that show only one of them."""


class Results(Rows):
    """What the search line has found."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.hits: Sequence[Hit] = ()
        self._typed: Sequence[str] = ()
        self._wording: Wording | None = None
        self._kinds = 0

    def show(self, answer: Answer, wording: Wording) -> None:
        """Other hits, the first one chosen."""
        self.hits = answer.hits
        self._typed = answer.words
        self.reword(wording, chosen=0)

    def reword(self, wording: Wording, chosen: int | None = None) -> None:
        """The same hits in another language."""
        self._wording = wording
        kinds = [wording.kind(name) for name in wording.library.kind_names]
        self._kinds = max(map(_columns, kinds), default=0) + 1
        self.redraw(chosen)

    def count(self) -> int:
        """The hits, up to the most that can be walked."""
        return min(len(self.hits), MOST)

    def entry(self, row: int) -> AnyEntry:
        """What was found."""
        return self.hits[row].entry

    def drawn(self, row: int, width: int) -> Sequence[Text]:
        """A hit; without its kind where the terminal is narrow."""
        assert self._wording is not None  # noqa: S101 - rows come with their wording
        paper = Paper(io.StringIO(), self._wording, columns=width + 1, rows=0, colour=True, links=False)
        return _row(paper, self.hits[row], self._typed, 0 if self.app.size.width < NARROW else self._kinds)


def _columns(text: str) -> int:
    return Text(text).cell_len


def _row(paper: Paper, hit: Hit, typed: Sequence[str], kinds: int) -> list[Text]:
    words = paper.wording
    kind = pad(words.kind(words.library.kind_of(hit.entry)), kinds) if kinds else ""
    title, marked = _marked(words, hit, typed)
    column = kinds + _ID
    said = [title] if marked else [title, Text(reason(paper, hit))]
    if paper.width - column >= _ROOM:
        lines = paper.hanging(f"{kind}{hit.entry.id}", said[0], column)
        return lines + [line for text in said[1:] for line in paper.hanging("", text, column)]
    said[0] = Text.assemble(f"{kind.strip()} {hit.entry.id}  ".lstrip(), title)
    first, *more = [line for text in said for line in paper.folded(text, paper.width - _INDENT)]
    return [first, *(Text.assemble(" " * _INDENT, line) for line in more)]


def _marked(words: Wording, hit: Hit, typed: Sequence[str]) -> tuple[Text, bool]:
    """The heading with what matched in it, and whether all did: else the row has to say why it is there."""
    said = Text(words.heading(hit.entry))
    matches = hit.match.words or (hit.match,)
    spans = [span for match in matches if (span := _span(said.plain, match, typed))]
    for span in spans:
        said.stylize(_MARKED, *span)
    return said, len(spans) == len(matches)


def _span(heading: str, match: Match, typed: Sequence[str]) -> tuple[int, int] | None:
    """Where a match stands in a heading, which need not be the text, nor in the language, that matched."""
    at = heading.find(match.text) if match.text else -1
    if match.span and at >= 0:
        return at + match.span[0], at + match.span[1]
    folded = fold_with_map(heading)
    for word in [match.word] if match.word else typed:
        needle = fold(word)
        at = folded.text.find(needle) if needle else -1
        if at >= 0:
            return folded.span(at, at + len(needle))
    return None
