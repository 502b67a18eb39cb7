"""Search: what people type, found in a library, best first, with the reason.

Floor 1, and the only home of rapidfuzz. Everything is compared in the forms of `kdg.folding`.

A query goes down a stair and stops on the first step that finds something: as typed (exact, prefix,
contained, by sound), all its words, some of its words, and only then with slips mended. A slip is
mended in the query, by the nearest word that the names have, so what is found is always found
literally in some entry; long texts are never compared approximately. docs/search.md tells more.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from math import log
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from kdg import folding
from kdg.folding import fold, sound, tight
from kdg.hits import Answer, Hit, How, Match
from kdg.library import Library
from kdg.model import AnyEntry, Event, Fact, Node, Source, Term, Text


class Hits(Sequence[Hit]):
    """Hits, best first, each worked out when asked for: a caller that shows ten pays for ten."""

    def __init__(self, many: int, build: Callable[[int], Hit]) -> None:
        self._many = many
        self._build = build
        self._built: dict[int, Hit] = {}

    def __len__(self) -> int:
        return self._many

    def __getitem__(self, index: int | slice) -> "Hit | list[Hit]":  # type: ignore[override]  # a slice is a list
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
# never outweigh a stronger one by being many. Only within "all words" are numbers added.

_EXACT, _PREFIX, _CONTAINS, _IN_TEXT, _READING, _WORDS, _SOME_WORDS = range(7)
_NAME_TIERS = (_EXACT, _PREFIX, _CONTAINS, _READING)
_HOW: dict[int, How] = {
    _EXACT: "exact",
    _PREFIX: "prefix",
    _CONTAINS: "contains",
    _IN_TEXT: "contains",
    _READING: "reading",
    _WORDS: "words",
    _SOME_WORDS: "words",
}
_TOP_SCORE = {_EXACT: 100, _PREFIX: 90, _CONTAINS: 80, _IN_TEXT: 68, _READING: 60, _WORDS: 50, _SOME_WORDS: 38}
"""The score that the best hit of a tier is shown with. For people; nothing is sorted by it."""
_APPROXIMATE_SCORE = 0.3
"""What a mended query's scores are multiplied with: all of them stay below the best of the words."""

_FIELD_RANK = {
    # Names: how surely the words are the entry's own.
    "title": 0,  # the entry is called so
    "short": 0,  # and so in lists
    "aliases": 1,  # people call it so; a title says it more surely
    "reading": 2,
    "id": 2,
    "ogp_id": 2,
    "plan": 3,  # what stands behind a strategy, not the strategy
    # Texts: how close the words are to the answer.
    "value": 4,
    "as_written": 4,
    "date": 4,
    "vision": 5,
    "aim": 5,
    "text": 5,
    "lead": 6,
    "since": 7,
    "remark": 7,
    "notes": 8,  # a word about the entry, often about another one
    "publisher": 9,
    "url": 9,
}
_KIND_RANK = {Term: 0, Fact: 1, Node: 2, Event: 3, Source: 4}
"""Namesakes: a definition first, then the figure, then the goal. Never outweighs a better reason."""

_WORD_IN = {_EXACT: 1.0, _PREFIX: 0.85, _CONTAINS: 0.75, _IN_TEXT: 0.4, _READING: 0.7}
"""What one of several words earns by how it is found. A word in an explanation must not outweigh a
word in a title: two words in texts are worth less than one in a title and one in a text."""
_WORD_ABOVE = 0.25
"""What a word earns that stands in the name of the strategy above and not in the entry: it completes the
words, and must not outweigh a word of the entry's own."""
_WORD_IN_FIGURE = 0.65
"""The same in a figure, a rank or a date: 10位 is more of an answer there than in an explanation."""
_RANK_COST = 0.04
"""What each step down `_FIELD_RANK` takes off that, so that a title precedes an alias, other things equal."""
_MENDED_WORD = 0.6
"""What a word earns that had to be mended: less than the same word as typed in a weaker place among names."""
_ASKED_KIND = 1.25
"""Rewards the kind that a question word asks for (how many: a fact). Tips the balance between entries
that have the same words; must not lift an entry over one that has a word more."""
_SOURCE_WEIGHT = 0.6
"""A source is the way to an answer: it follows entries that have the words as well as it has."""
_COUNTRY_WEIGHT = 0.1
"""The country's own name, in a file about that country, tells nothing apart."""
_SINGLE_WEIGHT = 0.3
"""A single character is a hint: 山 of 山地. It must not outweigh any word."""
_TEXT_WORD_WEIGHT = 0.5
"""A word that only explanations have (speak, 目指す) is rare by chance; names decide, it tips the balance."""
_BESIDE = 0.4
"""Rewards two words that are a name together, and a question word that an entry goes by. Less than a word."""
_ENOUGH = 0.3
"""The part of the words, by rarity, that must be found where some are not. Below it the found ones are
chance: "pizza service" is no question about public services."""
_ENOUGH_ASKED = 0.2
"""The same for a spoken question, which has verbs that nothing is called by."""
_FAR_BEHIND = 0.6
"""With some words missing, hits with less than this part of the best one's weight are left out."""

_WHOLE_WORD_BELOW = 4
"""Shorter alphabetic words are found as whole words only: "tea" is not "team"."""
_SHORT_KANA = 3
"""Up to so many kana are too common inside other words: they are found where a name begins only."""
_TIGHT_INSIDE = 6
"""So many letters a query without its spaces must have to be found inside a name written with them."""
_ROMAJI_INSIDE = 5
"""So many letters romaji must have to be found inside a reading, which has no word boundaries."""


class _Field(NamedTuple):
    name: str
    language: str
    text: str


def _in_languages(name: str, text: Text) -> Iterator[_Field]:
    return (_Field(name, language, said) for language, said in text.items())


def _names(entry: AnyEntry) -> list[_Field]:
    """What an entry is called."""
    if isinstance(entry, Source):
        return [_Field("title", "", entry.title), _Field("id", "", entry.id)]
    fields = [*_in_languages("title", entry.title), *_in_languages("short", entry.short)]
    fields += [_Field("aliases", "", alias) for alias in entry.aliases]
    fields.append(_Field("id", "", entry.id))
    if entry.reading:
        fields.append(_Field("reading", "", entry.reading))
    if isinstance(entry, Node):
        if entry.ogp_id:
            fields.append(_Field("ogp_id", "", entry.ogp_id))
        if entry.plan:
            fields += _in_languages("plan", entry.plan.title)
    return fields


