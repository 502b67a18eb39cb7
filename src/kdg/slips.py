"""What was meant where fingers, an input method or an eye slipped: the nearest words of the names.

Floor 1, and the only home of rapidfuzz, which is imported when something is not found as typed. Slips are counted in
letters: by sound, because a letter of each script says differently much. Long texts are never compared approximately,
only the kanji that an input method chose for their words.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, filterfalse
from operator import eq

from kdg import folding
from kdg.fields import names_of, texts_of
from kdg.folding import fold, sound, tight
from kdg.index import KANA
from kdg.later import later
from kdg.model import AnyEntry, Source
from kdg.scripts import HAN, HAN_RUN, HIRAGANA, PIECES, STRETCHES

_RESEMBLES = 60.0
"""How alike, of 100, a headword must be to be offered when there is nothing."""
_SLIPS_ENGLISH, _SLIPS_LENIENT = (5, 9, 13), (4, 9, 13)
_SLIPS_HANGUL, _SLIPS_KANA, _SLIPS_MIXED = (3, 5, 8), (6, 9, 16), (4, 4, 9, 12)
"""From how many letters on one, two, three slips are taken for slips: letters of English, syllables of
Hangul, kana as they are spelt, and characters where Han are among them (which count double, so that a
wrong one is two). Lenient where the other words of the query are known. Below the first step another
letter is another word."""
_SHORT_ENGLISH = 6
"""Up to so many letters one wrong letter makes another word (horse, house); a missing or swapped one does not."""
_LONG_ENGLISH = 10
"""From so many letters on the first may be the one that is wrong or missing: opulation density."""
_LONG_ROMAJI = 5
_LONG_ENOUGH_TO_HEAR = 3
"""From so many characters on other kanji of the same sound may be meant, if one at least is right."""
_LONG_ENOUGH_TO_READ = 2
"""Names of so many characters, a kanji among them, are heard in romaji and kana."""
_LONG_ENOUGH_TO_HEAR_IN_TEXTS = 4
"""The same in texts, which have many more words than names have."""
_LONG_ENOUGH_TO_SWAP = 5
"""From so many kana on two of them may have changed places."""
_TOO_LONG_TO_SWAP = 40
"""No name is as long; each place costs a look."""
_WRONG_MODE = later("[ぁ-ゖ][a-zａ-ｚ](?![a-zａ-ｚ])")
"""Keys pressed in the wrong mode leave letters alone among kana: っっｄふぇ. Nothing was meant that could be told."""
_MOST_MENDED = 8
"""So many equally near words are tried for one that was mistyped."""


class Slips:
    """The words of all names, by their letters, ready to be compared with what was typed."""

    def __init__(self, entries: Sequence[AnyEntry]) -> None:
        self._entries = entries

    def prepare(self) -> None:
        """Make now what is otherwise made for the first slip."""
        _ = self._vocabulary

    @cached_property
    def _vocabulary(self) -> dict[int, tuple[list[str], list[str]]]:
        """Every name, and every word of the names, by the number of its letters: the letters, and the words."""
        names = [name for entry in self._entries if not isinstance(entry, Source) for _, _, name in names_of(entry)]
        text = "\n".join(names)
        pieces = {piece for piece in set(PIECES.findall(text)) if not HIRAGANA.fullmatch(piece)}
        pieces.update(text.split("\n"), STRETCHES.findall(text))
        ascii_pieces, others = sorted(filter(str.isascii, pieces)), sorted(filterfalse(str.isascii, pieces))
        return _by_length(ascii_pieces, others)

    def nearest_words(self, text: str, *, lenient: bool) -> list[str]:
        """The words of the vocabulary with the fewest slips between them and a text, if few enough."""
        letters = letters_of(text)
        if _WRONG_MODE.search(text):
            return []
        if HAN.search(text) and len(tight(fold(text))) >= _LONG_ENOUGH_TO_HEAR:
            heard = self._heard_alike(letters)
            if heard:
                return heard[:_MOST_MENDED]
        most = _slips_allowed(text, letters, lenient=lenient)
        said = folding.romaji(letters)
        read = (
            self.read_as(said, shorter=lenient)
            if text.isascii()
            else self.read_as(letters)
            if KANA.fullmatch(tight(fold(text)))
            else []
        )
        if read:
            return read[:_MOST_MENDED]
        spelt = {letters, said} if len(said) > _LONG_ROMAJI else {letters}
        near = sorted(chain.from_iterable(self._within_slips(each, most) for each in sorted(spelt) if each and most))
        close = [
            (slips, piece)
            for slips, meant, piece in near
            if _may_be_slip(text, letters, (slips, meant), lenient=lenient)
        ]
        if not close:
            return (self._swapped(text) or self._one_missing(text))[:_MOST_MENDED]
        return [piece for slips, piece in close if slips == close[0][0] and _keeps_words(text, piece)][:_MOST_MENDED]

    def read_as(self, sounds: str, *, shorter: bool = False) -> list[str]:
        """The names, and the words of names, in kanji that may be read so: only titles come with their reading.

        Shorter sounds are heard beside words that are known: wakuchin yosan, but not token.
        """
        from kdg.kanji import may_be_read

        if len(sounds) < _LONG_ROMAJI + (not shorter):
            return []
        begin_so = self._kanji_names.get(sounds[:2], ())
        return [said for said, letters in begin_so if may_be_read(_parts_to_read(letters), sounds)]

    @cached_property
    def _kanji_names(self) -> dict[str, list[tuple[str, str]]]:
        """Words of names that have kanji, with their folded letters, by the first two letters they may be read with."""
        from kdg.kanji import sounds_before_kana

        names: dict[str, list[tuple[str, str]]] = {}
        pieces = chain.from_iterable(pieces for _, pieces in self._vocabulary.values())
        said = sorted({piece for piece in pieces if len(piece) >= _LONG_ENOUGH_TO_READ and HAN.search(piece)})
        folded = tight(fold("\n".join(said))).split("\n") if said else []
        for piece, letters in zip(said, folded, strict=True):
            first = PIECES.match(letters)
            head = _parts_to_read(first[0])[0] if first else letters
            for start in {way[:2] for way in sounds_before_kana(head) or (head,)}:
                names.setdefault(start, []).append((piece, letters))
        return names

    def _swapped(self, text: str) -> list[str]:
        """The words of which two neighbouring kana, or kanji, have changed places: many letters, and one slip."""
        typed = tight(fold(text))
        if typed.isascii() or len(typed) > _TOO_LONG_TO_SWAP:
            return []
        found: list[str] = []
        for at in range(len(typed) - 1):
            pair = typed[at : at + 2]
            least = _LONG_ENOUGH_TO_SWAP if KANA.fullmatch(pair) else _LONG_ENOUGH_TO_HEAR
            if len(typed) < least or not (KANA.fullmatch(pair) or HAN_RUN.fullmatch(pair)):
                continue
            letters = letters_of(typed[:at] + pair[::-1] + typed[at + 2 :])
            spelt, said = self._vocabulary.get(len(letters), ([], []))
            found += [piece for meant, piece in zip(spelt, said, strict=True) if meant == letters]
        return found

    def _one_missing(self, text: str) -> list[str]:
        """The words of which one syllable, kanji or kana has not been typed, which is two letters or three."""
        typed = tight(fold(text))
        least = _LONG_ENOUGH_TO_SWAP if KANA.fullmatch(typed) else _LONG_ENOUGH_TO_HEAR
        if typed.isascii() or len(typed) < least:
            return []
        letters = letters_of(typed)
        buckets = (self._vocabulary.get(len(letters) + more, ([], [])) for more in (1, 2, 3))
        near = (
            piece
            for spelt, said in buckets
            for meant, piece in zip(spelt, said, strict=True)
            if meant[0] == letters[0] and _lacks_letters(letters, meant)
        )
        return [piece for piece in near if len(tight(fold(piece))) == len(typed) + 1]

    def _heard_alike(self, letters: str) -> list[str]:
        """The words that only an input method's choice of kanji tells from some letters: 政治体制 for 政治大勢."""
        from kdg.kanji import sound_alike

        def heard(spelt: Iterable[str], said: Iterable[str]) -> list[str]:
            return [
                piece
                for meant, piece in zip(spelt, said, strict=True)
                if any(map(eq, meant, letters))
                and all(one == other or sound_alike(one, other) for one, other in zip(meant, letters, strict=True))
            ]

        names = heard(*self._vocabulary.get(len(letters), ([], [])))
        if names or len(letters) < 2 * _LONG_ENOUGH_TO_HEAR_IN_TEXTS:
            return names
        return heard(*self._han_of_texts.get(len(letters), ([], [])))

    @cached_property
    def _han_of_texts(self) -> dict[int, tuple[list[str], list[str]]]:
        """What texts write in Han characters without a break, in which only the choice of kanji is mended."""
        texts = (text for entry in self._entries for _, _, text in texts_of(entry))
        return _by_length(sorted({run for text in texts for run in HAN_RUN.findall(text)}))

    def _within_slips(self, letters: str, most: int) -> Iterator[tuple[int, str, str]]:
        # What is found as typed needs no rapidfuzz, and does not pay for it.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        for length in range(len(letters) - most, len(letters) + most + 1):
            spelt, said = self._vocabulary.get(length, ([], []))
            close = process.extract(letters, spelt, scorer=OSA.distance, score_cutoff=most, limit=None)
            yield from ((int(slips), meant, said[position]) for meant, slips, position in close)


