"""Folding: one text, many ways to type it, the same letters in the end.

Floor 1, pure, no third-party package. Used on both sides, the knowledge and the query. Nothing
raises here, whatever the string: lone surrogates and control characters are separators.

Three forms, each coarser than the one before:

- `fold` is what is searched. Width, case, katakana and hiragana, old character forms, the long-vowel
  mark, separators and thousands commas make no difference. Every run of alphabetic letters or digits
  is preceded by one space, and there are no other spaces: so " art" is found at the start of a word
  and never inside "smart", while Japanese and Korean are one unbroken string.
- `sound` is how it is read: kana and Hangul as Latin letters and jamo. Typing slips are counted here,
  because one wrong vowel is one letter of three and not a whole syllable.
- `romaji` brings a Latin query to the same letters as `sound` brings kana.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from kdg.later import later

_OLD_FORMS = (
    # Old form, new form, in turn. The pairs that the Joyo Kanji Table (Agency for Cultural Affairs,
    # Japan, cabinet notice of 30 November 2010) prints in brackets, from 亞 to 灣.
    # Those with a compatibility code point of their own (海 U+FA45) are left to NFKC.
    "亞亜惡悪壓圧圍囲醫医爲為壹壱隱隠榮栄營営衞衛驛駅圓円鹽塩緣縁艷艶應応歐欧毆殴櫻桜奧奥橫横溫温穩穏假仮價価畫画會会繪絵壞壊懷懐槪概擴拡殼殻覺覚學学嶽岳樂楽渴渇罐缶卷巻陷陥勸勧寬寛關関歡歓觀観氣気"
    "歸帰龜亀僞偽戲戯犧犠舊旧據拠擧挙虛虚峽峡挾挟狹狭鄕郷曉暁區区驅駆勳勲薰薫徑径莖茎惠恵揭掲溪渓經経螢蛍輕軽繼継鷄鶏藝芸擊撃缺欠硏研縣県儉倹劍剣險険圈圏檢検獻献權権顯顕驗験嚴厳廣広效効恆恒黃黄鑛鉱"
    "號号國国黑黒碎砕濟済齋斎劑剤雜雑參参棧桟蠶蚕慘惨贊賛殘残絲糸齒歯兒児辭辞濕湿實実寫写釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処緖緒敍叙將将稱称涉渉燒焼證証奬奨條条狀状乘乗淨浄剩剰疊畳繩縄壤壌孃嬢讓譲"
    "釀醸觸触囑嘱眞真寢寝愼慎盡尽圖図粹粋醉酔穗穂隨随髓髄樞枢數数瀨瀬聲声齊斉靜静竊窃攝摂專専淺浅戰戦踐践錢銭潛潜纖繊禪禅雙双壯壮爭争莊荘搜捜插挿巢巣曾曽瘦痩裝装總総騷騒增増藏蔵臟臓卽即屬属續続墮堕"
    "對対體体帶帯滯滞臺台瀧滝擇択澤沢擔担單単膽胆團団斷断彈弾遲遅癡痴蟲虫晝昼鑄鋳廳庁徵徴聽聴敕勅鎭鎮遞逓鐵鉄點点轉転傳伝燈灯當当黨党盜盗稻稲鬭闘德徳獨独讀読屆届貳弐惱悩腦脳霸覇拜拝廢廃賣売麥麦發発"
    "髮髪拔抜晚晩蠻蛮祕秘濱浜甁瓶拂払佛仏倂併竝並餠餅邊辺變変辯弁瓣弁辨弁步歩寶宝豐豊襃褒飜翻每毎萬万滿満麵麺默黙彌弥譯訳藥薬與与豫予餘余譽誉搖揺樣様謠謡來来賴頼亂乱覽覧龍竜兩両獵猟綠緑淚涙壘塁禮礼"
    "勵励戾戻靈霊齡齢曆暦歷歴戀恋鍊錬爐炉勞労郞郎樓楼錄録灣湾"
    # Further variants of names and of Chinese and Korean keyboards: ours.
    "髙高﨑崎濵浜邉辺嶋島嶌島冨富强強敎教說説稅税產産靑青淸清內内户戸囘回舖舗畧略鬪闘吿告悅悦閱閲銳鋭姬姫敘叙尙尚旣既晧皓曺曹柏栢絕絶脫脱蔣蒋"
    "裡裏迹跡遙遥峯峰羣群竪縦藪薮鷗鴎頰頬塡填剝剥噓嘘搔掻瀆涜繫繋萊莱蟬蝉蠟蝋軀躯醬醤顚顛麴麹俱倶卻却巖巌廏厩恊協槇槙檜桧濤涛礪砺禱祷穎頴籠篭籘藤綫線"
)

_FIRST_CJK = 0x2E80
"""From here on scripts do without spaces between words (radicals, kana, Han, Hangul syllables)."""
_SIGNS_THAT_DISTINGUISH = "+%"
"""5G and 5G+ are two things; 70% is not 70. Every other sign separates."""


class _Letters(dict[int, int | str | None]):
    """What each character becomes, worked out when first met: str.translate then runs in C."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = became = self._work_out(chr(code))
        return became

    @staticmethod
    def _work_out(letter: str) -> int | str | None:
        code = ord(letter)
        if unicodedata.category(letter)[0] not in "LNM":
            return " "
        if code < _FIRST_CJK:
            # é is typed e; Hangul and kana keep their marks, they are other letters.
            return unicodedata.normalize("NFD", letter)[0]
        return code


