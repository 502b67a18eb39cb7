"""Search: what people type, found in a library, best first, with the reason.

Floor 1. Everything is compared in the forms of `kdg.folding`.

A query goes down a stair and stops on the first step that finds something: as typed (exact, prefix,
contained, by sound), all its words, some of its words, and only then with slips mended. A slip is
mended in the query, by the nearest word that the names have, so what is found is always found
literally in some entry; long texts are never compared approximately. docs/search.md tells more.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from math import log
from typing import NamedTuple, overload

from msgspec.structs import replace

from kdg import folding, grammar
from kdg.candidates import Ranked, Word, is_name
from kdg.chance import LONG_WORD, Chance, is_compound
from kdg.fields import RANK
from kdg.folding import fold, tight
from kdg.hits import Answer, Hit, How, Match
from kdg.index import CONTAINS, EXACT, IN_TEXT, NAME_TIERS, READING, Found, Index, Looked, span
from kdg.later import later
from kdg.library import Library
from kdg.model import Event, Fact, Node, Source, Term, Worded
from kdg.numerals import in_digits
from kdg.query import (
    Query,
    Reader,
    as_typed,
    compared,
    is_single,
    split_words,
)
from kdg.slips import Slips, letters_of, resembling, spelt_of

__all__ = ["Hits", "Searcher", "split_words"]


class Hits(Sequence[Hit]):
    """Hits, best first, each worked out when asked for: a caller that shows ten pays for ten."""

    def __init__(self, many: int, build: Callable[[int], Hit]) -> None:
        self._many = many
        self._build = build
        self._built: dict[int, Hit] = {}

    def __len__(self) -> int:
        return self._many

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...
    def __getitem__(self, index: int | slice) -> Hit | list[Hit]:
        if isinstance(index, slice):
            return [self._at(position) for position in range(self._many)[index]]
        return self._at(range(self._many)[index])

    def __iter__(self) -> Iterator[Hit]:
        return map(self._at, range(self._many))

    def _at(self, position: int) -> Hit:
        hit = self._built.get(position)
        if hit is None:
            hit = self._built[position] = self._build(position)
        return hit


# --- Weights -----------------------------------------------------------------------------------
# Order is made by comparing tuples, step by step, and not by adding numbers up: a weaker reason can
# never outweigh a stronger one by being many. Only between hits for several words are numbers added.

_WORDS, _SOME_WORDS = READING + 1, READING + 2
_HOW: tuple[How, ...] = ("exact", "prefix", "contains", "contains", "reading", "words", "words")
"""By tier."""
_TOP_SCORE = (100, 90, 80, 68, 60, 50, 38)
"""The score that the best hit of a tier is shown with. For people; nothing is sorted by it."""
_MENDED_SCORE = 0.3
"""What the scores for a mended query are multiplied with: they stay below those for a query as typed."""

_WORTH = (1.0, 0.85, 0.75, 0.4, 0.7)
"""What one of several words earns, by its tier. A word in an explanation must not outweigh a word in a
title: two in texts are worth less than one in a title and one in a text."""
_WORTH_IN_FIGURE = 0.65
"""The same in a figure, a rank or a date: 10位 is more of an answer there than in an explanation."""
_WORTH_ABOVE = 0.25
"""What a word earns that stands in the name of the strategy above and not in the entry: it completes
the words, and must not outweigh a word of the entry's own."""
_RANK_COST = 0.04
"""What each step down the ranks of fields takes off: a title precedes an alias, other things equal."""
_PART_COST = 0.1
"""What it costs to be only the beginning of a word, or to be heard inside one."""
_LEAST_WORTH = 0.1
_MENDED_WORTH = 0.6
"""What a word earns that had to be mended: less than as typed in the same place, more than nothing."""
_ASKED_KIND: dict[type, float] = {Fact: 1.4, Event: 1.17, Term: 1.1, Node: 1.4, Source: 1.0}
"""Rewards the kind that a question word asks for. How many and who leads have one kind of answer; what something is,
many have, and when, too. Tips the balance between entries that have the same words; must not lift an entry over one
that has a rare word more."""
_SOURCE = 0.6
"""A source is the way to an answer: it follows entries that have the words as well as it has."""
_COUNTRY = 0.1
"""The country's own name, in a file about that country, tells nothing apart."""
_DEMONYM = 3
"""So many letters make a people of a country, or of its name: Koreans, Estonian."""
_BRACKETS = frozenset("()（）[]［］「」")
"""What sets words apart that are typed without a space: 購買力平価（PPP）."""
_PEOPLE = later("(?<=..)[人인]$")
"""What makes a country's name its people: 韓国人, 한국인."""
_SINGLE = 0.3
"""A single character is a hint: 山 of 山地. It must not outweigh any word."""
_TEXT_WORD = 0.5
"""A word that only explanations have (speak, 目指す) is rare by chance; names decide, it tips the balance. Not so a
figure: 193 countries is about 193."""
_LONG_TEXT_WORD = 0.8
"""The same for a long word, which is no chance: 自動運転シャトル beside 予定."""
_ASIDE = 0.4
"""Rewards words that are a name together, and a question word that an entry goes by. Less than a word."""
_TOGETHER = 0.4
"""Rewards the words that stand in one name beside its rarest one, in any order, over words that are scattered over
several names: a name is about what it says at once. Less than a word."""
_CLOSELY = 30
"""So many hits, the best ones, are looked at so closely."""
_ENOUGH = 0.25
"""The part of the words, by rarity, that must be found where some are not. Below it the found ones are
chance: "pizza service" is no question about public services. As spoken or as keywords makes no
difference: a question's verbs, which nothing is called by, are among its words either way."""
_FAR_BEHIND = 0.6
"""With some words missing, hits with less than this part of the best one's weight are left out."""
_OUTWEIGHS = 2.5
"""In a question one word may be missing (who sits in the forum) where the others weigh so many times what they do in
entries that have it too, which is by chance."""
_FEW = 2
"""With so few words none may be missing beside entries that have all."""
_MANY = 5000
"""With some words missing, so many entries are weighed, those with the rarest words first."""


