"""Which of many folded texts have some letters in them.

Floor 1, pure. A scan with `in` is quickest for one question. Who asks many of a large library has the
words and the pairs of letters listed once, which leaves a few texts to scan.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice, takewhile
from operator import add

_BLOCK = 16
"""So many texts share a list of their pairs: fewer are found more surely and take longer to list."""
_SMALL = 2000
"""Below so many texts a scan takes less than half a millisecond, and listing is not worth it."""
_FEW = 6
"""So many pairs, the rarest, are asked about: further ones leave hardly fewer texts."""
_FIRST_UNSPACED = "\u1100"
"""Words of scripts from here on run together; `kdg.folding` marks the start of every other word by a space."""

_Lists = dict[str, list[int]]


class Haystack:
    """Folded texts by number: scanned at first, looked up by their words and pairs of letters once prepared."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._blocks: _Lists | None = None
        self._words: _Lists = {}
        self._sorted_words: list[str] = []

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int) -> str:
        return self._texts[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def prepare(self) -> None:
        """List words and pairs: some 80 ns a letter, once. Answers stay the same, sooner, also in other threads."""
        if self._blocks is None and len(self._texts) >= _SMALL:
            self._words = _listed((i, set(filter(_is_spaced, text.split()))) for i, text in enumerate(self._texts))
            self._sorted_words = sorted(self._words)
            self._blocks = _listed(
                (start, _pairs("".join(self._texts[start : start + _BLOCK])))
                for start in range(0, len(self._texts), _BLOCK)
            )

    def having(self, needle: str) -> list[int]:
        """The numbers of the texts that have a needle in them, in order."""
        texts = self._texts
        if self._blocks is None or len(needle) <= 1:
            return [i for i, text in enumerate(texts) if needle in text]
        if needle[0] == " " and _is_spaced(needle[1:]) and "\n" not in needle:
            *whole, last = needle[1:].split(" ")
            found = sorted(self._by_words(whole, last))
            return [i for i in found if needle in texts[i]] if whole else found
        return [i for i in self._by_pairs(self._blocks, needle) if needle in texts[i]]

    def _by_words(self, whole: list[str], last: str) -> Collection[int]:
        """The texts that have all the words, the last of them perhaps as the beginning of a longer one."""
        at = bisect_left(self._sorted_words, last)
        from_here = islice(self._sorted_words, at, None)
        begun = takewhile(lambda word: word.startswith(last), from_here)
        found = set(chain.from_iterable(self._words[word] for word in begun))
        return found.intersection(*(self._words.get(word, ()) for word in whole))

    def _by_pairs(self, blocks: _Lists, needle: str) -> Iterable[int]:
        lists = sorted((blocks.get(pair, []) for pair in _pairs(needle)), key=len)
        starts = set(lists[0]).intersection(*lists[1:_FEW])
        everything = range(len(self._texts))
        return chain.from_iterable(everything[start : start + _BLOCK] for start in sorted(starts))


def _is_spaced(word: str) -> bool:
    return word < _FIRST_UNSPACED


def _pairs(text: str) -> set[str]:
    return set(map(add, text, text[1:]))


def _listed(numbered: Iterable[tuple[int, set[str]]]) -> _Lists:
    lists: _Lists = {}
    for number, pieces in numbered:
        for piece in pieces:
            if piece in lists:
                lists[piece].append(number)
            else:
                lists[piece] = [number]
    return lists
