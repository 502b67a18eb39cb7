"""Where a word stands: every entry that has it, in a name or in a text, and its best place there.

Floor 1. Built by folding the whole library once; what only some queries need (names without spaces,
names by sound) is made when first asked for. Everything is plain strings and `in`: the search for a
word over all entries runs in C, and only the entries that have it are looked at more closely.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import count
from typing import NamedTuple

from kdg import folding
from kdg.fields import RANK, Field, as_date, date_forms, names_of, texts_of
from kdg.folding import fold, sound, tight
from kdg.haystack import Haystack
from kdg.later import later
from kdg.library import Folded, Library
from kdg.model import TABLES, AnyEntry, Event, Node, Source
from kdg.numbering import Numbering

EXACT, PREFIX, CONTAINS, IN_TEXT, READING = range(5)
"""The tiers, best first: a name is the word; begins with it; has it; a text has it; a name sounds so."""
NAME_TIERS = (EXACT, PREFIX, CONTAINS, READING)

KIND_RANK: dict[type, int] = {table.entry: table.rank for table in TABLES}
"""Namesakes: a definition first, then the figure, then the goal. Never outweighs a better reason."""
_SOURCE = KIND_RANK[Source]
_LAST = RANK["publisher"]
"""The rank of a source's title, a text among texts: answers go before it."""

_WHOLE_WORD_BELOW = 4
"""Shorter alphabetic words are found as whole words only: "tea" is not "team"."""
_SHORT = 3
"""Up to so many letters of kana, Han or Hangul also meet by chance, across a comma or inside a longer
word: their places are looked at twice …"""
_MANY = 2000
"""… unless so many entries have them: that is no chance."""
_WORD_BEFORE = 3
"""So many katakana before a short match are a word of their own: データ in オープンデータ, no スキー in リスキル."""
_TIGHT_INSIDE = 6
"""So many letters a query without its spaces must have to be the beginning of words written with them; with
fewer it must be whole words (egov: e-Gov)."""
_ROMAJI_INSIDE = 5
"""So many letters romaji must have to be found inside a reading, which has no word boundaries."""
_KEPT_WORDS = 500
"""So many words are remembered with what they found."""
_FIRST_UNSPACED = 0x1100
"""Scripts from here on (jamo, kana, Han, Hangul) run words together."""


class Found(NamedTuple):
    """Where a word, or a whole query, stands in an entry."""

    tier: int
    part: int
    """0 for whole words; 1 where a word goes on behind the match; by sound 1 begins so, 2 has it inside."""
    rank: int
    kind: int
    """For exact names the kind's rank, else 0: a namesake is only who has the same name."""
    length: int
    line: int
    """Which of the entry's names or texts; -1 for its number."""
    needle: str
    in_text: bool

    @property
    def key(self) -> tuple[int, ...]:
        """What hits are sorted by, smaller first: tier, whole words, field, namesake's kind, shorter text."""
        return self[:5]


Looked = dict[int, Found]
"""Places by the number of the entry in the library's order."""
_PlaceIn = Callable[[int, str, str, str], Found | None]
"""From an entry, a needle, the word as typed ("" where chance needs no look) and folded, to the place."""


