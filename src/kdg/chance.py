"""Whether what an entry has of a query's words is an answer, or chance.

Floor 1. Few words meet by chance: "tax return" is not about a tax break, nor "weather tomorrow" about tomorrow's
workforce, nor is the president of another country about this one's.
"""

from collections.abc import Iterable, Sequence

from kdg.candidates import Ranked, Word, is_name
from kdg.fields import RANK
from kdg.index import EXACT, NAME_TIERS
from kdg.later import later
from kdg.places import place_of
from kdg.query import Query
from kdg.scripts import FOUR_HAN, HAN, HAS_HANGUL
from kdg.slips import letters_of

LONG_WORD = 10
"""So many letters are long, Han characters and kana as they sound."""
_COMPOUND = 8
"""So many letters a compound of Han characters, which are double, and others has."""
_LONG_SOUND = 13
"""So many letters a word without Han characters has that is at home in few places: five syllables of Hangul."""
_ACRONYM = 3
"""So many capitals are a proper name: EGDI."""
_MANY_TITLES = 5
"""A word in so many titles is what the knowledge is about: what there is of it is shown, whatever is beside it."""
_FEW = 2
"""So few words may well be found by chance beside one that is nowhere."""
_FEW_DIGITS = 2
_YEAR = later("(?:19|20)[0-9]{2}")


class Chance:
    """Tells what is chance for one query."""

    def __init__(self, words: Sequence[Word], query: Query, country: Iterable[str]) -> None:
        self._query = query
        self._home = country
        self._places = {word.text: place_of(word.text) for word in words}
        self._mended = {word.text for word in words if word.is_mended}
        self._country = {word.text for word in words if word.is_country}
        self._nowhere = {word.text for word in words if word.is_mended or not is_name(word.looked)}
        said = {word.text for word in words if word.looked and not is_name(word.looked)}
        self._compounds = {text for text in said if HAN.search(text) and is_compound(text)}
        self._topics = {word.text for word in words if not word.is_mended and _is_topic(word)}
        no_places = [text for text, place in self._places.items() if place is None]
        self._long = {text for text in no_places if is_compound(text, LONG_WORD) or _is_figure(text)}
        self._specific = set(filter(_is_specific, no_places))

    def is_telling(self, hit: Ranked) -> bool:
        """Whether what was found is no chance.

        What is missing may be the owner of what is asked for, whose place no other can take. What had to be mended
        counts for nothing beside it.
        """
        if self._is_elsewhere(hit) or (self._many(hit) == 1 and not self._query.owners.isdisjoint(hit.absent)):
            return False
        return self._answers(hit) if self._query.is_question else self._is_looked_for(hit)

    def _is_elsewhere(self, hit: Ranked) -> bool:
        """Whether another place is asked about than the country, or any that was found."""
        if self._query.where in hit.absent:
            return True
        if self._many(hit) > _FEW:
            return False
        abroad = {self._places[word] for word in hit.absent} - {None}
        if not abroad or abroad <= set(map(place_of, self._home)):
            return False
        return all(self._places[word] is None for word, _, _ in hit.parts if word not in self._country)

    def _is_looked_for(self, hit: Ranked) -> bool:
        """As keywords, what no name has is what was looked for, unless the other word is a topic.

        An alias may be a word that is at home elsewhere too (hospital): beside several that are missing it is chance.
        """
        exact = self._exact(hit)
        many = self._many(hit) + len(hit.beside)
        if not hit.missing:  # only what need not be there is absent
            return not hit.absent or bool(exact) or many > 1
        is_one = len(hit.absent) == 1
        enough = is_one if exact else many >= max(2, len(hit.absent))
        is_nowhere = many <= _FEW and not self._nowhere.isdisjoint(hit.absent)
        is_topic = is_one and not self._topics.isdisjoint(exact)
        is_asked = len(hit.absent) <= 1 and _has_exact_beside(hit)
        return is_asked or is_topic or self._has_specific(hit) or (enough and not is_nowhere)

    def _answers(self, hit: Ranked) -> bool:
        """In a question verbs need not be there, and nouns that are missing must be outnumbered."""
        nouns = len(self._query.nouns.intersection(hit.absent)) + len(self._compounds.intersection(hit.absent))
        is_called = self._has_specific(hit) or (not nouns and len(hit.absent) <= 1 and _has_exact_beside(hit))
        if not is_called and not any(place.tier in NAME_TIERS for _, _, place in hit.parts):
            return False
        exact = self._exact(hit)
        many = self._many(hit) + len(hit.beside)
        enough = many >= max(2, nouns + 1, len(hit.absent))
        alone = not nouns and bool(exact) and len(hit.absent) == 1
        is_title = not nouns and any(rank < RANK["aliases"] for rank in exact.values())
        return is_called or is_title or enough or alone or not hit.absent

    def _exact(self, hit: Ranked) -> dict[str, int]:
        """The words that are all of a name, as typed, with the rank of the name's field."""
        exact = ((word, place.rank) for word, _, place in hit.parts if place.tier == EXACT)
        return {word: rank for word, rank in exact if word not in self._mended}

    def _has_specific(self, hit: Ranked) -> bool:
        """Whether a word was found that is no chance, whatever is missing."""
        return any(
            word in self._long or (place.tier == EXACT and word in self._specific) for word, _, place in hit.parts
        )

    def _many(self, hit: Ranked) -> int:
        return sum(word not in self._mended and word not in self._country for word, _, _ in hit.parts)


def is_compound(word: str, letters: int = _COMPOUND) -> bool:
    """Whether a word says so much that it is no chance where it stands: 中小工場, 自動運転シャトル."""
    return bool(HAN.search(word) or HAS_HANGUL.search(word)) and len(letters_of(word)) >= letters


def _has_exact_beside(hit: Ranked) -> bool:
    return any(place.tier == EXACT for _, place in hit.beside)


def _is_topic(word: Word) -> bool:
    titles = [place for place in word.looked.values() if place.tier in NAME_TIERS and place.rank < RANK["aliases"]]
    return len(titles) >= _MANY_TITLES or any(place.tier == EXACT for place in titles)


def _is_specific(word: str) -> bool:
    """Whether a word that is all of a name is not at home elsewhere: several words, a long one, or an acronym."""
    is_long = not word.isascii() and len(letters_of(word)) >= _LONG_SOUND
    is_acronym = word.isascii() and word.isupper() and len(word) >= _ACRONYM
    return " " in word or is_long or is_acronym or FOUR_HAN.fullmatch(word) is not None


def _is_figure(word: str) -> bool:
    """Whether a word is a number that is no chance: of more than two digits and no year, or with a unit."""
    digits = sum(map(str.isdecimal, word))
    has_unit = 0 < digits < len(word) and not word.isascii()
    return not _YEAR.fullmatch(word) and (digits > _FEW_DIGITS or has_unit)
