"""The words kdg itself says in an answer: headings, signs, figures and dates in ja, en and ko.

Floor 2. A language without headings here gets the English ones. Messages and help are
English throughout and live where they are raised.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from kdg.clean import printable
from kdg.library import BUILTIN_KINDS, Library
from kdg.model import FORMAT_VERSION, AnyEntry, Country, Fact, Kind, Knowledge, Node, Note, Period, Source

_ROWS = """
document      | 原資料        | document        | 원자료
as_of         | 数値は当時    | figures of that time | 수치는 당시
number        | 番号          | no.             | 번호
strategy      | 戦略          | strategy        | 전략
plan_of       | もとの計画    | plan behind it  | 근거 계획
period        | 期間          | period          | 기간
contains      | 中身          | contents        | 내용
aim           | 目的          | aim             | 목적
vision        | ビジョン      | vision          | 비전
plan          | 計画          | plan            | 계획
issued_by     | 発表          | issued by       | 발표 기관
lead          | 担当          | lead            | 담당
rank          | 順位          | rank            | 순위
score         | 得点          | score           | 점수
ogp_id        | OGP           | OGP             | OGP
parents       | 上位          | above           | 상위
siblings      | 同列          | beside          | 같은 수준
children      | 下位          | below           | 하위
terms         | 用語          | terms           | 용어
term          | 用語          | term            | 용어
fact          | 事実          | fact            | 사실
event         | 出来事        | event           | 사건
source        | 出所          | source          | 출처
sources       | 出所          | sources         | 출처
aliases       | 別名          | aliases         | 다른 이름
used_by       | 使用          | used by         | 사용
supports      | 支える項目    | supports        | 근거로 삼는 항목
since         | 後            | since           | 이후
reason        | 理由          | why             | 이유
basis         | 根拠          | rests on        | 근거
remark        | 備考          | remark          | 비고
mended        | 表記          | spelling        | 표기
as_written    | 原文          | as written      | 원문
text          | 説明          | text            | 설명
correction    | 原            | doc.            | 원
limit         | 注            | note            | 주
context       | 補            | more            | 보
official      | 公式          | official        | 공식
translation   | kdg訳         | kdg's           | kdg 번역
added         | 補足          | added           | 보충
unverified    | 未確認        | unverified      | 미확인
mended_note   | 表記を直した（原資料は「{}」） | spelling mended (document: "{}") | 표기를 고침(원자료 "{}")
notes_title   | 正誤表と読むときの注意 | Corrections and what to mind | 정오표와 읽을 때 주의할 점
calculation   | 計算          | calculation     | 계산
primary       | 一次資料      | primary source  | 1차 자료
press         | 報道          | press           | 언론
reference     | 参考サイト    | reference site  | 참고 사이트
inference     | 推定          | inference       | 추정
memory        | 記憶          | memory          | 기억
in_document   | 原資料のリンク | link of the document | 원자료의 링크
added_source  | 補足の資料    | added by kdg    | 보충 자료
seen          | 確認済        | seen            | 확인함
not_seen      | 未取得        | not opened      | 열어 보지 않음
off_topic     | 話題が違う    | off topic       | 주제가 다름
pairing_inferred | この語に付くというのは推定 | hangs on this word by inference | 이 말에 걸린 링크라는 것은 추정
chapter       | 第{}章        | chapter {}      | 제{}장
rank_words    | {rank}位/{of}か国 | {rank} of {of} countries | {of}개국 중 {rank}위
countries     | {}か国        | {} countries    | {}개국
rank_alone    | {rank}位      | rank {rank}     | {rank}위
year          | {}年          | {}              | {}년
published_on  | {}発表        | published {}    | {} 발표
quote         | 「{}」        | "{}"            | "{}"
brackets      | （{}）        | ({})            | ({})
join          | 。            | .               | .
semicolon     | 。            | ;               | ,
comma         | 、            | ,               | ,
hits          | {}件          | {} found        | {}건
all_words     | {}語とも      | all {} words    | {}단어 모두
more_hits     | ほか{}件（全部: --limit 0） | {} more (all: --limit 0) | 그 밖에 {}건(모두: --limit 0)
and_more      | ほか{}件 | {} more | 그 밖에 {}건
more_sources  | ほか{}件（全部: kdg sources {}） | {} more (all: kdg sources {}) | 그 밖에 {}건(모두: kdg sources {})
not_found     | {}は見つからない。{}だけの結果: | {} not found. Results for {} alone: | {}은(는) 찾지 못함. {}만의 결과:
approximate_only | 一致するものはない。似た語: | No exact match; similar words: | 일치하는 것은 없음. 비슷한 말:
exact         | と一致        | matches         | 일치
prefix        | の始まりと一致 | begins so      | 시작 부분과 일치
contains_match | に含む       | contains it     | 포함
reading       | 読みと一致    | by its reading  | 읽는 법과 일치
words         | 語が一致      | words match     | 단어 일치
approximate   | 似ている      | similar         | 비슷함
f_title       | 題名          | title           | 제목
f_short       | 見出し        | heading         | 짧은 제목
f_reading     | 読み          | reading         | 읽는 법
f_aliases     | 別名          | alias           | 다른 이름
f_text        | 説明          | text            | 설명
f_aim         | 目的          | aim             | 목적
f_vision      | ビジョン      | vision          | 비전
f_plan        | 計画          | plan            | 계획
f_lead        | 担当          | lead            | 담당
f_value       | 数値          | value           | 수치
f_date        | 日付          | date            | 날짜
f_id          | 番号          | id              | 번호
f_as_written  | 原文          | as written      | 원문
f_ogp_id      | OGP           | OGP             | OGP
f_publisher   | 発行          | publisher       | 발행
f_notes       | 注            | note            | 주
f_since       | 後            | since           | 이후
f_remark      | 備考          | remark          | 비고
f_url         | アドレス      | address         | 주소
short_note    | 〈 〉は短い見出し。原文は kdg show {}、くわしくは kdg show {} --depth 0 | 〈 〉 is a short heading by kdg; in full: kdg show {}; more: kdg show {} --depth 0 | 〈 〉는 kdg의 짧은 제목. 원문은 kdg show {}, 자세히는 kdg show {} --depth 0
profile_legend | 原＝原資料の値  注＝引用の前に読む  理由と出所: kdg profile {} | doc. = what the document says   note = read before quoting   why: kdg profile {} | 원＝원자료의 값  주＝인용 전에 읽기  이유와 출처: kdg profile {}
unverified_legend | 未確認: {} | unverified: {} | 미확인: {}
rows          | （全{}行）    | ({} rows)       | (모두 {}줄)
earlier       | （前略）      | (…) | (앞 생략)
timeline_title | {}と出来事 | {} and events | {} 및 사건
events        | 出来事        | events          | 사건
t_document    | 原資料の期間  | document's period | 원자료의 기간
t_before      | 計画より前    | before the plan | 계획 이전
t_plan        | 計画の目標まで | to the plan's targets | 계획의 목표까지
outside       | 範囲の外      | outside         | 범위 밖
to_see        | 見るには {}   | to see: {}      | 보려면 {}
contents_list | 目次          | Contents        | 차례
country_title | 国の概要      | Country profile | 국가 개요
figures       | 数値の根拠と注意 | Behind the figures | 수치의 근거와 주의
titles_are    | 題名: {}      | Titles: {}    | 제목: {}
history       | 歴史と背景    | History         | 역사와 배경
timeline      | 年表          | Timeline        | 연표
glossary      | 用語集        | Glossary        | 용어집
credit        | 出典: {}      | Source: {}      | 출처: {}
knowledge_of  | 知識 {}       | knowledge {}    | 지식 {}
plan_period   | 計画の期間    | plan's period   | 계획의 기간
fact_heading  | 項目          | item            | 항목
filter        | 絞り込み      | Filter          | 찾기
filter_none   | 見つからない  | nothing found   | 찾지 못함
skip          | 本文へ        | Skip to the text | 본문으로
"""


def _table() -> dict[str, dict[str, str]]:
    by_language: dict[str, dict[str, str]] = {"ja": {}, "en": {}, "ko": {}}
    for line in _ROWS.strip().splitlines():
        key, *words = (part.strip() for part in line.split("|"))
        for code, word in zip(by_language, words, strict=True):
            by_language[code][key] = word
    return by_language


_WORDS = _table()


class Wording(msgspec.Struct, frozen=True):
    """How answers are worded in one language over one library."""

    library: Library
    language: str

    @classmethod
    def blank(cls) -> "Wording":
        """English headings over no knowledge, for what must be said of a broken file."""
        country = Country(title={})
        know = Knowledge(format_version=FORMAT_VERSION, version="", as_of="", languages=["en"], country=country)
        return cls(Library(know), "en")

    @property
    def heading_language(self) -> str:
        """The language of headings: the asked one if kdg has it, else English."""
        code = self.language.partition("-")[0]
        return code if code in _WORDS else "en"

    def __call__(self, key: str, *parts: object, **named: object) -> str:
        """A heading or phrase by its key, with its gaps filled."""
        words = _WORDS[self.heading_language][key]
        return words.format(*parts, **named) if parts or named else words

    def joined(self, mark: str, parts: Iterable[str]) -> str:
        """Parts with a punctuation mark between them; a space after it where the language writes one."""
        return (self(mark) + ("" if self.heading_language == "ja" else " ")).join(parts)

    def aside(self, text: str) -> str:
        """A text in brackets, to be put directly after another one."""
        return (" " if self.heading_language == "en" else "") + self("brackets", text)

    def heading_of(self, key: str) -> str:
        """A heading by its key, as it begins a line of prose: with a capital where there are any."""
        word = self(key)
        return word[:1].upper() + word[1:]

    def text(self, text: dict[str, str] | str) -> str:
        """A text in this language, else in the file's own and marked with that language: `題名 [ja]`."""
        if isinstance(text, str):
            return printable(text)
        said, language = self.library.say(text, self.language)
        return said if language == self.language or not said else f"{said} [{language}]"

    def heading(self, entry: AnyEntry) -> str:
        """What trees, lists and parents print: the short heading in 〈 〉 where the title is long, else the title."""
        if isinstance(entry, Node) and entry.short and self.library.is_long(entry):
            return f"〈{self.text(entry.short)}〉"
        return self.title(entry)

    def label(self, entry: AnyEntry) -> str:
        """What a diagram writes beside a bar: the short heading, else the title."""
        short = {} if isinstance(entry, Source) else entry.short
        return self.text(short or entry.title)

    def title(self, entry: AnyEntry) -> str:
        """The whole title."""
        return self.text(entry.title)

    def kind(self, name: str, *, short: bool = True, many: int = 1) -> str:
        """A kind of entry in this language."""
        if name in BUILTIN_KINDS:
            return self(name)
        kind = next((kind for kind in self.library.knowledge.kinds if kind.id == name), None)
        if kind is None:
            return name
        return self._kind_text(kind, short=short, many=many)

    def _kind_text(self, kind: Kind, *, short: bool, many: int) -> str:
        if many != 1 and self.language in kind.plural:
            return kind.plural[self.language]
        return self.text(kind.short or kind.title) if short else self.text(kind.title)

    def contents(self, contains: dict[str, int]) -> str:
        """`目的5 目標15`, `5 objectives, 15 goals`."""
        if self.heading_language == "ja":
            return " ".join(f"{self.kind(kind)}{many}" for kind, many in contains.items())
        if self.heading_language == "ko":
            return " ".join(f"{self.kind(kind)} {many}" for kind, many in contains.items())
        return ", ".join(f"{many} {self.kind(kind, many=many).lower()}" for kind, many in contains.items())

    def date(self, date: str) -> str:
        """`2016年4月`, `April 2016`, `2016년 4월`."""
        parts = [int(part) for part in date.split("-") if part.isdigit()]
        if not parts:
            return date
        if self.heading_language == "en":
            year, *rest = parts
            month = _MONTHS[rest[0] - 1] if rest and 1 <= rest[0] <= 12 else ""  # noqa: PLR2004 - months of a year
            return " ".join(filter(None, [str(rest[1]) if len(rest) > 1 else "", month, str(year)]))
        units = ("年", "月", "日") if self.heading_language == "ja" else ("년", "월", "일")
        between = "" if self.heading_language == "ja" else " "
        return between.join(f"{part}{unit}" for part, unit in zip(parts, units, strict=False))

    def fact(self, fact: Fact) -> str:
        """The answer of a fact: its text if it has one, else value, rank and year said in this language."""
        if fact.text:
            return self.text(fact.text)
        said = []
        if fact.value is not None:
            between = "" if self.heading_language != "en" else " "
            unit = self.text(fact.unit) if fact.unit else ""
            said.append(f"{self.figure(fact.value)}{between if unit[:1].isalpha() else ''}{unit}")
        if fact.rank is not None:
            said.append(self.rank(fact.rank, fact.rank_of))
        if not said:
            return self.title(fact)
        joined = self.joined("comma", said)
        return joined if fact.year is None else joined + self.aside(self("year", fact.year))

    def rank(self, rank: int, rank_of: int | None) -> str:
        """`2位/193か国`."""
        return self("rank_words", rank=rank, of=rank_of) if rank_of else self("rank_alone", rank=rank)

    def figure(self, value: float) -> str:
        """A number as the language says it: 5,178万, 51.78 million, 5,178만."""
        if isinstance(value, int) and value and value % 10_000 == 0:
            if self.heading_language == "en":
                return f"{value / 1_000_000:,.10g} million" if abs(value) >= 1_000_000 else f"{value:,}"  # noqa: PLR2004
            hundred_million, rest = divmod(value, 100_000_000) if value > 0 else (0, value)
            big, small = ("億", "万") if self.heading_language == "ja" else ("억", "만")
            return (f"{hundred_million:,}{big}" if hundred_million else "") + (
                f"{rest // 10_000:,}{small}" if rest else ""
            )
        return f"{value:,}"

    def period(self, period: Period) -> str:
        """`2015-2020`, or the one year."""
        return str(period.start) if period.start == period.end else f"{period.start}-{period.end}"

    def note_line(self, note: Note) -> str:
        """The words after the sign: a correction names the document's value first."""
        said = self.text(note.short)
        if note.level != "correction" or note.source_value is None or str(note.source_value) in said:
            return said
        return self.joined("semicolon", [self.source_value(note), said])

    def source_value(self, note: Note) -> str:
        """The document's own value: a quotation, or a number with what it counts."""
        value = note.source_value
        if isinstance(value, str):
            return self("quote", value)
        return self("countries", value) if note.field == "rank_of" else f"{value:,}" if value is not None else ""

    def basis(self, note: Note) -> str:
        """What a note rests on, in a word."""
        return self(note.basis)

    def mark(self, entry: AnyEntry, field: str, language: str) -> str:
        """The origin mark of a wording: nothing for the document's own, else 公式, kdg訳, 補足; 未確認 added."""
        origin = self.library.origin(entry, field, language)
        marks = [] if origin in ("", "document") else [self(origin)]
        if not self.library.is_verified(entry, field, language):
            marks.append(self("unverified"))
        return self.joined("comma", marks)

    def title_marks(self, nodes: Sequence[Node]) -> str:
        """In another language than the file's own: which titles are official and which are ours, in one line."""
        if self.language == self.library.language:
            return ""
        said = []
        by_level = sorted(nodes, key=lambda node: node.id.count("."))
        for _, same in groupby(by_level, key=lambda node: node.id.count(".")):
            for mark, run in groupby(same, key=lambda node: self.mark(node, "title", self.language)):
                ids = [node.id for node in run]
                if mark:
                    said.append(f"{ids[0]}–{ids[-1]} {mark}" if len(ids) > 1 else f"{ids[0]} {mark}")
        return self.joined("comma", said)

    def credit(self) -> str:
        """The line that a handout ends with: the document, who published it and when, the knowledge's version."""
        know = self.library.knowledge
        space = "" if self.heading_language == "ja" else " "
        version = self("knowledge_of", know.version)
        if know.document is None:
            return version
        of = self.joined(
            "comma", filter(None, [self.text(know.document.publisher), self.date(know.document.published)])
        )
        title = self.text(know.document.title)
        return f"{self('credit', title + (space + self('brackets', of) if of else ''))}{self('join')}{space}{version}"

    def source_state(self, source: Source) -> str:
        """`原資料のリンク・確認済`: whose link it is, whether anybody opened it, whether it is off topic."""
        parts = [self("in_document") if source.in_document else self("added_source")] if source.url else []
        if source.url:
            parts.append(self("seen") if source.seen else self("not_seen"))
        if source.off_topic:
            parts.append(self("off_topic"))
        if source.pairing_inferred:
            parts.append(self("pairing_inferred"))
        return ("・" if self.heading_language == "ja" else ", ").join(parts)


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