class Index:
    """A library's names and texts, folded; one string an entry, one field a line."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.entries: list[AnyEntry] = list(library.entries())
        self.kinds = [KIND_RANK[type(entry)] for entry in self.entries]
        folded = library.folded() or fold_library(library)
        self._names, self._name_ranks = Haystack(folded.names), folded.name_ranks
        self._texts, self._text_ranks = Haystack(folded.texts), folded.text_ranks
        self._numbering = Numbering(library)
        self._looked: dict[str, Looked] = {}
        self._named: dict[str, Looked] = {}

    @cached_property
    def country(self) -> list[str]:
        """What the country is called, folded: titles, then aliases."""
        country = self.library.knowledge.country
        return list(map(fold, (*country.title.values(), *country.aliases)))

    def field(self, i: int, found: Found) -> Field:
        """The field behind a place."""
        return (texts_of if found.in_text else names_of)(self.entries[i])[found.line]

    def prepare(self) -> None:
        """Make now what is otherwise made when first needed, and what makes many questions quick."""
        for texts in (self._names, self._texts, self._tight_names):
            texts.prepare()
        _ = self.whole_names, self._sounds

    @cached_property
    def whole_names(self) -> frozenset[str]:
        """Every name, folded."""
        return frozenset(name for names in self._names for name in names.split("\n"))

    # --- one word

    def look(self, word: str) -> Looked:
        """Every entry that has the word, and its best place there."""
        looked = self._looked.get(word)
        if looked is None:
            looked = dict(self.look_in_names(word))
            for i, place in self._search(self._texts, self._in_texts, _needles(word), word).items():
                looked[i] = min(place, looked.get(i, place))
            self._looked[word] = looked
        return looked

    def look_in_names(self, word: str) -> Looked:
        """The same for names alone, which is quicker: texts are three quarters of a library."""
        looked = self._named.get(word)
        if looked is None:
            if len(self._named) >= _KEPT_WORDS:
                self.forget()
            looked = self._named[word] = self._look_up(word)
        return looked

    def together(self, i: int, needles: Mapping[str, float]) -> float:
        """The most that needles weigh that are in one name of an entry, beside the heaviest of them."""
        names = self._names[i][1:-1].split("\n")
        return max(_beside_the_most([weight for needle, weight in needles.items() if needle in name]) for name in names)

    def forget(self) -> None:
        """Drop what has been looked up."""
        self._looked.clear()
        self._named.clear()

    def is_name(self, word: str) -> bool:
        """Whether some entry has the word in a name."""
        return any(place.tier < IN_TEXT for place in self.look_in_names(word).values())

    def is_known(self, word: str) -> bool:
        """Whether some entry has the word at all."""
        return bool(self.look_in_names(word) or self.look(word))

    def _look_up(self, word: str) -> Looked:
        needles = _needles(word)
        if not needles:
            letters = tight(fold(word))
            return self._single(fold(word)) if letters else {}
        needle = needles[0]
        letters = tight(needle)
        found = self._search(self._names, self._in_names, needles, word)
        if " " in needle:
            self._add_tight(found, letters)
        self._add_by_sound(found, needle, letters)
        if _HALF_TYPED.search(letters):
            self._add_half_typed(found, sound(letters))
        return found

    def _single(self, needle: str) -> Looked:
        """One character is looked for as a whole name only."""
        found: Looked = {}
        line = f"\n{needle}\n"
        for i in self._names.having(line):
            at = self._names[i][1:-1].split("\n").index(needle)
            found[i] = self._at(i, (EXACT, 0), at, needle, len(needle))
        return found

    def _at(self, i: int, place: tuple[int, int], line: int, needle: str, length: int) -> Found:
        """A place in a name. A source's title counts as a text: it is the way to an answer, not the answer."""
        tier, part = place
        kind = self.kinds[i]
        if kind == _SOURCE and tier in (PREFIX, CONTAINS):
            tier = IN_TEXT
        rank = self._name_ranks[i][line] + (_LAST if tier == IN_TEXT else 0)
        return Found(tier, part, rank, kind if tier == EXACT else 0, length, line, needle, in_text=False)

    def _search(self, texts: Haystack, place_in: _PlaceIn, needles: list[str], word: str) -> Looked:
        """The best place of the first needle that an entry has."""
        having = texts.having(needles[-1]) if needles else []
        word = word if len(having) < _MANY else ""
        found: Looked = {}
        for i in having:
            for needle in needles:
                place = place_in(i, needle, word, needles[0])
                if place:
                    found[i] = place
                    break
        return found

    def _in_names(self, i: int, needle: str, word: str, stemmed: str) -> Found | None:
        """The best place in an entry's names; of each name the first."""
        names = self._names[i]
        best: Found | None = None
        start = names.find(needle)
        while start >= 0:
            place = None
            after = start + len(needle)
            begin = names.rindex("\n", 0, start + 1) + 1
            end = names.index("\n", after)
            if begin == start and end == after:
                place = EXACT, 0
            else:
                part = _part(names, start, needle, stemmed)
                if part is not None:
                    if begin == start:
                        place = PREFIX, part
                    elif not word or not _is_short(needle) or not self._by_chance(i, begin, word, needle):
                        place = CONTAINS, part
            if place:
                found = self._at(i, place, names.count("\n", 0, begin) - 1, needle, end - begin)
                best = min(best, found) if best else found
                after = end
            start = names.find(needle, after if place else start + 1)
        return best

    def _by_chance(self, i: int, begin: int, word: str, needle: str) -> bool:
        line = self._names[i].count("\n", 0, begin) - 1
        return _by_chance(word, names_of(self.entries[i])[line], needle)

    def _in_texts(self, i: int, needle: str, word: str, stemmed: str) -> Found | None:
        """The first place: texts stand in the order of their rank."""
        texts = self._texts[i]
        start = texts.find(needle)
        while start >= 0:
            part = _part(texts, start, needle, stemmed)
            if part is not None:
                line = texts.count("\n", 0, start) - 1
                if not word or not _is_short(needle) or not _by_chance(word, texts_of(self.entries[i])[line], needle):
                    length = texts.index("\n", start) - texts.rindex("\n", 0, start) - 1
                    return Found(IN_TEXT, part, self._text_ranks[i][line], 0, length, line, needle, in_text=True)
            start = texts.find(needle, start + 1)
        return None

    # --- other spaces, other letters

    @cached_property
    def _tight_names(self) -> Haystack:
        return Haystack([tight(names) for names in self._names])

    def _add_tight(self, found: Looked, letters: str) -> None:
        """Names that have the letters with other spaces: egov for e-Gov, O.E.C.D. for OECD."""
        many, whole = len(found) > _MANY, f"\n{letters}\n"
        for i in self._tight_names.having(letters if len(letters) >= _WHOLE_WORD_BELOW else whole):
            if i in found and (many or found[i].tier == EXACT or whole not in self._tight_names[i]):
                continue
            for line, together in enumerate(self._tight_names[i][1:-1].split("\n")):
                if letters not in together:
                    continue
                start = together.index(letters)
                spaced = self._names[i][1:-1].split("\n")[line]
                if together == letters:
                    place = self._at(i, (EXACT, 0), line, letters, len(together))
                elif _are_words(spaced, start, len(letters)):
                    place = self._at(i, (CONTAINS if start else PREFIX, 0), line, letters, len(together))
                else:
                    continue
                if i not in found or place < found[i]:
                    found[i] = place

    @cached_property
    def _sounds(self) -> list[str]:
        """The names by sound, line for line; what is not kana is a # that no romaji matches."""
        return [sound(_NOT_KANA.sub("#", names)) for names in self._names]

    def _add_by_sound(self, found: Looked, needle: str, letters: str) -> None:
        said = folding.romaji(letters) if letters.isascii() else sound(needle) if KANA.fullmatch(needle) else ""
        if len(said) < _SHORT or any(place.tier < IN_TEXT for place in found.values()):
            return  # what names have as it is typed needs no hearing
        most = _INSIDE if letters[-1] in "aiueon" or not letters.isascii() else _BEGINS  # what is half typed begins so
        for i, sounds in enumerate(self._sounds):
            if said not in sounds or i in found:
                continue
            places = [
                self._at(i, (READING, part), line, said, len(spelt))
                for line, spelt in enumerate(sounds[1:-1].split("\n"))
                if (part := _said_in(spelt, said)) is not None and part <= most
            ]
            if places:
                found[i] = min(places)

    @cached_property
    def _keys(self) -> list[str]:
        """The names by the keys that are pressed for their Hangul, line for line."""
        return [sound(names) for names in self._tight_names]

    def _add_half_typed(self, found: Looked, pressed: str) -> None:
        """Names that begin with a word whose last syllable is only begun: 문재ㅇ of 문재인."""
        line = f"\n{pressed}"
        for i, keys in enumerate(self._keys):
            if line in keys and i not in found:
                at = keys.count("\n", 0, keys.index(line) + 1) - 1
                found[i] = self._at(i, (PREFIX, 1), at, pressed, len(keys[1:-1].split("\n")[at]))

    # --- numbers and dates

    def numbered(self, phrase: str) -> Looked:
        """Nodes by number and events by date, however they are written."""
        found: Looked = {}
        wanted = {node.id for node in self._numbering.nodes(phrase)}
        date = as_date(phrase)
        for i, entry in enumerate(self.entries if wanted or date else ()):
            if isinstance(entry, Node) and entry.id in wanted:
                found[i] = Found(EXACT, 0, -1, self.kinds[i], 0, -1, "", in_text=False)
            elif isinstance(entry, Event) and date and entry.date.startswith(date):
                line = next(n for n, field in enumerate(texts_of(entry)) if field[0] == "date")
                tier = EXACT if entry.date == date else PREFIX
                found[i] = Found(tier, 0, RANK["date"], self.kinds[i], 0, line, fold(date), in_text=True)
        for form in date_forms(date) if date else ():
            for i, place in self.look(form).items():
                found.setdefault(i, place)
        return found


