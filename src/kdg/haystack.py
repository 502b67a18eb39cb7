"""Which of many folded texts have some letters in them.

Floor 1, pure. A scan is quickest for one question, of all texts joined into one, which takes half as long as of each.
Who asks many of a large library has the words and the pairs of letters listed once, which leaves a few texts to scan.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain, islice, takewhile
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
        self._was_scanned = False
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
            return list(self._scanned(needle))
        if needle[0] == " " and _is_spaced(needle[1:]) and "\n" not in needle:
            *whole, last = needle[1:].split(" ")
            found = sorted(self._by_words(whole, last))
            return [i for i in found if needle in texts[i]] if whole else found
        return [i for i in self._by_pairs(self._blocks, needle) if needle in texts[i]]

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """All texts in one, and where each begins; at last, where they end."""
        return "".join(self._texts), [0, *accumulate(map(len, self._texts))]

    def _scanned(self, needle: str) -> Iterator[int]:
        if not self._was_scanned:  # to join them takes as long as to scan each: the first question does without
            self._was_scanned = True
            yield from (i for i, text in enumerate(self._texts) if needle in text)
            return
        joined, starts = self._joined
        at = joined.find(needle)
        while at >= 0:
            i = bisect_right(starts, at) - 1
            if i >= len(self._texts):  # nothing, behind the last text
                return
            is_within = at + len(needle) <= starts[i + 1]
            if is_within:
                yield i
            at = joined.find(needle, starts[i + 1] if is_within else at + 1)

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