_LETTERS = _Letters(zip(map(ord, "".join(_OLD_FORMS)[::2]), map(ord, "".join(_OLD_FORMS)[1::2]), strict=True))
_LETTERS.update({code: code - 0x60 for code in range(0x30A1, 0x30F7)})  # katakana: hiragana
_LETTERS.update({0x30FD: 0x309D, 0x30FE: 0x309E})  # ヽ ヾ
_LETTERS.update(dict.fromkeys(map(ord, "ヵヶゕゖ"), "か"))  # 17ヶ国, 17ヵ国, 17カ国, 17か国
# The long-vowel mark goes (サーバ, サーバー; ｾﾞﾛ typed without it). The price: ビル is ビール.
_LETTERS.update(dict.fromkeys([0x30FC, 0x3099, 0x309A, *range(0x0300, 0x0370)], None))
_LETTERS.update({ord(sign): sign for sign in "\n.," + _SIGNS_THAT_DISTINGUISH})
_LETTERS.update(zip(map(ord, "一二三四五六七八九"), "123456789", strict=True))  # 六つの柱, 第四次


_LETTER = "[!-\u10ff\u1200-\u2e7f]"  # of a script with spaces: neither space, line break nor CJK nor jamo
# What depends on the neighbours, in this order. Folding is most of what a cold search costs: a pattern
# begins with a fixed letter where it can, and is asked only where that letter stands.
_STEPS = (
    (",", later(r",(?<=[0-9],)(?=[0-9]{3})"), ""),  # 1,630,820
    (",", later(r","), " "),
    (".", later(r"\.(?:(?![0-9])|(?<![0-9]\.))"), " "),  # 0.742 and 1.2.2 keep theirs
    ("", later(rf"(?<![ -\u10ff\u1200-\u2e7f])(?={_LETTER})"), " "),
    (" ", later(rf" (?!{_LETTER})"), ""),
)


def fold(text: str) -> str:
    """The form that is searched. Line breaks stay, so that many texts can be folded at once."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    folded = text.casefold().translate(_LETTERS)
    for letter, pattern, becomes in _STEPS:
        if letter in folded:
            folded = pattern.sub(becomes, folded)
    return folded


class Folded(NamedTuple):
    """A folded text and, for each of its letters, where in the original it comes from."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original behind letters start to end: the marked letters whole."""
        if start < end and self.text[start] == " ":
            start += 1  # the mark of a word's start is no letter
        return self.starts[start], max(self.ends[start:end], default=self.starts[start])


# What composes with the character before it, so that the two are folded as one: marks, the voicing
# marks of half-width kana, and the vowels and finals of Hangul written in jamo.
_CLUSTER = later("[\\s\\S][\u0300-\u036f\u3099\u309a\uff9e\uff9f\u1160-\u11ff\ud7b0-\ud7ff\uffa0-\uffdc]*")