def _beside_the_most(weights: list[float]) -> float:
    return sum(weights) - max(weights, default=0.0)


KANA = later("[ぁ-ゔ]+")
_HALF_TYPED = later("[가-힣][\u1100-\u1112]$")
"""A consonant alone behind Hangul syllables: the next one has been begun."""
_NOT_KANA = later("[^ぁ-ゔ\n]+")
_LETTERS = "a-z0-9"
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_KATAKANA = "".join(map(chr, [*range(0x30A1, 0x30FB), 0x30FC]))


def fold_library(library: Library) -> Folded:
    """All of a library's names and texts as they are searched."""
    entries = list(library.entries())
    names, texts = [names_of(entry) for entry in entries], [texts_of(entry) for entry in entries]
    return Folded(_lines(names), _ranks(names), _lines(texts), _ranks(texts))


def _lines(table: list[list[Field]]) -> list[str]:
    return [f"\n{fold(_joined(fields))}\n" for fields in table]


def _ranks(table: list[list[Field]]) -> list[bytes]:
    return [bytes([RANK[name] for name, _, _ in fields]) for fields in table]


def _joined(fields: list[Field]) -> str:
    text = "\n".join([text for _, _, text in fields])
    if text.count("\n") >= max(1, len(fields)):  # a text of several lines, which `kdg check` does not pass
        return "\n".join([text.replace("\n", " ") for _, _, text in fields])
    return text