def _by_length(*lists: Sequence[str]) -> dict[int, tuple[list[str], list[str]]]:
    """Pieces by the number of their letters (一 is a digit, and one letter): the letters, and the pieces."""
    by_length: dict[int, tuple[list[str], list[str]]] = {}
    for some in filter(None, lists):  # nothing splits into one empty piece
        # In one go: folding half a million names one by one takes seconds.
        for piece, letters in zip(some, letters_of("\n".join(some)).split("\n"), strict=True):
            spelt, said = by_length.setdefault(len(letters), ([], []))
            spelt.append(letters)
            said.append(piece)
    return by_length


def letters_of(text: str) -> str:
    """What slips are counted in: the sound without spaces, Han characters double, for they say more."""
    return sound(tight(fold(text))).translate(_HAN_TWICE)


class _HanTwice(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = letters = chr(code) * (2 if HAN.fullmatch(chr(code)) else 1)
        return letters


_HAN_TWICE = _HanTwice()


def spelt_of(name: str) -> str:
    """A name as it sounds, without spaces, a line break between names kept: what `resembling` compares."""
    return tight(sound(fold(name)))


def resembling(name: str, known: Sequence[str], spelt: Sequence[str], limit: int) -> list[str]:
    """The known names that a name resembles, the likest first; ties in their order. `spelt` is `spelt_of` each."""
    from rapidfuzz import fuzz, process

    close = process.extract(spelt_of(name), spelt, scorer=fuzz.ratio, score_cutoff=_RESEMBLES, limit=limit)
    return [known[position] for _, _, position in close]


def _slips_allowed(text: str, letters: str, *, lenient: bool) -> int:
    """How many letters may be wrong: by script, because a letter of each says differently much."""
    folded = tight(fold(text))
    if folded.isascii():
        return sum(len(letters) >= step for step in (_SLIPS_LENIENT if lenient else _SLIPS_ENGLISH))
    hangul = sum("가" <= letter <= "힣" for letter in folded)
    if 2 * hangul >= len(folded):
        return sum(len(folded) >= step for step in _SLIPS_HANGUL)
    if KANA.fullmatch(folded):
        return sum(len(letters) >= step for step in _SLIPS_KANA)
    return sum(len(folded) >= step for step in _SLIPS_MIXED)


def _may_be_slip(text: str, typed: str, near: tuple[int, str], *, lenient: bool) -> bool:
    """Whether fingers slip so. Not in digits; and in English seldom in the first letter, or by one in a short word."""
    slips, meant = near
    if [letter for letter in typed if letter.isdecimal()] != [letter for letter in meant if letter.isdecimal()]:
        return False
    if not typed.isascii():
        return True
    if HAN.search(meant):
        return False
    if not text.isascii():
        return True
    if typed[0] != meant[0] and (typed[1::-1] != meant[:2] or len(typed) != len(meant)):
        return slips == 1 and len(typed) >= _LONG_ENGLISH
    return lenient or len(typed) > _SHORT_ENGLISH or len(typed) != len(meant) or sorted(typed) == sorted(meant)


def _parts_to_read(letters: str) -> list[str]:
    """Each kanji of a folded text, and the sound of what is between them."""
    return [part for run in PIECES.findall(letters) for part in (run if HAN.match(run) else (sound(run),))]


def _lacks_letters(typed: str, meant: str) -> bool:
    """Whether some letters are others without some of them in one place."""
    at = next((at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), len(typed))
    return typed[at:] == meant[at + len(meant) - len(typed) :]


def _keeps_words(text: str, piece: str) -> bool:
    """In English a word may be mistyped, but does not vanish, nor is every letter of a short one another."""
    if not text.isascii() or not piece.isascii():
        return True
    typed, meant = text.split(), piece.split()
    if len(meant) != len(typed) or len(typed) == 1:
        return len(meant) >= len(typed)
    from rapidfuzz.distance import OSA

    allowed = (max(1, _slips_allowed(word, word, lenient=True)) for word in typed)
    pairs = zip(map(fold, typed), map(fold, meant), allowed, strict=True)
    return all(OSA.distance(one, other) <= most for one, other, most in pairs)
