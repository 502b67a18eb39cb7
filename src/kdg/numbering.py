"""Nodes by their numbers, however they are written or spoken: for REFs and for search alike.

Floor 1, pure. A number that is written plainly needs no folding, so that is imported for spoken ones only.
"""

import re
import unicodedata
from functools import cached_property

from kdg.later import later
from kdg.library import Library
from kdg.model import Node

_SEPARATORS = later(r"[.\-‐-―−・･。、,_/\s]+")
_SURE = later(r"\d{1,3}([.\-]\d{1,3})+")
"""With other separators, or none, it may as well be a name."""
_DASHES = later(r"(?<=\d)[\-‐-―−](?=\d)")
_TWO = later(r"\d[^\w.]+\d")
"""戦略1 2 is no strategy 12."""


class Numbering:
    """Reads numbers over one library: the words for its kinds of nodes are the file's own."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def nodes(self, text: str) -> list[Node]:
        """The nodes of `1.2.2`, `１．２．２`, `1-2-2`, `戦略1の目的2`, `goal 1.2.2`; of `目標2` all that bear it."""
        parts = _SEPARATORS.split(_plain(text))
        if all(part.isdecimal() for part in parts):
            return self._at(_bare(".".join(parts)))
        steps = self._spoken(text)
        whole = self._at(".".join(number for _, number in steps))
        return whole if whole and whole[0].kind == steps[-1][0] else self._down(steps)

    def is_number(self, text: str) -> bool:
        """Whether a text can only be a number, so that no name is looked for: 9.9, 戦略9."""
        return _SURE.fullmatch(_plain(text)) is not None or bool(self._spoken(text))

    def _at(self, number: str) -> list[Node]:
        node = self._library.by_id.get(number)
        return [node] if isinstance(node, Node) else []

    def _down(self, steps: list[tuple[str, str]]) -> list[Node]:
        """The nodes of the last step's kind and number, below those of the steps before: 戦略1目標2 skips a level."""
        above = [""]
        found: list[Node] = []
        for kind, number in steps:
            found = [
                node
                for node in self._library.knowledge.nodes
                if node.kind == kind
                and f".{node.id}".endswith(f".{number}")
                and any(node.id.startswith(over) for over in above)
            ]
            if not found:
                break
            above = [f"{node.id}." for node in found]
        return found

    def _spoken(self, text: str) -> list[tuple[str, str]]:
        """Kinds and numbers of `戦略1目的2目標2`; nothing where the text is anything else."""
        pattern, kinds = self._words
        plain = _DASHES.sub(".", _plain(text))
        said = "" if _TWO.search(plain) else _said(plain)
        if pattern.sub("", said):
            return []
        return [(kinds[word], _bare(number)) for word, number in pattern.findall(said)]

    @cached_property
    def _words(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """What finds 戦略1 and goal 2 in a text, and the kind of each word."""
        kinds = {
            _said(word): kind.id
            for kind in self._library.knowledge.kinds
            for words in (kind.title, kind.short, kind.plural, {"": kind.id})
            for word in words.values()
        }
        words = "|".join(sorted(map(re.escape, filter(None, kinds)), key=len, reverse=True)) or "(?!)"
        return re.compile(rf"({words})第?(\d+(?:\.\d+)*)の?"), kinds


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _bare(number: str) -> str:
    """A number without leading zeros."""
    return ".".join(part.lstrip("0") or "0" for part in number.split("."))


def _said(text: str) -> str:
    from kdg.folding import fold, tight  # noqa: PLC0415 - most REFs are ids and plain numbers, and do without

    return tight(fold(text))
