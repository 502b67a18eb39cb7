"""What a query is about: its words, without particles and question words, long ones taken apart.

Floor 1. No tokenizer: scripts change between words, hiragana join them, and the names of the library
are the dictionary. The lists are of Japanese, English and Korean as languages, not of any country.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kdg.fields import RANK
from kdg.folding import fold, tight
from kdg.index import EXACT, KANA, PREFIX, READING, Index
from kdg.later import later
from kdg.model import Event, Fact, Node, Term

_ENGLISH_STOP = frozenset(
    (
        "a an the of in on at for to from by with and or is are was were be been am do does did has have had what "
        "which who whom whose where when why how many much long there it its this that these those they them their "
        "percent percentage we you i me my your can could will would should shall may tell about explain please show "
        "counts "
        "set up took come came go goes went held make makes made want wants need needs "
        "kind sort reason reasons cause difference between happen happens "
        "mean means meant meaning stand stands called give get some any into than then as s "
        "here exactly actually really currently still just also only even ever yet too so such same other another both "
        "each but if no because while though whether until since during before after against within under over "
        "must might let lets put puts ask asks keep keeps bring brings help helps try use uses thing things something "
        "someone anything anyone he she him her his our us"
    ).split()
)
_KOREAN_STOP = frozenset(
    (
        "얼마 얼마나 몇 수 무엇 무엇인가요 무엇입니까 뭐 뭐예요 뭔가요 뭐야 뭐죠 누구 누가 언제 언제까지 "
        "어디 어디서 왜 어떻게 어떤 개를 개가 개의 명이 명의 되나요 됩니까 있나요 있습니까 하나요 합니까 "
        "했나요 인가요 입니까 얼마예요 얼마인가요 얼마입니까 얼마죠 몇위 위 명 개 퍼센트 프로 대한 대해 대하여 관한 "
        "모두 전부 같이 함께 대신 때문 때문에 알아서 제일 게 것 더 "
        "알려 알려줘 알려주세요 영어로 일본어로 한국어로 뭐라고 해요 하나요 설명 및 그리고 어느 무슨 이유 차이 뜻 의미"
    ).split()
)
_INFLECTED = later(
    "[a-z]{3,}(?:ing|ed|ly)|[가-힣]+(?:는|는지|지게|하게|도록|려고|으면|하면|해서|아서|어서|하고|하지|하던|된|됐|졌|났|갔|왔|했|였)"
)
"""Verbs and adverbs by their endings: in a question, nothing need be called so."""
_JAPANESE_SMALL = frozenset("だった でした だろう です まで から より など だけ ため こと もの ほど しか さえ".split())
"""Particles, nouns and endings in hiragana that say nothing by themselves."""
_KOREAN_VERB = later("[가-힣]+[가까요]$")
"""The last word of a question is its verb."""
_ROMAJI_PARTICLES = frozenset("no ni wo o ga wa ha de he e to mo".split())
"""Particles beside romaji. Alone, and beside English, they are English words or none."""
_KOREAN_TAIL = later(
    "(?:은|는|이|가|을|를|의|에|에서|보다|처럼|마다|이나|으로|로|와|과|도|만|까지|부터|이란|란|예요|이에요|인가요|인가|하나요|합니까|했나요|"
    "되나요|되었나요|됩니까|한가요|하면|할|해|해서|하고|하게|한|했|한지|였나요|였습니까|였어요|였죠|나요|입니까|입니다|이야|야|에는|에게|이며|하는|하기)$"
)
_HAN, _KATAKANA, _HIRAGANA, _HANGUL = "一-鿿々〆㐀-䶿豈-﫿", "ァ-ヺー・", "ぁ-ゖ", "가-힣ᄀ-ᇿㄱ-ㆎ"
_ASKING = later(
    f"ってど(?:んな|ういう)[{_HAN}{_KATAKANA}]*|"
    "という意味|どういう意味(?:です)?か?|の意味|意味を?|(?:は|の)?何の略(?:です)?か?|って何(?:でしょう)?か?|"
    "とは何(?:でしょう|です)?か?|とはなん(?:です)?か?|とは|って何のこと|って何(?:です|でした)?か?|って|何のこと|"
    "何(?:です|でした)か|(?:には|では|は|が|を|に|で|と|も|の)?(?:いつまで|いつから|いつ|どこ|だれ|誰|なぜ|どうして|どうやって|どのように|どうなって|どう|"
    "どのくらい|どれくらい|どのぐらい|どれぐらい|いくらぐらい|いくらくらい|いくら|いくつ|何人|何位|何番目?|何割|何分の一の?|"
    "何か国中?|何ヶ国中?|何カ国中?|何[かヶカ箇][所月年]|何年|何月|何日|何パーセント|何%)|[のを]?(?:作り方|やり方|仕方|使い方)|どんな|どういう|どれ|どの|の?(?:理由|原因|(?<!間)違い|目的)|について|に関する|に関して|に対する|教えて(?:ください|下さい)?|"
    "知りたい|ください|下さい|"
    "(?:という|を表す|何の)言葉|(?:を|は|って|のを|のことを)?(?:何|なん)[とて](?:呼|言|い)[ぶうびい](?:ます)?(?:の|ん)?(?:です)?か?$|とか(?=[^ぁ-ゖ])|の(?:中|なか|うち)(?:で|の)?(?=[^ぁ-ゖ])|"
    "の?(?:韓国語|英語|日本語)(?:名|訳|表記)|は?(?:韓国語|英語|日本語)で(?:は|(?:何と|なんと|どう)(?:言|い|呼)[いうびぶ](?:ます)?(?:の|ん)?(?:です)?か?)?$"
)
_ASKS_FOR: tuple[tuple[re.Pattern[str], type], ...] = (
    (
        later(
            "いくら|いくつ|何人|何位|何番|何割|何分の|何か国|何ヶ国|何カ国|どのくらい|どれくらい|どのぐらい|どれぐらい|順位|"
            r"[0-9]位|\bhow (?:many|much|big|large)\b|\brank|얼마|몇|순위"
        ),
        Fact,
    ),
    (later(r"いつ|何年|\bwhen\b|\b(?:what|which) year\b|언제|몇 ?년"), Event),
    (
        later(
            r"とは|って(?:何|なに|なん|ど[んう])|という言葉|を表す言葉|(?:何|なん)[とて](?:呼|言|い)|"
            r"\bwhat (?:is|are)\b|\bwhat (?:do|does)\b.*\bmean|무엇|뭐|란\b|이란"
        ),
        Term,
    ),
)
_QUESTION = later(
    r"[?？]$|^(?:who|what|which|when|where|why|how|does|do|did|is|are|can|will)\b|ですか|ますか|何|誰|いつ|どこ|どの|"
    r"いくら|とは$|って|教えて|얼마|무엇|뭐|누구|누가|언제|어디|몇|어떻게|[나까]요?$"
)
_WHICH = later(
    r"(?:\bwhich |\bwhat (?:kind|sort)s? of |ど(?:の|んな|ういう|この)|어[떤느] ?)([a-z]+|[一-鿿]+|[ァ-ヺー]+|[가-힣]+)"
)
"""Which countries, どんな技術: what the answer is, not what it is called."""
_WHO = later(
    r"誰|だれ|どこが|どの(?:省|部|機関|官庁|役所)|"
    r"(?:担当|所管|主管|主導)(?:省|官|部|者|は|大臣)|\bwho\b|\bwhich (?:ministry|body|agency)\b|"
    "누가|누구|(?:어느|어떤|담당|소관) ?(?:부처|기관)|담당하는"
)
_LEADS = frozenset(
    (
        "lead leads leading led runs charge responsible ministry body agency 主導 担当 所管 主管 주도 담당 주관 부처"
    ).split()
)
"""Asked with who, these ask for the field `lead`, and are no words of an entry."""
_COMPARED = (
    later(r"\bdifferences? between (?:an? |the )?(.+?) and (?:an? |the )?(.+)"),
    later(r"\b(?:an? |the )?(.+?) (?:vs\.?|versus) (?:an? |the )?(.+)"),
    later(r"(.+?)と(.+?)(?:と?の|は)?(?:違い|差|相違|区別|どう違|何が違|どこが違).*"),
    later(r"(.+?)[와과] (.+?)(?:의|은|는|이|가)? ?(?:차이|다른|어떻게 다|뭐가 다).*"),
)
"""Two things that a question tells apart."""
_ASKED_WORDS = later(
    r"いくら|いくつ|誰|どこ|何番目|何[^\W\dぁ-ゖ]|how (?:many|much|big|large|rich|old|long)|얼마|누구|몇\s?[가-힣]"
)
"""What may be an alias of an entry although it is a question word."""

_SIGNS = "、。，．「」（）()！？!?,:;"
PIECES = later(
    rf"[{_HAN}]+|[{_KATAKANA}]+|[{_HIRAGANA}][{_HIRAGANA}ー]*|[{_HANGUL}]+|[^\s{_HAN}{_KATAKANA}{_HIRAGANA}{_HANGUL}]+"
)
"""Runs of one script."""
STRETCHES = later(rf"[^\s{_HIRAGANA}{_SIGNS}]+")
"""What stands between hiragana, spaces and signs."""
HIRAGANA = later(f"[{_HIRAGANA}][{_HIRAGANA}ー]*")
HAN = later(f"[{_HAN}]")
HAN_RUN = later(f"[{_HAN}]+")
_CUT = later(rf"([{_HIRAGANA}][{_HIRAGANA}ー]*)|[・{_SIGNS}]+")
_TWO_HAN = later(f"[{_HAN}]{{2}}")
SEVERAL_HAN = later(f"[{_HAN}].*[{_HAN}]")
_HAS_HANGUL = later("[가-힣]")
_VERB = later(f"[{_HAN}]{{1,2}}[{_HIRAGANA}]{{1,3}}")
_PARTICLE_AROUND = later(
    rf"^[をはがのにでとも](?=[^{_HIRAGANA}])|(?<=[^{_HIRAGANA}])(?:には|では|とは|[をはがのにでとも])$"
)
_NO_ENDING = "をにはがのともへでやすしせだな"
"""Hiragana that end a noun and do not belong to it: in 主導する the word is 主導, in 広さ it is 広さ."""
_CONTRACTED = later("(?<=[A-Za-z])(?:n['’]t|['’](?:s|m|re|ve|ll|d)?)$")
_ADJECTIVE = later("(し?)(?:い|かった|くて|くな|ければ|さ)")
"""Forms of an adjective, which is looked for as 弱い and as 弱さ."""
_VERBAL_NOUN = later(f"([{_HAN}]{{2}}|[{_KATAKANA}]{{3,}})(?:する|した|して|しま|しな|しよ|すれ|され|させ|でき)")
"""強化する: in a question a verb like any other."""
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


def split_words(arguments: Iterable[str]) -> list[str]:
    """The words of a query: arguments split at spaces, the full-width one included."""
    return [word for argument in arguments for word in argument.split()]


def is_single(word: str) -> bool:
    """Whether a word is one letter, which tells little."""
    return len(tight(fold(word))) == 1


def _is_small(word: str) -> bool:
    """A particle, an article, a question word."""
    letters = fold(word).strip()
    return letters in _ENGLISH_STOP or letters in _KOREAN_STOP


def as_typed(typed: Sequence[str]) -> Query:
    """The query of words that stand as they are."""
    return Query(tuple(typed), asked=_asked(typed))


def compared(typed: Sequence[str]) -> tuple[str, str] | None:
    """The two things that a question wants told apart: the difference between A and B, AとBの違い."""
    plain = " ".join(word.strip(_AT_THE_ENDS) for word in _plain(typed).split())
    if len(plain) > _LONGEST:
        return None
    found = next(filter(None, (pattern.search(plain) for pattern in _COMPARED)), None)
    return (found[1].strip(), found[2].strip()) if found else None


def _plain(typed: Sequence[str]) -> str:
    return unicodedata.normalize("NFKC", " ".join(typed)).casefold()


def _asked(typed: Sequence[str]) -> frozenset[type]:
    plain = _plain(typed)
    asked = frozenset(kind for pattern, kind in _ASKS_FOR if pattern.search(plain))
    return asked | {Node} if _WHO.search(plain) and any(word in plain for word in _LEADS) else asked


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
            words += [" ".join(bare[at : at + many])] if many > 1 else self._words_of(bare[at])
            at += many
        plain = _plain(typed)
        beside = _LEADS if _WHO.search(plain) else frozenset[str]()
        if any(map(self._is_romaji, words)):
            beside |= _ROMAJI_PARTICLES
        telling = [word for word in words if not _is_small(word) and word.casefold() not in beside]
        carry = tuple(dict.fromkeys(telling or words))
        is_question = _QUESTION.search(plain) is not None
        kinds = _WHICH.findall(plain)
        spare = frozenset(word for word in carry if any(kind.startswith(word.casefold()) for kind in kinds))
        carry = tuple(word for word in carry if word not in spare or self._index.is_known(word)) or carry
        if is_question:
            spare |= frozenset([*filter(_VERB.fullmatch, carry[-1:]), *_VERBAL_NOUN.findall(plain)])
            spare |= frozenset(
                word for word in carry[-1:] if _KOREAN_VERB.match(bare[-1]) and bare[-1].startswith(word)
            )
            inflected = tuple(filter(_INFLECTED.fullmatch, map(str.casefold, bare)))
            spare |= frozenset(
                word
                for word in carry
                if any(form.startswith(word.casefold()) for form in inflected) and not self._index.is_known(word)
            )
        names = self._names_among(carry)
        asking = tuple(found[0] for found in _ASKED_WORDS.finditer(plain) if self._is_whole_name(found[0]))
        return Query(carry, names, asking, spare, _asked(typed), is_question)

    def _is_romaji(self, word: str) -> bool:
        """Whether an alphabetic word is known by its sound only."""
        places = self._index.look_in_names(word).values() if word.isascii() else ()
        return bool(places) and all(place.tier == READING for place in places)

    def _idiom(self, words: Sequence[str]) -> int:
        """How many words from the first on are a name that has small words in it, how many people, or the country's."""
        small = list(map(_is_small, words))
        for many in range(len(words), 1, -1):
            together = fold(" ".join(words[:many]))
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
        if _HAS_HANGUL.search(word):
            return [self._without_particle(word)]
        word = _CONTRACTED.sub("", word)
        if word.isascii() or _is_small(word) or self._index.is_name(word):
            return [word]
        words: list[str] = []
        for clause in _ASKING.sub(" ", unicodedata.normalize("NFKC", word)).split():
            said = _PARTICLE_AROUND.sub("", clause)
            if said in _JAPANESE_SMALL:
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
        while (shorter := _KOREAN_TAIL.sub("", forms[-1])) != forms[-1] and (
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
        pieces = [piece for piece in _CUT.split(clause) if piece]
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
        if not HIRAGANA.fullmatch(hiragana) or hiragana[0] in _NO_ENDING:
            return ""
        endings = (hiragana[:end] for end in range(len(hiragana), 0, -1))
        return next((ending for ending in endings if self._index.is_name(name + ending)), "")

    def _piece(self, piece: str, following: str) -> list[str]:
        if piece in _JAPANESE_SMALL:
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
        adjective = _ADJECTIVE.match(hiragana)
        if not HIRAGANA.fullmatch(hiragana) or (hiragana[0] in _NO_ENDING and not adjective):
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
    return at == len(stretch) or _TWO_HAN.fullmatch(around) is not None or len(PIECES.findall(around)) > 1


__all__ = [
    "HAN",
    "HAN_RUN",
    "HIRAGANA",
    "KANA",
    "PIECES",
    "SEVERAL_HAN",
    "STRETCHES",
    "Query",
    "Reader",
    "as_typed",
    "compared",
    "is_single",
    "split_words",
]
