"""What a query is about: its words, without particles and question words, long ones taken apart.

Floor 1. No tokenizer: scripts change between words, hiragana join them, and the names of the library
are the dictionary. What is grammar, of three languages, stands in `kdg.grammar`.
"""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from kdg import grammar
from kdg.fields import RANK
from kdg.folding import fold, tight
from kdg.index import EXACT, PREFIX, READING, Index
from kdg.model import Node
from kdg.scripts import CUT, HAN, HAS_HANGUL, HIRAGANA, PIECES, TWO_HAN

_LONGEST = 300
"""A longer query is a pasted text and no question: it is looked for as it stands."""
_LONG_PHRASE = 5
_LONG_ROOT = 3
_AT_THE_ENDS = "?!.,~…？！。、"


class Query(NamedTuple):
    """What a query comes down to."""

    words: tuple[str, ...]
    """The words that carry it."""
    names: tuple[str, ...] = ()
    """Several of them that are a name together, which speaks for an entry beside them."""
    asking: tuple[str, ...] = ()
    """Question words that an entry goes by (いくら). They speak for it too, but do not carry a query alone."""
    spare: frozenset[str] = frozenset()
    """Words that need not be found: which countries, and the verb at the end of a question."""
    asked: frozenset[type] = frozenset()
    """The kinds of entries that its question words ask for."""
    is_question: bool = False
    nouns: frozenset[str] = frozenset()
    """Words that by their form are nouns: where they are missing, what is asked is not there."""
    owners: frozenset[str] = frozenset()
    """Words that what is asked for is of: Tokyo in the population of Tokyo. Another's is no answer."""
    where: str = ""
    """The unknown place at the end of a question: the next election in Ruritania."""


def split_words(arguments: Iterable[str]) -> list[str]:
    """The words of a query: arguments split at spaces, the full-width one included."""
    return [word for argument in arguments for word in argument.split()]


def is_single(word: str) -> bool:
    """Whether a word is one letter, which tells little."""
    return len(tight(fold(word))) == 1


def _is_small(word: str) -> bool:
    """A particle, an article, a question word."""
    letters = fold(word).strip()
    return letters in grammar.ENGLISH_STOP or letters in grammar.KOREAN_STOP


def as_typed(typed: Sequence[str]) -> Query:
    """The query of words that stand as they are."""
    return Query(tuple(typed), asked=_asked(typed))


def compared(typed: Sequence[str]) -> tuple[str, str] | None:
    """The two things that a question wants told apart: the difference between A and B, AとBの違い."""
    plain = " ".join(word.strip(_AT_THE_ENDS) for word in _plain(typed).split())
    if len(plain) > _LONGEST:
        return None
    found = next(filter(None, (pattern.search(plain) for pattern in grammar.COMPARED)), None)
    return (found[1].strip(), found[2].strip()) if found else None


def _plain(typed: Sequence[str]) -> str:
    return unicodedata.normalize("NFKC", " ".join(typed)).casefold()


def _asked(typed: Sequence[str]) -> frozenset[type]:
    plain = _plain(typed)
    asked = frozenset(kind for pattern, kind in grammar.ASKS_FOR if pattern.search(plain))
    return asked | {Node} if grammar.WHO.search(plain) and any(word in plain for word in grammar.LEADS) else asked