def _texts(entry: AnyEntry) -> list[_Field]:
    """What is said about an entry."""
    fields: list[_Field] = []
    if isinstance(entry, Source):
        fields += [_Field("publisher", "", entry.publisher), _Field("date", "", entry.date)]
    else:
        fields += _in_languages("text", entry.text)
        fields += _in_languages("since", entry.since)
    if isinstance(entry, Node):
        for name, text in (("aim", entry.aim), ("vision", entry.vision), ("lead", entry.lead)):
            fields += _in_languages(name, text)
        if entry.plan:
            fields += _in_languages("plan", entry.plan.issued_by)
    if isinstance(entry, Fact):
        fields += _figures(entry)
    if isinstance(entry, Event):
        fields += (_Field("date", "", form) for form in _date_forms(entry.date))
    fields += _in_languages("remark", entry.remark)
    for note in entry.notes:
        if note.source_value is not None:
            fields.append(_Field("notes", "", str(note.source_value)))
        fields += _in_languages("notes", note.short)
        fields += _in_languages("notes", note.text)
    return [field for field in fields if field.text]


def _figures(fact: Fact) -> Iterator[_Field]:
    if fact.as_written:
        yield _Field("as_written", "", fact.as_written)
    if fact.value is not None:
        for language, unit in fact.unit.items() or [("", "")]:
            yield _Field("value", language, f"{fact.value:,}{unit}")
    if fact.rank is not None:
        yield _Field("value", "", f"{fact.rank}位")


_MONTHS = "January February March April May June July August September October November December".split(" ")


def _date_forms(date: str) -> list[str]:
    """A year, month or day as the three languages write it, the file's own form first."""
    year, *rest = date.split("-")
    numbers = [int(part) for part in rest if part.isdecimal()]
    if len(numbers) != len(rest) or not rest or not 1 <= numbers[0] <= len(_MONTHS):
        return [date]
    month = _MONTHS[numbers[0] - 1]
    if len(numbers) == 1:
        return [date, f"{year}年{numbers[0]}月", f"{month} {year}", f"{year}년 {numbers[0]}월"]
    day = numbers[1]
    return [
        date,
        f"{year}年{numbers[0]}月{day}日",
        f"{day} {month} {year}",
        f"{month} {day} {year}",
        f"{year}년 {numbers[0]}월 {day}일",
    ]


_DATE = re.compile(r"(\d{4})\s*(?:[-./]|年|년)\s*(\d{1,2})(?:\s*(?:[-./]|月|월)\s*(\d{1,2})?)?\s*(?:日|일|月|월)?")