class _Scope(NamedTuple):
    """Which entries and fields an answer may come from."""

    kinds: Collection[str] = ()
    names_only: bool = False


class Searcher:
    """A library, ready to be searched. Built by folding all of it once; the rest when first needed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._index = Index(library)
        self._reader = Reader(self._index)
        self._slips = Slips(self._index.entries)

    # --- what callers ask

    def search(self, words: Sequence[str], *, kinds: Collection[str] = (), exact: bool = False) -> Answer:
        """Everything that answers the words, best first.

        Args:
            words: As typed; `split_words` makes them of arguments.
            kinds: Only entries of these kinds, as `Library.kind_names` spells them.
            exact: Only entries that are called so, after folding: no part, sound or slip.
        """
        typed = _typed(words)
        scope = _Scope(kinds)
        if exact:
            whole = {i: found for i, found in self._whole(typed).items() if found.tier == EXACT}
            return self._answer(typed, self._rank(whole, as_typed(typed), scope))
        for attempt in (self._compared, *self._attempts) if typed else ():
            answer = attempt(typed, scope)
            if answer.hits:
                return replace(answer, asks="lead") if Node in as_typed(typed).asked else answer
        return Answer(tuple(typed), (), tuple(typed), near=self._near(typed))

    def named(self, words: Sequence[str], *, kinds: Collection[str] = ()) -> list[Hit]:
        """The entries that are called so, for looking one up by name: all that are equally meant.

        Exact names win over beginnings, these over parts, these over names by sound, then all words,
        then slips. Namesakes come in the order term, fact, node, event, source; more than one hit means
        that the name is not unique.
        """
        typed = _typed(words)
        scope = _Scope(kinds, names_only=True)
        for attempt in self._attempts if typed else ():
            hits = list(attempt(typed, scope).hits)
            if hits:
                return [hit for hit in hits if hit.match.how == hits[0].match.how and not hit.match.missing]
        return []

    def nearest(self, name: str, names: Iterable[str], limit: int = 3) -> list[str]:
        """The names that resemble one, nearest first, for "did you mean"; none where none does."""
        known = list(dict.fromkeys(names))
        return resembling(name, known, [spelt_of(each) for each in known], limit)

    def prepare(self) -> None:
        """Make ready for many questions: worth it for whoever asks more than a few of a large library."""
        self._index.prepare()
        self._slips.prepare()
        _ = self._above

    def forget(self) -> None:
        """Drop what words were found to mean, as if no query had been asked. For measuring."""
        self._index.forget()

    # --- attempts, from the surest to the least sure

    @property
    def _attempts(self) -> tuple[Callable[[Sequence[str], _Scope], Answer], ...]:
        return self._as_typed, self._in_digits, self._look_alike, self._mended

    def _compared(self, typed: Sequence[str], scope: _Scope) -> Answer:
        """Both of two things that are to be told apart, if both are somebody's name; those that are both one first."""
        names = compared(typed)
        called = [{i: found for i, found in self._whole([name]).items() if found.tier == EXACT} for name in names or ()]
        if not names or not all(called):
            return Answer(tuple(typed), ())
        return self._answer(names, self._rank({**called[1], **called[0]}, as_typed(names), scope))

    def _as_typed(self, typed: Sequence[str], scope: _Scope) -> Answer:
        """The words as they are: the query as one, then entries that have all of its words."""
        whole = self._whole(typed)
        query = as_typed(typed)
        if len(typed) > 1 or not any(place.tier < IN_TEXT for place in whole.values()):
            query = self._reader.read(typed)
        if query.words != tuple(typed):
            for i, found in self._whole(query.words).items():
                whole[i] = min(found, whole.get(i, found))
        if len(query.words) == 1:
            of_country = query.asking and self._names_country(query.words[0])
            ranked = self._with_all(self._words(query), query, scope) if of_country else []
            return self._answer(query.words, ranked or self._rank(whole, query, scope))
        # Words that stand together in a text are no more than words, and names that have them go before. A figure
        # with its unit, or a date, is one thing.
        apart = (len(typed) > 1 or not _BRACKETS.isdisjoint(typed[0])) and not any(map(str.isdecimal, "".join(typed)))
        for i in [i for i, found in whole.items() if found.tier == IN_TEXT and (apart or self._is_source(i))]:
            del whole[i]
        ranked = self._rank(whole, query, scope)
        seen = {hit.entry for hit in ranked}
        parts = self._words(query)
        full = self._with_all(parts, query, scope, seen)
        if not ranked:
            ranked = self._with_all_but_one(parts, query, scope, full)
        ranked = ranked + full
        if Source in query.asked:  # an article is asked for, by what it is about and who brought it out
            ranked.sort(key=lambda hit: not self._is_source(hit.entry))
            of_publisher = self._of_publisher(parts, query, scope)
            first = {hit.entry for hit in of_publisher}
            ranked = of_publisher + [hit for hit in ranked if hit.entry not in first]
        return self._answer(query.words, ranked)

    def _of_publisher(self, words: Sequence[Word], query: Query, scope: _Scope) -> list[Ranked]:
        """The sources of a publisher that is among the words, if there is more to go by than its name."""
        brought_out = {
            i
            for word in words
            for i, place in word.looked.items()
            if place.rank == RANK["publisher"] and self._is_source(i)
        }
        return [hit for hit in self._weigh(sorted(brought_out), words, query, scope) if len(hit.parts) > 1]

    def _in_digits(self, typed: Sequence[str], scope: _Scope) -> Answer:
        """What is found with numbers in digits that were written in words."""
        for meant in in_digits(" ".join(typed)):
            answer = self._as_typed(meant.split(), scope)
            if answer.hits:
                return answer
        return Answer(tuple(typed), ())

    def _look_alike(self, typed: Sequence[str], scope: _Scope) -> Answer:
        """What was meant where a sign only looks like the right one: 工コシステム."""
        for meant in folding.look_alikes(" ".join(typed)):
            answer = self._as_typed(meant.split(), scope)
            if answer.hits:
                return self._approximate(answer)
        return Answer(tuple(typed), ())

    def _mended(self, typed: Sequence[str], scope: _Scope) -> Answer:
        """Slips mended in the query as one, else in its unknown words; at last, some of its words."""
        query = self._reader.read(typed)
        whole = " ".join(typed)
        for phrase in dict.fromkeys((whole, " ".join(query.words), *folding.look_alikes(whole))):
            ranked = self._rank(self._look_mended(phrase), query, scope)
            if ranked:
                return self._approximate(self._answer(query.words, ranked))
        ranked = self._rank(self._look_mended_together(query), query, scope)
        if ranked:
            return self._approximate(self._answer(query.words, ranked))
        words = self._words(query, mend=True)
        full = self._with_all(words, query, scope)
        ranked = self._with_all_but_one(words, query, scope, full) + full or self._with_some(words, query, scope)
        answer = self._answer(query.words, ranked)
        return self._approximate(answer) if any(word.is_mended and word.looked for word in words) else answer

    # --- the query as one

    def _whole(self, typed: Sequence[str]) -> Looked:
        phrase = " ".join(typed)
        return {**self._look(phrase), **self._index.numbered(phrase)}

    def _look(self, text: str) -> Looked:
        """What the index finds; beside what only has it inside a reading, names in kanji that are read so."""
        looked = self._index.look(text)
        if not looked or any(place.tier != READING or not place.part for place in looked.values()):
            return looked
        found = dict(looked)
        for piece in self._slips.read_as(folding.romaji(letters_of(text))):
            for i, place in self._index.look_in_names(piece).items():
                if place.tier == EXACT:
                    heard = place._replace(tier=READING, kind=0)
                    found[i] = min(heard, found.get(i, heard))
        return found

    def _rank(self, found: Looked, query: Query, scope: _Scope) -> list[Ranked]:
        entries = self._index.entries
        ranked = [
            Ranked((place.tier, place.part, type(entries[i]) not in query.asked, *place[2:5]), i, place)
            for i, place in found.items()
            if not (scope.names_only and place.in_text and place.tier != EXACT)
        ]
        ranked = sorted(self._within(ranked, scope))
        if Node in query.asked:  # 5G is a term; who is responsible for it, the strategy says
            ranked.sort(key=lambda hit: not (hit.tier <= CONTAINS and self._has_lead(hit.entry)))
        return ranked

    def _is_asked(self, i: int, query: Query) -> bool:
        """Whether an entry is of a kind that a question asks for; who leads is asked of entries that say it."""
        kind = type(self._index.entries[i])
        return kind in query.asked and (kind is not Node or self._has_lead(i))

    def _has_lead(self, i: int) -> bool:
        """Whether an entry says who is in charge of it."""
        entry = self._index.entries[i]
        return isinstance(entry, Node) and bool(entry.lead or entry.plan)

    def _within(self, ranked: list[Ranked], scope: _Scope) -> list[Ranked]:
        if not scope.kinds:
            return ranked
        kind_of, entries = self._library.kind_of, self._index.entries
        return [hit for hit in ranked if kind_of(entries[hit.entry]) in scope.kinds]

    # --- several words

    def _words(self, query: Query, *, mend: bool = False) -> list[Word]:
        """The words of a query, those beside it last, with what each is worth."""
        unknown = [text for text in query.words if not self._index.look(text)]
        lenient = len(unknown) == 1 < len(query.words) and not query.is_question
        words = [self._word(text, query, mend=mend, lenient=lenient) for text in query.words]
        if all(word.spare for word in words):
            general = [word.text for word in words if not (word.is_country or is_single(word.text))]
            known = [word.text for word in words if word.looked and not word.is_country and query.is_question]
            telling = [text for text in general if text not in query.spare] or general or known or query.words
            words = [word._replace(spare=word.text not in telling) for word in words]
        aside = [
            (text, {i: place for i, place in self._index.look(text).items() if place.tier == EXACT})
            for text in dict.fromkeys((*query.names, *query.asking))
        ]
        return words + [Word(text, looked, self._weight(text, looked), _ASIDE, spare=True) for text, looked in aside]

    def _word(self, text: str, query: Query, *, mend: bool, lenient: bool) -> Word:
        looked = self._look(text)
        is_mended = mend and not looked
        if is_mended:
            looked = self._look_mended(text, lenient=lenient)
        earns = _MENDED_WORTH if is_mended else 1.0
        is_country = self._names_country(text)
        spare = text in query.spare or is_single(text) or is_country
        only_said = query.is_question and bool(looked) and not is_name(looked) and not is_compound(text)
        is_light = is_country or text.isdecimal() or text in grammar.GENERAL
        is_nowhere = not looked and not is_light and (text in query.nouns or not query.is_question)
        is_said = is_nowhere or (only_said and not spare)
        weight = self._weight(text, looked)
        return Word(text, looked, weight, earns, spare or only_said, is_said, is_mended, is_country)

    def _weight(self, word: str, looked: Looked) -> float:
        """What a word is worth: its rarity. Less if no name has it, for then it is rare by chance."""
        weight = log((len(self._index.entries) + 1) / (len(looked) or 0.5))
        if self._names_country(word):
            return weight * _COUNTRY
        if is_single(word):
            return weight * _SINGLE
        by_chance = looked and not is_name(looked) and not any(map(str.isdecimal, word))
        if not by_chance:
            return weight
        return weight * (_LONG_TEXT_WORD if len(letters_of(word)) >= LONG_WORD else _TEXT_WORD)

    def _names_country(self, word: str) -> bool:
        """Whether a word is a name of the country, whole or shortened, or its people: 韓国 of 大韓民国, Koreans."""
        letters = _PEOPLE.sub("", tight(fold(word)))
        for said in self._index.country:
            if letters == tight(said) or any(
                letters == name or (len(name) > _DEMONYM >= len(letters) - len(name) and letters.startswith(name))
                for name in self._telling(said)
            ):
                return True
            rest = iter(tight(said))
            if len(letters) > 1 and not letters.isascii() and all(letter in rest for letter in letters):
                return True
        return False

    def _telling(self, name: str) -> list[str]:
        """The words of a name of the country that are one by themselves (Korea); all, if none is known to be."""
        words = name.split()
        return [word for word in words if f" {word}" in self._index.country] or words

    def _with_all(self, words: Sequence[Word], query: Query, scope: _Scope, seen: Collection[int] = ()) -> list[Ranked]:
        """Entries that have every word; none if only sources do, for a source is not the answer."""
        needed = [word for word in words if not word.spare]
        rarest = min(needed, key=lambda word: len(word.looked)).looked
        candidates = [
            i
            for i in dict.fromkeys(chain(rarest, self._below(rarest)))
            if i not in seen and all(i in word.looked or i in self._above for word in needed)
        ]
        ranked = self._weigh(candidates, words, query, scope)
        ranked = [hit for hit in ranked if not hit.missing]
        ranked = list(filter(Chance(words, query, self._index.country).is_telling, ranked))
        return ranked if Source in query.asked or any(not self._is_source(hit.entry) for hit in ranked) else []

    def _with_all_but_one(
        self, words: Sequence[Word], query: Query, scope: _Scope, full: Sequence[Ranked]
    ) -> list[Ranked]:
        """In a question, entries that have all words but one and far outweigh those that have every word."""
        needed = [word for word in words if not word.spare]
        if not (query.is_question and full) or len(needed) <= _FEW:
            return []
        have = Counter(chain.from_iterable(word.looked for word in needed))
        candidates = [i for i, many in have.items() if many == len(needed) - 1]
        ranked = self._weigh(candidates, words, query, scope)
        least = full[0].key[1] * _OUTWEIGHS
        return [hit for hit in ranked if hit.key[1] < least and not any(map(str.isdecimal, "".join(hit.missing)))]

    def _with_some(self, words: Sequence[Word], query: Query, scope: _Scope) -> list[Ranked]:
        """Entries that have enough of the words; a source that has them all by its weight, for a question."""
        by_rarity = sorted(words, key=lambda word: -word.weight)
        some = list(dict.fromkeys(chain.from_iterable(word.looked for word in by_rarity)))[:_MANY]
        chance = Chance(words, query, self._index.country)
        ranked = list(filter(chance.is_telling, self._weigh(some, words, query, scope)))
        if query.is_question:  # as keywords, they may well be looked for
            ranked.sort(key=lambda hit: (_SOME_WORDS if self._is_source(hit.entry) else hit.key[0], *hit.key[1:]))
        return [hit for hit in ranked if hit.key[1] <= ranked[0].key[1] * _FAR_BEHIND]

    def _weigh(self, candidates: Iterable[int], words: Sequence[Word], query: Query, scope: _Scope) -> list[Ranked]:
        """Candidates that have enough of the words, by the worth of each word's best place."""
        total = sum(word.weight for word in words if not word.spare) or 1.0
        enough = total * _ENOUGH
        hits = (self._weighed(i, words, query, scope, enough) for i in dict.fromkeys(candidates))
        ranked = sorted(self._within([hit for hit in hits if hit], scope))
        best = [hit._replace(key=self._with_together(hit, words)) for hit in ranked[:_CLOSELY]]
        return sorted(best + ranked[_CLOSELY:])

    def _with_together(self, hit: Ranked, words: Sequence[Word]) -> tuple[float, ...]:
        """The key of a hit, with what it earns by having several of the words in one of its names."""
        weights = {word.text: word.weight for word in words}
        needles = {place.needle: weights[word] for word, at, place in hit.parts if at == hit.entry and place.needle}
        together = self._index.together(hit.entry, needles) if len(needles) > 1 else 0.0
        return (hit.key[0], round(hit.key[1] - _TOGETHER * together, 4), *hit.key[2:])

    def _weighed(self, i: int, words: Sequence[Word], query: Query, scope: _Scope, enough: float) -> Ranked | None:
        places = [(word, *self._here_or_above(i, word.looked, scope)) for word in words]
        own = [place for _, at, place in places if place and at == i]
        missing = tuple(word.text for word, _, place in places if not place and not word.spare)
        covered = sum(
            word.weight
            for word, at, place in places
            if place
            and at == i
            and (not word.spare or word.text in query.names or (word.earns == _ASIDE and not missing))
            and not (_is_part(place) and len(words) > 1)
        )
        if not own or covered < enough:
            return None
        earned = sum(
            word.weight * word.earns * (_worth(place) if at == i else _WORTH_ABOVE)
            for word, at, place in places
            if place
        )
        if self._is_asked(i, query):
            earned *= _ASKED_KIND[type(self._index.entries[i])]
        elif self._is_source(i):
            earned *= _SOURCE
        best = min(own)
        length = sum(place.length for place in own)
        key = (_SOME_WORDS if missing else _WORDS, -round(earned, 4), self._index.kinds[i], length)
        parts = tuple((word.text, at, place) for word, at, place in places if place and word.earns != _ASIDE)
        beside = tuple((word.text, place) for word, _, place in places if place and word.earns == _ASIDE)
        absent = tuple(word.text for word, _, place in places if not place and (word.is_said or not word.spare))
        return Ranked(key, i, best, parts, missing, absent, beside)

    def _here_or_above(self, i: int, looked: Looked, scope: _Scope) -> tuple[int, Found | None]:
        """The place of a word in an entry, or in the name of one that it belongs to: ワクチン戦略 予算 is 6.1."""
        place = looked.get(i)
        if place and not (scope.names_only and place.in_text):
            return i, place
        for above in self._above.get(i, ()):
            place = looked.get(above)
            if place and place.tier in NAME_TIERS:
                return above, place
        return i, None

    @cached_property
    def _above(self) -> dict[int, list[int]]:
        """The entries that each belongs to, the nearest first."""
        number = {entry.id: i for i, entry in enumerate(self._index.entries)}
        return {
            i: [number[parent.id] for parent in reversed(self._library.parents(entry))]
            for i, entry in enumerate(self._index.entries)
            if isinstance(entry, (Node, Event))
        }

    def _below(self, looked: Looked) -> Iterator[int]:
        """The entries that belong to those of a word's that have it in a name."""
        named = {i for i, place in looked.items() if place.tier in NAME_TIERS}
        return (i for i, above in self._above.items() if not named.isdisjoint(above)) if named else iter(())

    def _is_source(self, i: int) -> bool:
        return isinstance(self._index.entries[i], Source)

    # --- slips

    def _look_mended(self, phrase: str, *, lenient: bool = False) -> Looked:
        """What the words nearest to one find, as if they had been typed."""
        found: Looked = {}
        for piece in self._slips.nearest_words(phrase, lenient=lenient):
            for i, place in self._index.look(piece).items():
                found[i] = min(place, found.get(i, place))
        return found

    def _look_mended_together(self, query: Query) -> Looked:
        """The names that have all the words, those unknown mended, one behind the other: investment fnud."""
        unknown = {text for text in query.words if not self._index.look(text)}
        if not unknown or len(query.words) == 1:
            return {}
        lenient = len(unknown) == 1 and not query.is_question
        mended = [
            next(iter(self._slips.nearest_words(text, lenient=lenient)), "") if text in unknown else text
            for text in query.words
        ]
        if not all(mended):
            return {}
        found = self._index.look(" ".join(mended))
        return {i: place for i, place in found.items() if place.tier in NAME_TIERS}

    def _near(self, typed: Sequence[str]) -> tuple[str, ...]:
        return tuple(resembling(" ".join(typed), *self._headwords, 3)) if typed else ()

    @cached_property
    def _headwords(self) -> tuple[list[str], list[str]]:
        """What is offered where nothing is found, and how it is spelt: terms in all languages, titles in the file's."""
        own = self._library.language
        heads = [
            entry.title.get(language, "").replace("\n", " ")
            for language in self._library.knowledge.languages
            for entry in self._index.entries
            if isinstance(entry, Term) or (isinstance(entry, Worded) and language == own)
        ]
        known = list(dict.fromkeys(filter(None, heads)))
        return known, spelt_of("\n".join(known)).split("\n")

    # --- answers

    def _answer(self, words: Sequence[str], ranked: Sequence[Ranked]) -> Answer:
        scores: list[int] = []
        most = max((-hit.key[1] for hit in ranked if hit.tier >= _WORDS), default=1.0) or 1.0
        for hit in ranked:
            below = (
                10 * (1 + hit.key[1] / most)
                if hit.tier >= _WORDS
                else min(9, max(0, hit.best.rank) + 2 * hit.best.part)
            )
            scores.append(min(round(_TOP_SCORE[hit.tier] - below), scores[-1] if scores else 100))

        def build(position: int) -> Hit:
            hit = ranked[position]
            return Hit(self._index.entries[hit.entry], scores[position], self._match(hit))

        missing = [word for word in words if ranked and all(word in hit.missing for hit in ranked)]
        return Answer(tuple(words), Hits(len(ranked), build), tuple(missing))

    def _approximate(self, answer: Answer) -> Answer:
        hits = answer.hits

        def build(position: int) -> Hit:
            hit = hits[position]
            return Hit(hit.entry, max(1, round(hit.score * _MENDED_SCORE)), replace(hit.match, how="approximate"))

        return replace(answer, hits=Hits(len(hits), build), approximate=bool(hits))

    def _match(self, hit: Ranked) -> Match:
        parts = tuple(self._match_at(at, place, word) for word, at, place in hit.parts)
        whole = self._match_at(hit.entry, hit.best, "")
        return replace(whole, how=_HOW[hit.tier], words=parts, missing=hit.missing)

    def _match_at(self, i: int, place: Found, word: str) -> Match:
        if place.line < 0:
            number = self._index.entries[i].id
            return Match("exact", "id", "", (0, len(number)), number, word)
        name, language, text = self._index.field(i, place)
        return Match(_HOW[place.tier], name, language, span(text, place), text, word)


def _typed(words: Iterable[str]) -> list[str]:
    """The words that have a letter. A line break is a space: the index sets names apart with it."""
    return [" ".join(word.split()) for word in words if tight(fold(word))]


def _is_part(place: Found) -> bool:
    """Whether only a part of a word was found, which may be chance. Who types romaji seldom types all of a reading."""
    return place.part > (1 if place.tier == READING else 0)


def _worth(place: Found) -> float:
    if place.in_text and place.rank <= RANK["value"]:
        return _WORTH_IN_FIGURE
    return max(_LEAST_WORTH, _WORTH[place.tier] - _RANK_COST * place.rank - _PART_COST * place.part)