def _needles(word: str) -> list[str]:
    """What is looked for in folded texts: the word, then the stem of an English one. Nothing for one letter."""
    needle = fold(word)
    letters = tight(needle)
    if len(letters) <= 1:
        return []
    if letters.isascii() and letters.isalpha() and needle.count(" ") == 1:
        return [needle, " " + _spelt_alike(stem(letters))]
    return [needle]


_BRITISH = (
    (later(r"(?<=[a-z]{3})i[sz](?:ations?|e[drs]?|ers?|ing)$"), "iz"),  # digitise, digitization
    (later(r"(?<=[a-z]{3})our(?=s?$)"), "or"),
    (later(r"(?<=[a-z]{3})tre(?=s?$)"), "ter"),
)


_NOUN = later(r"(?<=[a-z]{4}[st])ion$")
"""Inspection of inspect, cooperation of cooperate; station is not of state."""


def _spelt_alike(stemmed: str) -> str:
    """The beginning of a stem that its words have in all spellings: polic of policy and policies, digiti."""
    for ending, common in (("y", ""), ("iz", "i"), ("or", "o"), ("ter", "t")):
        if stemmed.endswith(ending):
            return stemmed.removesuffix(ending) + common
    return stemmed


def stem(word: str) -> str:
    """A light English stem: endings and spellings that a searcher varies without thinking. Four letters always stay."""
    for pattern, becomes in _BRITISH:
        word = pattern.sub(becomes, word)
    for ending, instead in (("ies", "y"), ("ing", ""), ("es", "e"), ("ed", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _WHOLE_WORD_BELOW:
            word = word[: -len(ending)] + instead
            break
    word = _NOUN.sub("", word)
    return word.removesuffix("e") if len(word) > _WHOLE_WORD_BELOW else word


_REST_OF_WORD = later(r"[^ \n]*")


def _part(folded: str, start: int, needle: str, typed: str) -> int | None:
    """0 where whole words stand, also in another form (policies of policy, not police); 1 where a longer word begins.

    None where there is no match after all.
    """
    end = start + len(needle)
    if needle != typed:
        there = _REST_OF_WORD.match(folded, start + 1)
        word = re.split(f"[^{_LETTERS}]", there[0] if there else "")[0]
        return 0 if stem(word) == stem(typed[1:]) else None
    goes_on = _goes_on(folded, end)
    return None if goes_on and not _may_go_on(needle, folded[end]) else goes_on


def _goes_on(folded: str, end: int) -> int:
    """1 where an alphabetic word or a number goes on behind a match, else 0."""
    return int(end < len(folded) and _is_alphabetic(folded[end]) and _is_alphabetic(folded[end - 1]))


def _is_alphabetic(letter: str) -> bool:
    return letter > " " and ord(letter) < _FIRST_UNSPACED


def _may_go_on(needle: str, following: str) -> bool:
    """Whether a match may be the beginning of a longer word: data of database, 名目G of 名目GDP, not tea of team.

    A number never is: 7 is not of 70.
    """
    run = needle.rpartition(" ")[2]
    is_long = len(run) >= _WHOLE_WORD_BELOW or (run.isalpha() and not needle.isascii())
    return is_long and not (run[-1:].isdigit() and following.isdigit())


def _is_short(needle: str) -> bool:
    return len(needle) <= _SHORT and not needle.startswith(" ")


def _by_chance(word: str, field: Field, needle: str) -> bool:
    """Whether a few letters only meet there: across a comma or a space, or inside a longer word."""
    name, _, original = field
    plain = unicodedata.normalize("NFKC", word)
    if not KANA.fullmatch(needle):
        if plain in original:
            return False
        mapped = folding.fold_with_map(original)
        starts = (at for at in count() if mapped.text.startswith(needle, at)) if needle in mapped.text else iter(())
        first, last = mapped.span(start := next(starts), start + len(needle))
        return last - first > len(word)
    if name == "reading":
        return True
    text = unicodedata.normalize("NFKC", original).replace("・", "")
    katakana = plain.translate(_TO_KATAKANA)
    return not (_as_katakana(text, katakana) or (plain != katakana and _as_hiragana(text, plain)))


def _as_katakana(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        before = at - len(text[:at].rstrip(_KATAKANA))
        if before == 0 or before >= _WORD_BEFORE:
            return True
        at = text.find(word, at + 1)
    return False


def _as_hiragana(text: str, word: str) -> bool:
    at = text.find(word)
    return at == 0 or (at > 0 and not KANA.fullmatch(text[at - 1]))


def _are_words(spaced: str, start: int, length: int) -> bool:
    """Whether a stretch, counted without spaces, begins with a word and, if it is short, ends with one."""
    letters = [position for position, letter in enumerate(spaced) if letter != " "]
    first, last = letters[start], letters[start + length - 1]
    if _is_alphabetic(spaced[first]) and first > 0 and _is_alphabetic(spaced[first - 1]):
        return False
    return length >= _TIGHT_INSIDE or (length >= _WHOLE_WORD_BELOW and not _goes_on(spaced, last + 1))


_BEGINS, _INSIDE = 1, 2
"""How a name sounds like what is typed, if not the same."""


def _said_in(spelt: str, said: str) -> int | None:
    """0 where a line sounds so, 1 where it begins so, 2 where the sound is inside; else None."""
    if spelt == said:
        return 0
    start = spelt.find(said)
    while start >= 0:
        following = spelt[start + len(said) : start + len(said) + 1]
        cut = (start > 0 and spelt[start - 1] not in "aiueon#") or (said[-1] == "n" and following in tuple("aiueoy"))
        if not cut and start == 0 and len(said) > _SHORT:
            return _BEGINS
        if not cut and len(said) >= _ROMAJI_INSIDE:
            return _INSIDE
        start = spelt.find(said, start + 1)
    return None


def span(text: str, found: Found) -> tuple[int, int] | None:
    """The stretch of an original text that a place is about; None where it cannot be told."""
    if found.tier == READING:
        return _span_of_sound(text, found.needle)
    mapped = folding.fold_with_map(text)
    start = mapped.text.find(found.needle)
    if start >= 0:
        return mapped.span(start, start + len(found.needle))
    letters = [position for position, letter in enumerate(mapped.text) if letter != " "]
    needle = tight(found.needle)
    start = tight(mapped.text).find(needle)
    if start < 0:
        return _span_of_keys(mapped, needle)
    return mapped.starts[letters[start]], mapped.ends[letters[start + len(needle) - 1]]


def _span_of_keys(mapped: folding.Folded, pressed: str) -> tuple[int, int] | None:
    ends = range(1, len(mapped.text) + 1)
    end = next((end for end in ends if sound(tight(mapped.text[:end])).startswith(pressed)), None)
    return mapped.span(0, end) if end else None


def _span_of_sound(text: str, said: str) -> tuple[int, int] | None:
    mapped = folding.fold_with_map(text)
    for start in range(len(mapped.text)):
        if not KANA.fullmatch(mapped.text[start]):
            continue
        for end in range(start + 1, min(len(mapped.text), start + len(said) + 1) + 1):
            spelt = sound(mapped.text[start:end])
            if spelt == said:
                return mapped.span(start, end)
            if not said.startswith(spelt[:-1]):
                break
    return None