def _as_date(query: str) -> str:
    """2014.7.15 and 2014年7月15日 as the knowledge writes dates: 2014-07-15; "" for anything else."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", query).strip())
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


# --- Words -------------------------------------------------------------------------------------

_ENGLISH_STOP = frozenset(
    "a an the of in on at for to from by with and or is are was were be been am do does did has have had "
    "what which who whom whose where when why how many much long there it its this that these those they "
    "them their we you i me my your can could will would should shall may tell about explain please show "
    "kind sort mean means meaning stand stands called give get some any into than then as s".split(" ")
)
_KOREAN_STOP = frozenset(
    "얼마 얼마나 몇 무엇 무엇인가요 무엇입니까 뭐 뭐예요 뭔가요 뭐야 뭐죠 누구 누가 언제 언제까지 어디 어디서 왜 어떻게 어떤 개를 개가 개의 명이 명의 "
    "되나요 됩니까 있나요 있습니까 하나요 합니까 했나요 인가요 입니까 얼마예요 얼마인가요 얼마입니까 얼마죠 몇위 위 명 개 대한 대해 "
    "대하여 관한 알려줘 알려주세요 설명 및 그리고".split(" ")
)
_KOREAN_TAIL = re.compile(
    "(?:은|는|이|가|을|를|의|에|에서|으로|로|와|과|도|만|까지|부터|이란|란|예요|이에요|인가요|인가|하나요|합니까|했나요|되나요|되었나요|됩니까|나요|입니까|입니다|이야|야|에는|에게|이며|하는|하기|했나요)$"
)
_ASKING = re.compile(
    "という意味|どういう意味(?:です)?か?|の意味|意味を?|(?:は|の)?何の略(?:です)?か?|って何(?:でしょう)?か?|とは何(?:でしょう|です)?か?|とはなん(?:です)?か?|とは|って何のこと|って何(?:です|でした)?か?|って|何のこと|何(?:です|でした)か|"
    "(?:は|が|を|に|で|と|も|の)?(?:いつまで|いつから|いつ|どこ|だれ|誰|なぜ|どうして|どうやって|どのくらい|どれくらい|どのぐらい|"
    "どれぐらい|いくらぐらい|いくらくらい|いくら|いくつ|何人|何位|何番目?|何割|何分の一の?|何か国中?|何ヶ国中?|何カ国中?|何年|何月|何日)"
    "|について|に関する|に関して|に対する|教えて(?:ください|下さい)?|知りたい|ください|下さい"
)
_PARTICLES = re.compile(
    "(?:から|まで|より|など|ため|という|といった|として|による|によって|ですか|でしたか|でしょうか|ますか|ましたか|します|しました|"
    "する|した|して|される|された|している|していた|のは|には|では|とは|への|との|での|からの|です|でした|だった|ます|ました|"
    "なくす|なる|った|って|は|が|を|に|の|で|と|も|へ|や|か|な|だ|よ|ね|い|る|り|れ|し|き|く|む|め|ば|り|ら)+"
)
_KANJI, _KATAKANA, _KANA, _HANGUL = "一-鿿々〆㐀-䶿豈-﫿", "ァ-ヺー・", "ぁ-ゖ", "가-힣ᄀ-ᇿㄱ-ㆎ"
_PIECES = re.compile(
    rf"[{_KANJI}]+|[{_KATAKANA}]+|[{_KANA}][{_KANA}ー]*|[{_HANGUL}]+|[^\s{_KANJI}{_KATAKANA}{_KANA}{_HANGUL}]+"
)
_STRETCHES = re.compile(rf"[^\s{_KANA}、。，．「」（）()！？!?,:;]+")
_HIRAGANA = re.compile("[ぁ-ゖ][ぁ-ゖー]*")

_ASKS_FOR: tuple[tuple[re.Pattern[str], type], ...] = (
    (
        re.compile(
            "いくら|いくつ|何人|何位|何番|何割|何分の|何か国|何ヶ国|何カ国|どのくらい|どれくらい|どのぐらい|どれぐらい|順位|"
            r"[0-9]位|\bhow (?:many|much|big|large)\b|\brank|얼마|몇|순위"
        ),
        Fact,
    ),
    (re.compile(r"いつ|\bwhen\b|언제"), Event),
    (re.compile(r"とは|って何|\bwhat (?:is|are|does)\b|무엇|뭐|란\b|이란"), Term),
)


_VERB = re.compile("[一-鿿々]{1,2}[ぁ-ゖ]{1,3}")
"""At the end of a question: 使う, 目指す. It says less than what stands before it, and may be missing."""
_QUESTION = re.compile(
    r"[?？]$|^(?:who|what|which|when|where|why|how|does|do|did|is|are|can|will)\b|ですか|ますか|何|誰|いつ|どこ|どの|いくら|"
    r"とは$|って|教えて|얼마|무엇|뭐|누구|누가|언제|어디|몇|어떻게|[나까]요?$"
)
_WHICH = re.compile(r"\bwhich ([a-z]+)")
"""Which countries, which ministry: what the answer is, not what it is called."""
_WHO = re.compile(r"誰|だれ|どこが|\bwho\b|\bwhich (?:ministry|body|agency)\b|누가|누구|어느 부처")
_LEADS = frozenset("lead leads leading led charge responsible 主導 担当 所管 主管 주도 담당 주관".split(" "))
"""Asked with who, these ask for the field `lead`, and are no words of an entry."""
_ASKED_WORDS = re.compile(
    r"いくら|いくつ|誰|どこ|何[^\W\dぁ-ゖ]|how (?:many|much|big|large|rich|old|long)|얼마|누구|몇\s?[가-힣]"
)
"""What may be an alias of an entry although it is a question word."""


def split_words(arguments: Iterable[str]) -> list[str]:
    """The words of a query: arguments split at spaces, the full-width one included."""
    return [word for argument in arguments for word in argument.split()]


def _stem(word: str) -> str:
    """A light English stem: endings that a searcher varies without thinking. Four letters always stay."""
    for ending, instead in (("ies", "y"), ("ing", ""), ("es", "e"), ("ed", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _WHOLE_WORD_BELOW:
            word = word[: -len(ending)] + instead
            break
    return word.removesuffix("e").removesuffix("y") if len(word) > _WHOLE_WORD_BELOW else word


class _Found(NamedTuple):
    """Where one word, or the whole query, stands in an entry. Smaller is better, from left to right."""

    tier: int
    part: int
    rank: int
    kind: int
    length: int
    line: int
    needle: str
    in_text: bool

    @property
    def key(self) -> tuple[int, ...]:
        return (self.tier, self.part, self.rank, self.kind if self.tier == _EXACT else 0, self.length)


class _Content:
    """The words of a query that carry it, what speaks beside them, and which kinds its question asks for."""

    def __init__(self, words: Sequence[str], typed: Sequence[str], aside: Sequence[str] = ()) -> None:
        self.words = tuple(words)
        self.aside = tuple(aside)
        query = unicodedata.normalize("NFKC", " ".join(typed)).casefold()
        self.asked = frozenset(kind for pattern, kind in _ASKS_FOR if pattern.search(query))
        self.asked_about = frozenset(_WHICH.findall(query))
        self.is_question = _QUESTION.search(query) is not None


class _Ranked(NamedTuple):
    """A hit in the making. Smaller keys are better."""

    key: tuple[float, ...]
    entry: int
    tier: int
    best: _Found
    parts: tuple[tuple[str, int, _Found], ...]
    """Each word with the entry, this one or one above it, and the place where it was found."""
    missing: tuple[str, ...]


_KEPT_WORDS = 500
"""So many words are remembered with what they found; a session of browsing asks for more."""
_RESEMBLES = 60.0
"""How alike, of 100, a headword must be to be offered when there is nothing."""
_MOST_MENDED = 8
"""So many equally near words are tried for one that was mistyped."""

_HANGUL_ONLY = re.compile(r"[가-힣]")
_SIGNS = "?!.,~…？！。、"
_KANA_ONLY = re.compile("[ぁ-ゔ]+")
_NOT_KANA = re.compile("[^ぁ-ゔ\n]+")
_DIGITS = re.compile(r"[0-9]+")
_HAN = re.compile(f"[{_KANJI}]")
_HAN_ONLY = re.compile(f"[{_KANJI}]+")
_LONG_ROOT = 3
_LEADING_PARTICLE = re.compile(rf"^[をはがのにでとも](?=[^{_KANA}])")
_LONG_PHRASE = 5
_ENDS_A_NOUN = "をにはがのともへでやすしせだな"


def _lines(fields: Iterable[_Field]) -> str:
    """Fields folded, one a line, between line breaks: so that \nword\n is a whole field."""
    text = "\n".join([field.text.replace("\n", " ") for field in fields])
    return f"\n{fold(text)}\n"


def _stretches(clause: str) -> list[str]:
    """A clause cut into hiragana and what stands between them."""
    return [piece for piece in re.split(rf"([{_KANA}][{_KANA}ー]*)|[、。，．・「」（）()！？!?,:;]+", clause) if piece]


def _is_stop(word: str) -> bool:
    folded = fold(word)
    letters = folded.strip()
    return letters in _ENGLISH_STOP or letters in _KOREAN_STOP


def _is_single(word: str) -> bool:
    return len(tight(fold(word))) == 1


def _begins_a_name(found: dict[int, _Found]) -> bool:
    return any(place.tier <= _PREFIX and place.rank < _FIELD_RANK["reading"] for place in found.values())


def _in_names(found: dict[int, _Found]) -> bool:
    return any(place.tier in _NAME_TIERS for place in found.values())


def _worth(place: _Found) -> float:
    if place.in_text and place.rank <= _FIELD_RANK["value"]:
        return _WORD_IN_FIGURE
    return max(0.1, _WORD_IN[place.tier] - _RANK_COST * place.rank - 0.1 * place.part)


def _goes_on(folded: str, end: int) -> int:
    """1 where an alphabetic word or a number goes on at that place, else 0."""
    return int(
        end < len(folded)
        and folded[end] != " "
        and ord(folded[end]) < _FIRST_UNSPACED
        and folded[end - 1] != " "
        and ord(folded[end - 1]) < _FIRST_UNSPACED
    )


_FIRST_UNSPACED = 0x1100


def _may_go_on(needle: str, following: str) -> bool:
    """Whether a match may be the beginning of a longer word: data of database, not 7 of 70 nor tea of team."""
    run = needle.rpartition(" ")[2]
    return not (run[-1].isdigit() and following.isdigit()) and len(run) >= _WHOLE_WORD_BELOW


def _is_short_kana(needle: str) -> bool:
    return len(needle) <= _SHORT_KANA and _KANA_ONLY.fullmatch(needle) is not None


def _is_katakana_there(original: str, start: int, end: int, field: str) -> bool:
    """Whether the original has the letters as one katakana word, and not by chance across particles."""
    if field == "reading":
        return False
    first, last = folding.fold_with_map(original).span(start, end)
    there = unicodedata.normalize("NFKC", original[first:last])
    return all("ァ" <= letter <= "ヿ" for letter in there)


def _starts_word(spaced: str, start: int) -> bool:
    """Whether a letter, counted without spaces, begins a word or is of a script without words."""
    seen = -1
    for position, letter in enumerate(spaced):
        if letter != " ":
            seen += 1
            if seen == start:
                return ord(letter) >= _FIRST_UNSPACED or position == 0 or spaced[position - 1] == " "
    return False


def _said_in(spelt: str, said: str) -> int | None:
    """0 where a line sounds so, 1 where it begins so, 2 where the sound is inside; else None."""
    if spelt == said:
        return 0
    start = spelt.find(said)
    while start >= 0:
        following = spelt[start + len(said) : start + len(said) + 1]
        cut = (start > 0 and spelt[start - 1] not in "aiueon#") or (said[-1] == "n" and following in tuple("aiueoy"))
        if not cut and start == 0:
            return 1
        if not cut and len(said) >= _ROMAJI_INSIDE:
            return 2
        start = spelt.find(said, start + 1)
    return None


def _letters(text: str) -> str:
    """What slips are counted in: the sound without spaces, Han characters double, for they say more."""
    return _HAN.sub(r"\g<0>\g<0>", sound(tight(fold(text))))


def _slips_allowed(text: str, letters: str, *, lenient: bool) -> int:
    """How many letters may be wrong: by script, because a letter of each says differently much."""
    folded = tight(fold(text))
    if folded.isascii():
        steps = (4 if lenient else 5, 9, 13)
        return sum(len(letters) >= step for step in steps)
    hangul = sum("가" <= letter <= "힣" for letter in folded)
    if 2 * hangul >= len(folded):
        return sum(len(folded) >= step for step in (3, 5, 8))
    if _KANA_ONLY.fullmatch(folded):
        return sum(len(letters) >= step for step in (6, 8, 16))
    return 0 if len(folded) < 4 else 2 if len(folded) < 9 else 3 if len(folded) < 12 else 4


def _span(text: str, place: _Found) -> tuple[int, int] | None:
    if place.tier == _READING:
        return _span_of_sound(text, place.needle)
    mapped = folding.fold_with_map(text)
    start = mapped.text.find(place.needle)
    if start >= 0:
        return mapped.span(start, start + len(place.needle))
    letters = [position for position, letter in enumerate(mapped.text) if letter != " "]
    start = tight(mapped.text).find(tight(place.needle))
    if start < 0:
        return None
    return mapped.starts[letters[start]], mapped.ends[letters[start + len(tight(place.needle)) - 1]]


def _span_of_sound(text: str, said: str) -> tuple[int, int] | None:
    mapped = folding.fold_with_map(text)
    for start in range(len(mapped.text)):
        if not _KANA_ONLY.fullmatch(mapped.text[start]):
            continue
        for end in range(start + 1, min(len(mapped.text), start + len(said) + 1) + 1):
            spelt = sound(mapped.text[start:end])
            if spelt == said:
                return mapped.span(start, end)
            if not said.startswith(spelt[:-1]):
                break
    return None


class Searcher:
    """A library, ready to be searched. Built by folding all of it once; the rest when first needed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._entries = list(library.entries())
        self._kinds = [_KIND_RANK[type(entry)] for entry in self._entries]
        self._names = [_lines(_names(entry)) for entry in self._entries]
        self._texts = [_lines(_texts(entry)) for entry in self._entries]
        self._looked: dict[str, dict[int, _Found]] = {}

    # --- what callers ask

    def search(self, words: Sequence[str], *, kinds: Collection[str] = (), exact: bool = False) -> Answer:
        """Everything that answers the words, best first.

        Args:
            words: As typed; `split_words` makes them of arguments.
            kinds: Only entries of these kinds, as `Library.kind_names` spells them.
            exact: Only entries that are called so, after folding: no part, sound or slip.
        """
        typed = [word for word in words if tight(fold(word))]
        if not typed:
            return Answer((), ())
        allowed = self._allowed(kinds)
        whole = self._allow(self._whole(typed), allowed)
        if exact:
            return self._answer(
                typed,
                self._rank_whole(
                    {i: found for i, found in whole.items() if found.tier == _EXACT}, _Content(typed, typed)
                ),
            )
        for attempt in (self._as_typed, self._look_alike, self._mended):
            answer = attempt(typed, allowed)
            if answer.hits:
                return answer
        return Answer(tuple(typed), (), tuple(typed), near=self._near(typed))

    def named(self, words: Sequence[str], *, kinds: Collection[str] = ()) -> list[Hit]:
        """The entries that are called so, for looking one up by name: all that are equally meant.

        Exact names win over parts of names, these over names by sound, then come slips. Namesakes are
        in the order term, fact, node, event, source; more than one hit means that the name is not
        unique, unless the first is another kind than the rest and that settles it for the caller.
        """
        typed = [word for word in words if tight(fold(word))]
        if not typed:
            return []
        allowed = self._allowed(kinds)
        for attempt in (self._as_typed, self._look_alike, self._mended):
            answer = attempt(typed, allowed, names_only=True)
            hits = list(answer.hits)
            if hits:
                best = hits[0].match.how
                return [hit for hit in hits if hit.match.how == best and not hit.match.missing]
        return []

    def nearest(self, name: str, names: Iterable[str], limit: int = 3) -> list[str]:
        """The names that resemble one, nearest first, for "did you mean"; none where none does."""
        known = list(dict.fromkeys(names))
        sounds = [tight(sound(fold(each))) for each in known]
        close = process.extract(
            tight(sound(fold(name))), sounds, scorer=fuzz.ratio, score_cutoff=_RESEMBLES, limit=limit
        )
        return [known[position] for _, _, position in close]

    # --- attempts, from the surest to the least sure

    def _as_typed(self, typed: Sequence[str], allowed: set[int] | None, *, names_only: bool = False) -> Answer:
        whole = self._whole(typed)
        called_so = any(place.tier < _IN_TEXT for place in whole.values())
        words = self._content(typed) if len(typed) > 1 or not called_so else _Content(tuple(typed), typed)
        if words.words != tuple(typed):
            for i, found in self._whole(words.words).items():
                if i not in whole or found.key < whole[i].key:
                    whole[i] = found
        if len(words.words) > 1:
            whole = {
                i: found
                for i, found in whole.items()
                if found.tier != _IN_TEXT or not isinstance(self._entries[i], Source)
            }
        ranked = self._rank_whole(self._allow(whole, allowed, names_only=names_only), words)
        if len(words.words) > 1:
            seen = {hit.entry for hit in ranked}
            looked = [self._look(word) for word in words.words]
            together = self._together(words, looked, [1.0] * len(looked), allowed, names_only=names_only)
            ranked += [hit for hit in self._complete(together) if hit.entry not in seen]
        return self._answer(words.words, ranked)

    def _complete(self, ranked: Sequence["_Ranked"]) -> list["_Ranked"]:
        """The hits that have all words; none if only sources do, for a source is not the answer."""
        complete = [hit for hit in ranked if not hit.missing]
        return complete if any(not isinstance(self._entries[hit.entry], Source) for hit in complete) else []

    def _look_alike(self, typed: Sequence[str], allowed: set[int] | None, *, names_only: bool = False) -> Answer:
        for meant in folding.look_alikes(" ".join(typed)):
            answer = self._as_typed(meant.split(), allowed, names_only=names_only)
            if answer.hits:
                return self._approximate(answer)
        return Answer(tuple(typed), ())

    def _mended(self, typed: Sequence[str], allowed: set[int] | None, *, names_only: bool = False) -> Answer:
        words = self._content(typed)
        for phrase in dict.fromkeys((" ".join(typed), " ".join(words.words))):
            mended = self._allow(self._whole_mended(phrase), allowed, names_only=names_only)
            if mended:
                return self._approximate(self._answer(words.words, self._rank_whole(mended, words)))
        looked = []
        earns = []
        for word in words.words:
            found = self._look(word)
            earns.append(1.0 if found else _MENDED_WORD)
            looked.append(found or self._whole_mended(word, lenient=len(words.words) > 1))
        ranked = self._together(words, looked, earns, allowed, names_only=names_only)
        complete = self._complete(ranked)
        answer = self._answer(words.words, complete or ranked)
        changed = any(earn < 1.0 and found for earn, found in zip(earns, looked, strict=True))
        return self._approximate(answer) if changed else answer

    # --- what a query is about

    def _content(self, typed: Sequence[str]) -> "_Content":
        """The words that carry a query: without particles and question words, long ones taken apart."""
        words: list[str] = []
        for word in typed:
            words += self._content_of(word.strip(_SIGNS) or word)
        asks_who = _WHO.search(unicodedata.normalize("NFKC", " ".join(typed)).casefold())
        telling = tuple(
            word for word in dict.fromkeys(words) if not _is_stop(word) and not (asks_who and word.casefold() in _LEADS)
        ) or tuple(words)
        return _Content(telling, typed, self._aside(telling, typed))

    def _aside(self, words: Sequence[str], typed: Sequence[str]) -> tuple[str, ...]:
        """What speaks for an entry beside the words: two or three of them that are a name together, and
        question words that an entry goes by (いくら, how much).
        """
        aside = [" ".join(words[n : n + many]) for many in (3, 2) for n in range(len(words) - many + 1)]
        asking = unicodedata.normalize("NFKC", " ".join(typed))
        aside += [found[0] for found in _ASKED_WORDS.finditer(asking)]
        return tuple(
            word
            for word in dict.fromkeys(aside)
            if word not in words and any(place.tier == _EXACT for place in self._look(word).values())
        )

    def _content_of(self, word: str) -> list[str]:
        if _HANGUL_ONLY.search(word):
            return [self._without_particle(word)]
        if _is_stop(word) or word.isascii() or self._is_name(word):
            return [word]
        parts: list[str] = []
        for clause in _ASKING.sub(" ", unicodedata.normalize("NFKC", word)).split():
            said = _LEADING_PARTICLE.sub("", clause)
            parts += [said] if self._is_name(said) else self._cut(said)
        return parts or [word]

    def _without_particle(self, word: str) -> str:
        """A Korean word without its particles, unless a name is spelt just so."""
        form = word
        while not any(place.tier == _EXACT for place in self._look(form).values()):
            shorter = _KOREAN_TAIL.sub("", form)
            if len(shorter) <= 1 or shorter == form:
                break
            form = shorter
        if self._look(form) or _is_stop(form):
            return form
        return word if self._look(word) else form

    def _cut(self, clause: str) -> list[str]:
        """A Japanese clause at its particles, then at changes of script, then at known words."""
        words: list[str] = []
        pieces = _stretches(clause)
        n = 0
        while n < len(pieces):
            stretch = pieces[n]
            following = pieces[n + 1] if n + 1 < len(pieces) else ""
            phrase = self._known_phrase(pieces[n : n + _LONG_PHRASE])
            if phrase > 1:
                words.append("".join(pieces[n : n + phrase]))
                n += phrase
                continue
            n += 1
            if _HIRAGANA.fullmatch(stretch):
                if _begins_a_name(self._look(stretch)):
                    words.append(stretch)
            elif ending := self._ending(stretch, following):
                words.append(stretch + ending)
            elif self._look(stretch) and not (len(stretch) == 1 and _HIRAGANA.fullmatch(following)):
                words.append(stretch)
            else:
                for piece in _PIECES.findall(stretch):
                    words += [piece] if self._look(piece) or piece.isascii() else self._known_words(piece)
        return words

    def _known_phrase(self, pieces: Sequence[str]) -> int:
        """How many pieces from the first on are a name, or part of one, together: 国民の声 is three."""
        if _HIRAGANA.fullmatch(pieces[0]):
            return 1
        return next(
            (
                many
                for many in range(len(pieces), 2, -1)
                if not _HIRAGANA.fullmatch(pieces[many - 1]) and self._is_name("".join(pieces[:many]))
            ),
            1,
        )

    def _is_name(self, word: str) -> bool:
        return any(place.tier < _IN_TEXT for place in self._look(word).values())

    def _ending(self, stretch: str, hiragana: str) -> str:
        """The hiragana that belong to a word (広さ, 取り組み), where names have them; the longest."""
        if not _HIRAGANA.fullmatch(hiragana) or not _HAN.fullmatch(stretch[-1]) or len(stretch) > _LONG_ROOT:
            return ""
        if hiragana[0] in _ENDS_A_NOUN:
            return ""
        endings = (hiragana[:end] for end in range(min(_LONG_ROOT, len(hiragana)), 0, -1))
        return next((ending for ending in endings if self._is_name(stretch + ending)), "")

    def _known_words(self, piece: str) -> list[str]:
        """The longest known words in an unbroken piece of Han characters, and what is left between them.

        Only there: what is left of katakana when a known word is taken out is no word.
        """
        if not _HAN_ONLY.fullmatch(piece):
            return [piece]
        words: list[str] = []
        left = ""
        start = 0
        while start < len(piece):
            end = next((end for end in range(len(piece), start + 1, -1) if self._look(piece[start:end])), start)
            if end > start:
                words += [left, piece[start:end]]
                left = ""
            else:
                left += piece[start]
            start = max(end, start + 1)
        words.append(left)
        # A single character left over tells nothing by itself: it is the whole that is not known.
        return [piece if len(word) == 1 else word for word in words if word]

    # --- looking for one word, or for the query as one

    def _whole(self, typed: Sequence[str]) -> dict[int, _Found]:
        phrase = " ".join(typed)
        found = dict(self._look(phrase))
        for i, rank in self._by_number(phrase):
            found[i] = _Found(_EXACT, 0, rank, self._kinds[i], 0, -1, "", in_text=False)
        date = _as_date(phrase)
        if date:
            for form in _date_forms(date):
                for i, place in self._look(form).items():
                    found.setdefault(i, place)
            for i, entry in enumerate(self._entries):
                if isinstance(entry, Event) and entry.date.startswith(date):
                    tier = _EXACT if entry.date == date else _PREFIX
                    line = next(n for n, field in enumerate(_texts(entry)) if field.name == "date")
                    needle = fold(date) if tier == _EXACT else fold(date)
                    found[i] = _Found(tier, 0, _FIELD_RANK["date"], self._kinds[i], 0, line, needle, in_text=True)
        return found

    @cached_property
    def _kind_words(self) -> re.Pattern[str]:
        names = {
            tight(fold(name)): kind.id
            for kind in self._library.knowledge.kinds
            for text in (kind.title, kind.short, kind.plural)
            for name in text.values()
        }
        self._kind_named = names
        words = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"
        return re.compile(rf"({words})第?(\d+)の?")

    def _by_number(self, phrase: str) -> Iterator[tuple[int, int]]:
        """Nodes by number, however it is said: 1.2.2, 1-2-2, 戦略1目的2目標2, commitment 5."""
        plain = unicodedata.normalize("NFKC", phrase).strip()
        if re.fullmatch(r"\d{1,3}(?:\s*[-.・‐−–]\s*\d{1,3})*", plain):
            wanted = {".".join(str(int(number)) for number in re.findall(r"\d+", plain))}
        else:
            wanted = self._said_by_kind(tight(fold(phrase)))
        for i, entry in enumerate(self._entries):
            if isinstance(entry, Node) and entry.id in wanted:
                yield i, _FIELD_RANK["title"] - 1

    def _said_by_kind(self, said: str) -> set[str]:
        steps = self._kind_words.findall(said)
        if not steps or self._kind_words.sub("", said):
            return set()
        nodes = {""}
        for word, number in steps:
            kind = self._kind_named[word]
            nodes = {
                node.id
                for node in self._library.knowledge.nodes
                if node.kind == kind
                and node.id.rpartition(".")[2] == number
                and any(node.id.startswith(f"{above}." if above else "") for above in nodes)
            }
        return nodes

    def _look(self, word: str) -> dict[int, _Found]:
        """Every entry that has the word, and its best place there. Kept: a query asks for a word often."""
        looked = self._looked.get(word)
        if looked is None:
            if len(self._looked) > _KEPT_WORDS:
                self._looked.clear()
            looked = self._looked[word] = self._look_up(word)
        return looked

    def _look_up(self, word: str) -> dict[int, _Found]:
        needle = fold(word)
        letters = tight(needle)
        found: dict[int, _Found] = {}
        if not letters:
            return found
        if len(letters) == 1:
            exact = f"\n{needle}\n"
            for i, names in enumerate(self._names):
                if exact in names:
                    place = self._in_names(i, needle, word)
                    if place and place.tier == _EXACT:
                        found[i] = place
            return found
        stem = " " + _stem(letters) if letters.isascii() and letters.isalpha() and needle.count(" ") == 1 else needle
        for i, names in enumerate(self._names):
            if stem in names:
                place = self._in_names(i, needle, word) or (self._in_names(i, stem, word) if stem != needle else None)
                if place:
                    found[i] = place
        if (len(letters) > 1 and needle.startswith(" ")) or needle.count(" "):
            self._add_tight(found, letters)
        for i, texts in enumerate(self._texts):
            if stem in texts and i not in found:
                place = self._in_texts(i, needle, word) or (self._in_texts(i, stem, word) if stem != needle else None)
                if place:
                    found[i] = place
        self._add_by_sound(found, needle, letters)
        return found

    def _in_names(self, i: int, needle: str, word: str) -> _Found | None:
        best: _Found | None = None
        fields = _names(self._entries[i])
        stands_in = isinstance(self._entries[i], Source)
        for line, folded in enumerate(self._names[i][1:-1].split("\n")):
            if needle not in folded:
                continue
            place = self._place(folded, needle, fields[line].text, word, fields[line].name)
            if place is None:
                continue
            tier, part = place
            if stands_in and tier != _EXACT:
                tier = _IN_TEXT  # a source is the way to an answer, not the answer
            found = _Found(
                tier, part, _FIELD_RANK[fields[line].name], self._kinds[i], len(folded), line, needle, in_text=False
            )
            if best is None or found.key < best.key:
                best = found
        return best

    def _in_texts(self, i: int, needle: str, word: str) -> _Found | None:
        best: _Found | None = None
        fields = _texts(self._entries[i])
        for line, folded in enumerate(self._texts[i][1:-1].split("\n")):
            if needle not in folded:
                continue
            place = self._place(folded, needle, fields[line].text, word, fields[line].name)
            if place is None:
                continue
            found = _Found(
                _IN_TEXT,
                place[1],
                _FIELD_RANK[fields[line].name],
                self._kinds[i],
                len(folded),
                line,
                needle,
                in_text=True,
            )
            if best is None or found.key < best.key:
                best = found
        return best

    def _place(self, folded: str, needle: str, original: str, word: str, field: str) -> tuple[int, int] | None:
        """The tier and whether a word goes on behind the match; None where it is no match after all."""
        if folded == needle:
            return _EXACT, 0
        start = folded.find(needle)
        while start >= 0:
            end = start + len(needle)
            part = _goes_on(folded, end)
            if part and not _may_go_on(needle, folded[end]):
                start = folded.find(needle, start + 1)
                continue
            if start == 0:
                return _PREFIX, part
            if _is_short_kana(needle) and not _is_katakana_there(original, start, end, field):
                start = folded.find(needle, start + 1)
                continue
            return _CONTAINS, part
        return None

    def _add_tight(self, found: dict[int, _Found], letters: str) -> None:
        """Names that have the letters with other spaces: egov for e-Gov, 데이터중심 for 데이터 중심."""
        for i, names in enumerate(self._tight_names):
            if letters not in names or (i in found and found[i].tier == _EXACT):
                continue
            fields = _names(self._entries[i])
            for line, together in enumerate(names[1:-1].split("\n")):
                start = together.find(letters)
                if start < 0:
                    continue
                spaced = self._names[i][1:-1].split("\n")[line]
                if together == letters:
                    tier = _EXACT
                elif len(letters) >= _TIGHT_INSIDE and _starts_word(spaced, start):
                    tier = _PREFIX if start == 0 else _CONTAINS
                else:
                    continue
                if isinstance(self._entries[i], Source) and tier != _EXACT:
                    tier = _IN_TEXT
                place = _Found(
                    tier, 0, _FIELD_RANK[fields[line].name], self._kinds[i], len(together), line, letters, in_text=False
                )
                if i not in found or place.key < found[i].key:
                    found[i] = place

    @cached_property
    def _tight_names(self) -> list[str]:
        return [tight(names) for names in self._names]

    @cached_property
    def _sounds(self) -> list[str]:
        """The names by sound, line for line; what is not kana is a # that no romaji matches."""
        return [_NOT_KANA.sub("#", names) and sound(_NOT_KANA.sub("#", names)) for names in self._names]

    def _add_by_sound(self, found: dict[int, _Found], needle: str, letters: str) -> None:
        said = folding.romaji(letters) if letters.isascii() else sound(needle) if _KANA_ONLY.fullmatch(needle) else ""
        if len(said) < _SHORT_KANA:
            return
        for i, sounds in enumerate(self._sounds):
            if said not in sounds or i in found:
                continue
            fields = _names(self._entries[i])
            best: _Found | None = None
            for line, spelt in enumerate(sounds[1:-1].split("\n")):
                part = _said_in(spelt, said)
                if part is not None:
                    place = _Found(
                        _READING,
                        part,
                        _FIELD_RANK[fields[line].name],
                        self._kinds[i],
                        len(spelt),
                        line,
                        said,
                        in_text=False,
                    )
                    if best is None or place.key < best.key:
                        best = place
            if best:
                found[i] = best

    # --- slips

    @cached_property
    def _vocabulary(self) -> dict[int, dict[str, list[str]]]:
        """Every name, and every word of the names, by the length of its letters and by its letters."""
        pieces: set[str] = set()
        for entry in self._entries:
            for field in _names(entry):
                pieces.add(field.text)
                if field.name != "reading":
                    pieces.update(_STRETCHES.findall(field.text))
                    pieces.update(_PIECES.findall(field.text))
        vocabulary: dict[int, dict[str, list[str]]] = {}
        for piece in sorted(pieces):
            letters = _letters(piece)
            vocabulary.setdefault(len(letters), {}).setdefault(letters, []).append(piece)
        return vocabulary

    def _nearest_pieces(self, text: str, *, lenient: bool = False) -> list[str]:
        letters = _letters(text)
        most = _slips_allowed(text, letters, lenient=lenient)
        if not most:
            return []
        close: list[tuple[int, str]] = []
        keys = [letters]
        said = folding.romaji(tight(fold(text)))
        if len(said) > _ROMAJI_INSIDE and said != letters:
            keys.append(said)
        for key in keys:
            for length in range(len(key) - most, len(key) + most + 1):
                known = self._vocabulary.get(length)
                if known:
                    for piece, slips, _ in process.extract(
                        key, list(known), scorer=OSA.distance, score_cutoff=most, limit=None
                    ):
                        if _DIGITS.findall(piece) == _DIGITS.findall(key):
                            close.append((int(slips), piece))
        if not close:
            return []
        fewest = min(close)[0]
        nearest = [
            piece for slips, key in sorted(close) if slips == fewest for piece in self._vocabulary[len(key)][key]
        ]
        if text.isascii():  # a word of the query may be mistyped, but does not vanish
            nearest = [piece for piece in nearest if len(piece.split()) >= len(text.split()) or not piece.isascii()]
        return nearest[:_MOST_MENDED]

    def _whole_mended(self, phrase: str, *, lenient: bool = False) -> dict[int, _Found]:
        found: dict[int, _Found] = {}
        for piece in self._nearest_pieces(phrase, lenient=lenient):
            for i, place in self._look(piece).items():
                if i not in found or place.key < found[i].key:
                    found[i] = place
        return found

    def _near(self, typed: Sequence[str]) -> tuple[str, ...]:
        own = self._library.language
        heads = [
            entry.title.get(language, "")
            for language in self._library.knowledge.languages
            for entry in self._entries
            if isinstance(entry, Term) or (isinstance(entry, (Fact, Node, Event)) and language == own)
        ]
        return tuple(self.nearest(" ".join(typed), filter(None, heads)))

    # --- several words

    def _together(
        self,
        content: "_Content",
        looked: Sequence[dict[int, _Found]],
        earns: Sequence[float],
        allowed: set[int] | None,
        *,
        names_only: bool = False,
    ) -> list["_Ranked"]:
        """Entries by the words they have, each by its best place and weighed by rarity."""
        words = content.words + content.aside
        looked = [*looked, *map(self._look, content.aside)]
        earns = [*earns, *([_BESIDE] * len(content.aside))]
        weights = [self._weight(word, found) for word, found in zip(words, looked, strict=True)]
        optional = [
            word in content.aside
            or self._names_country(word)
            or _is_single(word)
            or (content.is_question and bool(found) and not _in_names(found))
            or word in content.asked_about
            or (content.is_question and word == content.words[-1] and _VERB.fullmatch(word) is not None)
            for word, found in zip(words, looked, strict=True)
        ]
        if all(optional):
            optional = [word in content.aside for word in words]
        total = sum(weight for weight, spare in zip(weights, optional, strict=True) if not spare) or 1.0
        ranked: list[_Ranked] = []
        for i in dict.fromkeys(i for found in looked for i in found):
            if allowed is not None and i not in allowed:
                continue
            places = [self._here_or_above(i, found, names_only=names_only) for found in looked]
            if not any(place and at == i for at, place in places):
                continue
            earned = sum(
                weight * earn * (_worth(place) if at == i else _WORD_ABOVE)
                for (at, place), weight, earn in zip(places, weights, earns, strict=True)
                if place
            )
            covered = sum(
                weight
                for (at, place), weight, spare in zip(places, weights, optional, strict=True)
                if place and at == i and not spare
            )
            missing = tuple(
                word for word, (_, place), spare in zip(words, places, optional, strict=True) if not place and not spare
            )
            if covered < (_ENOUGH_ASKED if content.is_question else _ENOUGH) * total or len(missing) == len(words):
                continue
            if type(self._entries[i]) in content.asked:
                earned *= _ASKED_KIND
            if isinstance(self._entries[i], Source):
                earned *= _SOURCE_WEIGHT
            best = min((place for at, place in places if place and at == i), key=lambda place: place.key)
            tier = _SOME_WORDS if missing else _WORDS
            key = (tier, 0, -round(earned, 4), self._kinds[i], best.length)
            parts = tuple((word, at, place) for word, (at, place) in zip(words, places, strict=True) if place)
            ranked.append(_Ranked(key, i, tier, best, parts, missing))
        ranked.sort(key=lambda hit: (hit.key, hit.entry))
        if ranked and ranked[0].missing:
            ranked = [hit for hit in ranked if hit.key[2] <= ranked[0].key[2] * _FAR_BEHIND]
        return ranked

    def _here_or_above(self, i: int, found: dict[int, _Found], *, names_only: bool) -> tuple[int, _Found | None]:
        """The place of a word in an entry, or in the name of one that it belongs to: ワクチン戦略 予算 is 6.1."""
        place = found.get(i)
        if place and not (names_only and place.in_text):
            return i, place
        for above in self._above.get(i, ()):
            place = found.get(above)
            if place and place.tier in _NAME_TIERS:
                return above, place
        return i, None

    @cached_property
    def _above(self) -> dict[int, list[int]]:
        """The entries that each belongs to, the nearest first."""
        number = {entry.id: i for i, entry in enumerate(self._entries)}
        return {
            i: [number[parent.id] for parent in reversed(self._library.parents(entry))]
            for i, entry in enumerate(self._entries)
            if isinstance(entry, (Node, Event))
        }

    def _weight(self, word: str, found: dict[int, _Found]) -> float:
        """What a word is worth: its rarity. Less if no name has it, for then it is rare by chance."""
        weight = log((len(self._entries) + 1) / (len(found) or 0.5))
        if self._names_country(word):
            return weight * _COUNTRY_WEIGHT
        if _is_single(word):
            return weight * _SINGLE_WEIGHT
        if found and not _in_names(found):
            return weight * _TEXT_WORD_WEIGHT
        return weight

    def _names_country(self, word: str) -> bool:
        """Whether a word is the country's name, whole or shortened: 韓国 of 大韓民国."""
        letters = tight(fold(word))
        if len(letters) < 2:
            return False
        for title in self._library.knowledge.country.title.values():
            said = fold(title)
            if letters in said.split() or letters.removesuffix("s") in said.split():
                return True
            rest = iter(tight(said))
            if not letters.isascii() and all(letter in rest for letter in letters):
                return True
        return False

    # --- answers

    def _allowed(self, kinds: Collection[str]) -> set[int] | None:
        if not kinds:
            return None
        return {i for i, entry in enumerate(self._entries) if self._library.kind_of(entry) in kinds}

    @staticmethod
    def _allow(found: dict[int, _Found], allowed: set[int] | None, *, names_only: bool = False) -> dict[int, _Found]:
        return {
            i: place
            for i, place in found.items()
            if (allowed is None or i in allowed) and not (names_only and place.in_text and place.tier != _EXACT)
        }

    def _rank_whole(self, found: dict[int, _Found], content: "_Content") -> list["_Ranked"]:
        ranked = [
            _Ranked(
                (
                    *place.key[:2],
                    type(self._entries[i]) not in content.asked,
                    *place.key[2:],
                ),
                i,
                place.tier,
                place,
                (),
                (),
            )
            for i, place in found.items()
        ]
        ranked.sort(key=lambda hit: (hit.key, hit.entry))
        return ranked

    def _answer(self, words: Sequence[str], ranked: "Sequence[_Ranked]") -> Answer:
        scores: list[int] = []
        best = max((-hit.key[2] for hit in ranked if hit.tier >= _WORDS), default=1.0) or 1.0
        for hit in ranked:
            if hit.tier < _WORDS:
                score = _TOP_SCORE[hit.tier] - min(9, hit.best.rank + 2 * hit.best.part)
            else:
                score = round(_TOP_SCORE[hit.tier] - 10 * (1 + hit.key[2] / best))
            scores.append(min(score, scores[-1] if scores else 100))
        missing = set(words)
        for hit in ranked:
            missing &= set(hit.missing)

        def build(position: int) -> Hit:
            hit = ranked[position]
            return Hit(self._entries[hit.entry], scores[position], self._match(hit))

        return Answer(
            tuple(words), Hits(len(ranked), build), tuple(word for word in words if word in missing) if ranked else ()
        )

    def _approximate(self, answer: Answer) -> Answer:
        hits = answer.hits

        def build(position: int) -> Hit:
            hit = hits[position]
            match = hit.match
            return Hit(
                hit.entry,
                max(1, round(hit.score * _APPROXIMATE_SCORE)),
                Match(
                    "approximate",
                    match.field,
                    match.language,
                    match.span,
                    match.text,
                    match.word,
                    match.words,
                    match.missing,
                ),
            )

        return Answer(answer.words, Hits(len(hits), build), answer.missing, approximate=bool(hits))

    def _match(self, hit: "_Ranked") -> Match:
        parts = tuple(self._match_at(at, place, word) for word, at, place in hit.parts)
        whole = self._match_at(hit.entry, hit.best, "")
        return Match(_HOW[hit.tier], whole.field, whole.language, whole.span, whole.text, "", parts, hit.missing)

    def _match_at(self, i: int, place: _Found, word: str) -> Match:
        entry = self._entries[i]
        if place.line < 0:
            return Match("exact", "id", "", (0, len(entry.id)), entry.id, word)
        field = (_texts if place.in_text else _names)(entry)[place.line]
        return Match(_HOW[place.tier], field.name, field.language, _span(field.text, place), field.text, word)