class Reader:
    """Reads queries with the names of an index as its dictionary."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def read(self, typed: Sequence[str]) -> Query:
        """The words that carry a query. Where nothing carries it, all its words do."""
        if sum(map(len, typed)) > _LONGEST or all(map(str.isdecimal, typed)):  # 1 2 2 is a number of a node
            return as_typed(typed)
        bare = [word.strip(_AT_THE_ENDS) or word for word in typed]
        words: list[str] = []
        at = 0
        while at < len(bare):
            many = self._idiom(bare[at : at + _LONG_PHRASE])
            idiom = grammar.CONTRACTED.sub("", " ".join(bare[at : at + many]))
            words += [idiom] if many > 1 else self._words_of(bare[at])
            at += many
        plain = _plain(typed)
        beside = grammar.LEADS if grammar.WHO.search(plain) else frozenset[str]()
        if any(map(self._is_romaji, words)):
            beside |= grammar.ROMAJI_PARTICLES
        telling = [word for word in words if not _is_small(word) and word.casefold() not in beside]
        carry = tuple(dict.fromkeys(telling or words))
        is_question = grammar.QUESTION.search(plain) is not None
        kinds = grammar.WHICH.findall(plain)
        spare = frozenset(word for word in carry if any(kind.startswith(word.casefold()) for kind in kinds))
        carry = tuple(word for word in carry if word not in spare or self._index.is_known(word)) or carry
        spare |= frozenset(word for word in carry if word.casefold() in grammar.PUBLICATIONS)
        if is_question:
            spare |= frozenset([*filter(grammar.VERB.fullmatch, carry[-1:]), *grammar.VERBAL_NOUN.findall(plain)])
            spare |= frozenset(
                word for word in carry[-1:] if grammar.KOREAN_VERB.match(bare[-1]) and bare[-1].startswith(word)
            )
            counted = [bare[at + 1] for at, word in enumerate(bare[:-1]) if word == grammar.HOW_MANY]
            spare |= frozenset(word for word in carry if any(unit.startswith(word) for unit in counted))
            spare |= frozenset(word for word in carry if word.casefold() in grammar.GENERAL)
            inflected = tuple(filter(grammar.INFLECTED.fullmatch, map(str.casefold, bare)))
            spare |= frozenset(
                word
                for word in carry
                if any(form.startswith(word.casefold()) for form in inflected) and not self._index.is_known(word)
            )
        names = self._names_among(carry)
        asking = tuple(found[0] for found in grammar.ASKED_WORDS.finditer(plain) if self._is_whole_name(found[0]))
        place = grammar.IN_PLACE.search(plain)
        nouns = frozenset(word for word in carry if word not in spare and self._is_noun(word, plain))
        where = carry[-1] if place and carry[-1] in nouns and place[1] == carry[-1].casefold() else ""
        owners = self._owners(carry, nouns, plain)
        return Query(carry, names, asking, spare, _asked(typed), is_question, nouns, owners, where)

    @staticmethod
    def _owners(words: Sequence[str], nouns: Collection[str], plain: str) -> frozenset[str]:
        """The nouns that something asked for is of: 東京 where 東京の面積 is asked for."""
        owners: set[str] = set()
        for word, following in pairwise(words):
            one, other = word.casefold(), following.casefold()
            is_long_noun = len(word) > 1 and word in nouns and grammar.WHAT not in following
            if is_long_noun and (f"{one}の{other}" in plain or f"{one}의 {other}" in plain):
                owners.add(word)
            if f"{one} of {other}" in plain or f"{one} of the {other}" in plain:
                owners.add(following)
        return frozenset(owners)

    def _is_noun(self, word: str, plain: str) -> bool:
        """Whether a word is a noun by its form, or by the particle behind it, and one that says something."""
        said = word.casefold()
        if grammar.COUNTED.search(said) or said in grammar.GENERAL:
            return False
        if said.isascii():
            return not grammar.INFLECTED.fullmatch(said) and not self._index.is_known(word)
        if HAS_HANGUL.search(said):
            if grammar.KOREAN_NOT_NOUN.search(said):
                return False
            behind = grammar.BEHIND_KOREAN
        elif grammar.NOUN.fullmatch(said) and grammar.WHAT not in said:
            behind = grammar.BEHIND_SINGLE if len(said) == 1 else grammar.BEHIND_NOUN
        else:
            return False
        ends = (at + len(said) for at in range(len(plain)) if plain.startswith(said, at))
        return any(behind.match(plain, end) for end in ends)

    def _is_romaji(self, word: str) -> bool:
        """Whether an alphabetic word is known by its sound only."""
        places = self._index.look_in_names(word).values() if word.isascii() else ()
        return bool(places) and all(place.tier == READING for place in places)

    def _idiom(self, words: Sequence[str]) -> int:
        """How many words from the first on are a name that has small words in it, how many people, or the country's."""
        small = list(map(_is_small, words))
        for many in range(len(words), 1, -1):
            together = fold(grammar.CONTRACTED.sub("", " ".join(words[:many])))
            has_small = any(small[:many]) and not all(small[:many])
            if together in self._index.country or (has_small and together in self._index.whole_names):
                return many
        return 1

    def _names_among(self, words: Sequence[str]) -> tuple[str, ...]:
        """Two or three of the words that are a name together."""
        together = (" ".join(words[n : n + many]) for many in (3, 2) for n in range(len(words) - many + 1))
        return tuple(name for name in dict.fromkeys(together) if name not in words and self._is_whole_name(name))

    def _is_whole_name(self, text: str) -> bool:
        return fold(text) in self._index.whole_names

    def _words_of(self, word: str) -> list[str]:
        if HAS_HANGUL.search(word):
            return [self._without_particle(word)]
        word = grammar.THOUSANDS.sub("", grammar.CONTRACTED.sub("", word))
        if word.isascii() and grammar.COMPOUNDED.search(word) and not self._index.is_known(word):
            parts = [part for part in grammar.COMPOUNDED.split(word) if part]
            return parts if parts and all(map(self._index.is_known, parts)) else [word]
        if word.isascii() or _is_small(word) or self._index.is_name(word):
            return [word]
        words: list[str] = []
        for clause in grammar.ASKING.sub(" ", unicodedata.normalize("NFKC", word)).split():
            said = grammar.PARTICLE_AROUND.sub("", clause)
            if said in grammar.JAPANESE_SMALL:
                continue
            words += [said] if self._index.is_name(said) else self._cut(said)
        if any(len(said) == 1 and said.isascii() and said.isalpha() for said in words):
            return [word]  # keys pressed in the wrong mode: no letter of あqうぇr is a word
        return words or [word]

    # --- Korean

    def _without_particle(self, word: str) -> str:
        """A Korean word without its particles: what is a name without them, else what is in one.

        홋카이도의 is 홋카이도, although 이 and 도 are particles too.
        """
        forms = [word]
        while (shorter := grammar.KOREAN_TAIL.sub("", forms[-1])) != forms[-1] and (
            len(shorter) > 1 or _is_small(shorter) or self._index.is_name(shorter)
        ):
            forms.append(shorter)
        called = [form for form in forms if self._is_called(form)]
        if called:
            return next((form for form in reversed(called) if len(form) > 1), called[0])
        named = next(filter(self._index.is_name, forms[1:]), "")
        if named:
            return named
        form = forms[-1]
        return form if self._index.is_known(form) or _is_small(form) or not self._index.is_known(word) else word

    def _is_called(self, word: str) -> bool:
        return any(place.tier == EXACT for place in self._index.look_in_names(word).values())

    # --- Japanese

    def _cut(self, clause: str) -> list[str]:
        """A clause cut at its particles, then at changes of script, then at known words."""
        pieces = [piece for piece in CUT.split(clause) if piece]
        words: list[str] = []
        at = 0
        while at < len(pieces):
            many = self._known_together(pieces[at : at + _LONG_PHRASE])
            if many > 1:
                name = "".join(pieces[at : at + many])
                ending = self._rest_of_name(name, pieces[at + many]) if at + many < len(pieces) else ""
                words.append(name + ending)
                many += bool(ending)
            elif at + 1 < len(pieces) and (ending := self._ending(pieces[at], pieces[at + 1])):
                words.append(pieces[at] + ending)
                many = 2
            else:
                words += self._piece(pieces[at], pieces[at + 1] if at + 1 < len(pieces) else "")
            at += many
        return words

    def _known_together(self, pieces: Sequence[str]) -> int:
        """How many pieces from the first on are part of a name together: 国民の声 is three.

        Hiragana end a name only where they end all of it: 窓口に行かなくても. The country, which tells nothing, is
        none of them: 韓国のGDP.
        """
        if HIRAGANA.fullmatch(pieces[0]) or fold(pieces[0]) in self._index.country:
            return 1
        for many in range(len(pieces), 1, -1):
            together = "".join(pieces[:many])
            if HIRAGANA.fullmatch(pieces[many - 1]):
                is_known = fold(together) in self._index.whole_names
            else:
                is_known = many > 2 and self._index.is_name(together)  # noqa: PLR2004 - two are the next step
            if is_known:
                return many
        return 1

    def _rest_of_name(self, name: str, hiragana: str) -> str:
        """The hiragana that go on in a name whose beginning is known: わせた behind 個人に合."""
        if not HIRAGANA.fullmatch(hiragana) or hiragana[0] in grammar.NO_ENDING:
            return ""
        endings = (hiragana[:end] for end in range(len(hiragana), 0, -1))
        return next((ending for ending in endings if self._index.is_name(name + ending)), "")

    def _piece(self, piece: str, following: str) -> list[str]:
        if piece in grammar.JAPANESE_SMALL:
            return []
        if HIRAGANA.fullmatch(piece):
            places = self._index.look_in_names(piece).values()
            known = any(place.tier <= PREFIX and place.rank < RANK["reading"] for place in places)
            return [piece] if known else []
        is_verb = len(piece) == 1 and HIRAGANA.fullmatch(following)
        return [piece] if self._index.is_known(piece) and not is_verb else self._parts(piece)

    def _ending(self, piece: str, hiragana: str) -> str:
        """The hiragana that belong to a word (広さ, 取り組み), where names have them; the longest."""
        if HIRAGANA.fullmatch(piece):
            return ""
        adjective = grammar.ADJECTIVE.match(hiragana)
        if not HIRAGANA.fullmatch(hiragana) or (hiragana[0] in grammar.NO_ENDING and not adjective):
            return ""
        if not HAN.fullmatch(piece[-1]) or len(piece) > _LONG_ROOT:
            return ""
        endings = [hiragana[:end] for end in range(min(_LONG_ROOT, len(hiragana)), 0, -1)]
        if adjective:
            endings += [f"{adjective[1]}い", f"{adjective[1]}さ"]
        return next((ending for ending in endings if self._index.is_name(piece + ending)), "")

    def _parts(self, stretch: str) -> list[str]:
        """The longest known words that an unbroken stretch consists of; the stretch, if some is unknown.

        Cut where the script changes and between Han characters only: what is left of katakana when a
        known word is taken out is no word.
        """
        words: list[str] = []
        start = 0
        while start < len(stretch):
            ends = (end for end in range(len(stretch), start + 1, -1) if _may_cut(stretch, end))
            end = next((end for end in ends if self._index.is_known(stretch[start:end])), 0)
            if not end:
                return [stretch]
            words.append(stretch[start:end])
            start = end
        return words


def _may_cut(stretch: str, at: int) -> bool:
    around = stretch[at - 1 : at + 1]
    return at == len(stretch) or TWO_HAN.fullmatch(around) is not None or len(PIECES.findall(around)) > 1