@lru_cache(maxsize=64)  # each word of a query is marked in the same text
def fold_with_map(text: str) -> Folded:
    """`fold`, with the way back, because NFKC and the dropped signs change lengths. Slower."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        became = unicodedata.normalize("NFKC", cluster[0]).casefold().translate(_LETTERS)
        letters += became
        starts += [cluster.start()] * len(became)
        ends += [cluster.end()] * len(became)
    folded = Folded("".join(letters), starts, ends)
    for _, pattern, becomes in _STEPS:
        folded = _replace(pattern, becomes, folded)
    return folded


def _replace(pattern: re.Pattern[str], becomes: str, folded: Folded) -> Folded:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for found in pattern.finditer(folded.text):
        pieces += (folded.text[done : found.start()], becomes)
        starts += folded.starts[done : found.start()]
        ends += folded.ends[done : found.start()]
        if becomes:
            starts.append(folded.starts[found.start()])
            ends.append(folded.starts[found.start()])
        done = found.end()
    pieces.append(folded.text[done:])
    return Folded("".join(pieces), starts + folded.starts[done:], ends + folded.ends[done:])


def tight(folded: str) -> str:
    """A folded text without its spaces: e-Gov, e gov and egov are one."""
    return folded.replace(" ", "")


# Kana in Kunrei (JIS X 4063 for the kana of foreign words), the common ground of all romanisations:
# し is si, つ tu, じ and ぢ zi; a small vowel or ゃゅょ is first kept apart (~) and then joined.
_KANA_ROWS = (
    "あa いi うu えe おo かka きki くku けke こko さsa しsi すsu せse そso たta ちti つtu てte とto "
    "なna にni ぬnu ねne のno はha ひhi ふhu へhe ほho まma みmi むmu めme もmo やya ゆyu よyo "
    "らra りri るru れre ろro わwa ゐi ゑe をo んn がga ぎgi ぐgu げge ごgo ざza じzi ずzu ぜze ぞzo "
    "だda ぢzi づzu でde どdo ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo ゔbu "
    "ぁ~a ぃ~i ぅ~u ぇ~e ぉ~o ゃ~ya ゅ~yu ょ~yo ゎ~wa っ"
)
_KANA: dict[int, int | str] = {ord(pair[0]): pair[1:] for pair in _KANA_ROWS.split(" ")}

_COMPATIBILITY_JAMO: dict[int, int | str] = {
    # A consonant counts the same before and after the vowel, as on a keyboard.
    **dict(zip(range(0x1100, 0x1113), "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", strict=True)),
    **{code: chr(code - 0x1161 + 0x314F) for code in range(0x1161, 0x1176)},
    **dict(zip(range(0x11A8, 0x11C3), "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ", strict=True)),
}
_JOINED = (
    # Kana spelt out letter by letter, made one syllable.
    (later(r"(?<=[td])[ei]~(?=y?[iu])|(?<=[td])[ou]~(?=u)"), ""),  # ティ ti, デュ dyu, トゥ tu
    (later(r"hu~(?=[aieo])"), "f"),  # ファ fa, フォ fo
    (later(r"bu~(?=[aieo])"), "b"),  # ヴァ: バ
    (later(r"(?<=[szt])i~e"), "ye"),  # シェ sye, ジェ zye, チェ tye
    (later(r"(?<=[a-z])i~y"), "y"),  # きゃ kya, しゅ syu
    (later(r"u~(?=[aieo])"), "w"),  # ウェ we, クォ kwo
    (later(r"[a-z]?~|~"), ""),
)
_LONG = (
    # Lengths that some write and some do not, and which tell hardly any two words apart.
    (later(r"o[ou]+"), "o"),
    (later(r"([a-z])\1+"), r"\1"),  # aa ii uu ee, and kk, tt of a small っ
)


def _shorten(letters: str) -> str:
    for pattern, becomes in _LONG:
        letters = pattern.sub(becomes, letters)
    return letters


class _SameUnlessKnown(dict[int, int | str]):
    """A table for str.translate whose misses cost nothing the second time."""

    def __missing__(self, code: int) -> int | str:
        self[code] = code
        return code


_KANA_LETTERS = _SameUnlessKnown(_KANA)
_JAMO_LETTERS = _SameUnlessKnown(_COMPATIBILITY_JAMO)
_HANGUL = later("[가-힣]")


def sound(folded: str) -> str:
    """How a folded text is read: kana as `romaji` spells it, Hangul as jamo, the rest as it stands.

    Alphabetic letters beside kana or Hangul are shortened like theirs; it is the same on both sides.
    """
    if folded.isascii():
        return folded
    letters = folded.translate(_KANA_LETTERS)
    if "~" in letters:
        for pattern, becomes in _JOINED:
            letters = pattern.sub(becomes, letters)
    letters = _shorten(letters)
    if _HANGUL.search(letters):
        letters = unicodedata.normalize("NFD", letters)
    return letters.translate(_JAMO_LETTERS)


_HEPBURN = (
    # Hepburn, Nihon and what keyboards take (JIS X 4063), brought to Kunrei. Order matters.
    (later(r"[’'`^~-]"), ""),
    (later(r"tch"), "ch"),
    (later(r"(sh|ch|j)(?=[aueo])"), lambda m: {"sh": "sy", "ch": "ty", "j": "zy"}[m[1]]),
    (later(r"shi"), "si"),
    (later(r"chi"), "ti"),
    (later(r"ji|di(?=$)"), "zi"),
    (later(r"tsu"), "tu"),
    (later(r"(?<=[szt])yy"), "y"),  # jya, as many type じゃ
    (later(r"fu|hwu"), "hu"),
    (later(r"dzu|du"), "zu"),
    (later(r"v"), "b"),
    (later(r"m(?=[bp])"), "n"),  # shimbun
    (later(r"oh(?=[^aiueoy]|$)"), "o"),  # Ohno
    (later(r"th(?=[iu])"), "t"),  # ティ as keyboards take it
    (later(r"dh(?=[iu])"), "d"),
    (later(r"(?<![a-z])wo"), "o"),
)
_SYLLABLES = later(
    r"(?:[kgsztdnhbpmrfw]?y?[aiueo]|n|([kgsztdhbpmrfw])(?=\1)|[xl](?=y?[aiueo]))+"  # xa, la: ぁ
)
_UNFINISHED = later(r"(?<=[aiueon])(?:[kgsztdhbpmrf]y?|ky|sh|ch|ts)$")


def romaji(letters: str) -> str:
    """The letters that `sound` gives the same word in kana, or "" if this is no romaji.

    A last syllable that is still being typed is left out.
    """
    if not letters.isascii():
        return ""
    for pattern, becomes in _HEPBURN:
        letters = pattern.sub(becomes, letters)
    letters = _UNFINISHED.sub("", letters)
    return _shorten(letters) if _SYLLABLES.fullmatch(letters) else ""


# Kanji that look like a kana, and what they are typed for: OCR, handwriting input, a wrong choice
# in the list of candidates. The hiragana へ and り fold to their katakana anyway.
_LOOK_ALIKES = dict(zip("一力二口工夕八卜千了才三丿", "ーカニロエタハトチアオミノ", strict=True))
_LOOK_ALIKE = later(r"(?<=[ァ-ヺー])[一力二口工夕八卜千丿]|[一力二口工夕八卜千丿](?=[ァ-ヺー])")
_KANJI_LIKE = {kana: kanji for kanji, kana in _LOOK_ALIKES.items() if kana in "カニロエタハト"}
_KANA_IN_KANJI = later("(?<=[一-鿿])[{0}](?![ァ-ヺー])|(?<![ァ-ヺー])[{0}](?=[一-鿿])".format("".join(_KANJI_LIKE)))
_STROKES = str.maketrans("シツンソ", "ツシソン")
"""Katakana that differ by the direction of a stroke."""
_DIGIT_LIKE = str.maketrans("ol", "01")
_LETTER_LIKE = str.maketrans("01", "ol")
_MOST_LETTERS = 40
"""Only among so many letters are strokes taken for others: each such letter costs a look of its own."""


def look_alikes(text: str) -> list[str]:
    """The text as it may have been meant, where a letter beside katakana, kanji or digits only looks the part.

    None where nothing looks alike. スマート工場 is among what is asked, so try the text itself first.
    """
    plain = unicodedata.normalize("NFKC", text)
    kana = plain.replace("ノレ", "ル")
    for _ in range(3):  # デ一夕: what stands beside a mended letter is mended in turn
        kana = _LOOK_ALIKE.sub(lambda found: _LOOK_ALIKES[found[0]], kana)
    lower = plain.casefold()
    kanji = _KANA_IN_KANJI.sub(lambda found: _KANJI_LIKE[found[0]], plain)
    strokes = [
        plain[:at] + letter.translate(_STROKES) + plain[at + 1 :]
        for at, letter in enumerate(plain[:_MOST_LETTERS])
        if letter in "シツンソ"
    ]
    readings = (kana, kanji, *strokes, lower.translate(_DIGIT_LIKE), lower.translate(_LETTER_LIKE))
    return [reading for reading in dict.fromkeys(readings) if reading not in (plain, lower)]
