"""Where a line may break: as a Japanese reader would, and never inside a number or a word that fits."""

import unicodedata
from functools import cache, lru_cache
from typing import Protocol

from rich.cells import cell_len


class Parser(Protocol):
    """What is needed of BudouX."""

    def parse(self, sentence: str) -> list[str]:
        """The phrases of a sentence, in order."""


NOT_FIRST = frozenset(
    "、。，．・：；？！）］｝〕〉》」』】〙〗ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ,.:;?!)]}%％°’”…〜～」"
)
"""Characters that no line begins with (JIS X 4051, the strict class)."""
NOT_LAST = frozenset("（［｛〔〈《「『【〘〖([{‘“＃$¥￥#")
"""Characters that no line ends with."""
_PAUSES = frozenset(" \u3000、。，．；：！？")
_WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789０１２３４５６７８９.,%+-_/:'&@~=#?")
_PHRASES_UP_TO = 2_000
"""Characters up to which BudouX finds the phrases; beyond, text is broken between any two letters."""


@cache
def _parser() -> Parser:
    # Only what does not fit its line is folded, so most screens never pay for the model.
    import budoux  # noqa: PLC0415

    return budoux.load_default_japanese_parser()


def _is_kana(text: str) -> bool:
    return any("\u3041" <= char <= "\u30ff" for char in text)


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff01" <= char <= "\uff60"


def _joins(text: str, at: int) -> bool:
    """Whether the characters on both sides of a place belong together."""
    left, right = text[at - 1], text[at]
    if right in NOT_FIRST or left in NOT_LAST or unicodedata.combining(right) or right in "\u200d\ufe0e\ufe0f":
        return True
    return left == "\u200d" or (left in _WORD and right in _WORD)


@lru_cache(maxsize=8_192)
def _breaks(text: str) -> tuple[int, ...]:
    """Places where a line may break, ascending, the end of the text included."""
    places = {index + 1 for index, char in enumerate(text) if char in _PAUSES}
    if _is_kana(text) and len(text) <= _PHRASES_UP_TO:
        at = 0
        for phrase in _parser().parse(text):
            at += len(phrase)
            places.add(at)
    elif any(map(_is_wide, text)):
        places.update(index + 1 for index, char in enumerate(text) if _is_wide(char))
    kept = [at for at in sorted(places) if 0 < at < len(text) and (text[at - 1] in " \u3000" or not _joins(text, at))]
    return (*kept, len(text))


def _split(text: str, start: int, end: int, width: int) -> list[int]:
    """Places inside a stretch that is wider than a line: between letters, and if need be anywhere."""
    places: list[int] = []
    line_start, used = start, 0
    good = start
    for at in range(start, end):
        size = cell_len(text[at])
        if used + size > width and at > line_start:
            place = good if good > line_start else at
            places.append(place)
            line_start, used = place, cell_len(text[place:at])
        if at > line_start and not _joins(text, at):
            good = at
        used += size
        # A letter may have become breakable before it: remember the place in front of the next one.
        if at + 1 < end and not _joins(text, at + 1):
            good = at + 1 if used <= width else good
    return places


def fold(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of a text as (start, end) offsets, none wider than `width` columns, none cut.

    Spaces at a break belong to no line. A width below 2 is taken as 2: the widest character.
    """
    width = max(width, 2)
    if cell_len(text) <= width:
        return [(0, len(text))]
    lines: list[tuple[int, int]] = []
    start = before = 0
    for at in _breaks(text):
        if cell_len(text[start:at].rstrip(" \u3000")) > width:
            if before > start:
                lines.append((start, before))
                start = before
            if cell_len(text[start:at].rstrip(" \u3000")) > width:
                for place in _split(text, start, at, width):
                    lines.append((start, place))
                    start = place
        before = at
    if start < len(text):
        lines.append((start, len(text)))
    trimmed = [_trimmed(text, line) for line in lines]
    return [line for line in trimmed if line[0] < line[1]] or [(0, 0)]


def _trimmed(text: str, line: tuple[int, int]) -> tuple[int, int]:
    start, end = line
    while end > start and text[end - 1] in " \u3000":
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    return start, end
