"""The knowledge itself: whole, well formed, in its languages, and every figure of the source document in it."""

import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import kdg as package
from kdg import rules, sense
from kdg.library import Library
from kdg.model import Entry, Source
from running import REAL, Kdg


@cache
def library() -> Library:
    return package.load(REAL)


@cache
def raw() -> dict[str, Any]:
    return tomllib.loads(REAL.read_text(encoding="utf-8"))


def texts(entry: object) -> Iterator[tuple[str, str, str]]:
    """Every text in languages: field, language, words."""
    for field in ("title", "short", "text", "aim", "vision", "lead", "unit", "since", "remark"):
        value = getattr(entry, field, None)
        if isinstance(value, dict):
            for code, said in value.items():
                yield field, code, said
    plan = getattr(entry, "plan", None)
    if plan:
        for field in ("title", "issued_by"):
            for code, said in getattr(plan, field).items():
                yield f"plan.{field}", code, said
    for note in getattr(entry, "notes", ()):
        for field in ("short", "text"):
            for code, said in getattr(note, field).items():
                yield f"notes.{field}", code, said


def entries() -> list[Entry]:
    return list(library().entries())


# Form.


def test_it_is_toml_1_0_in_utf_8_with_unix_line_ends() -> None:
    data = REAL.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert b"\t" not in data
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")
    assert raw()["format_version"] == 1  # tomllib of Python 3.11 reads TOML 1.0 only


def test_it_keeps_every_rule_and_leaves_only_known_warnings() -> None:
    problems = list(sense.check(library().knowledge))
    assert [problem.message for problem in problems if not problem.warning] == []
    left = [f"{one.entry}: {one.message}" for one in problems if not one.message.endswith(" is unverified")]
    assert left == ["ven-center: nothing rests on this source"]  # it stands on the document's title page


def test_it_holds_no_unsafe_character() -> None:
    assert list(rules.characters(raw())) == []


def test_its_head() -> None:
    know = library().knowledge
    assert know.languages == ["ja", "en", "ko"]
    assert know.as_of == "2021-08"
    assert re.fullmatch(r"\d{4}\.\d{1,2}\.\d+", know.version)
    assert know.country.title == {"ja": "大韓民国", "en": "Republic of Korea", "ko": "대한민국"}
    assert know.document is not None
    assert know.document.published == "2021-08"
    assert set(know.terms_of_use) == {"ja", "en", "ko"}


# Counts.


def test_nodes_by_kind() -> None:
    count = Counter(node.kind for node in library().knowledge.nodes)
    assert count == {"strategy": 6, "objective": 13, "goal": 27, "commitment": 12, "dimension": 6, "service": 5}
    assert {kind.id for kind in library().knowledge.kinds} == set(count)


def test_where_they_hang() -> None:
    def below(name: str) -> list[str]:
        return [node.id for node in library().children(name)]

    assert below("") == ["1", "2", "3", "4", "5", "6"]
    assert [len(below(f"1.{n}")) for n in range(1, 6)] == [3, 3, 3, 3, 3]
    assert below("2") == [f"2.{n}" for n in range(1, 7)]
    assert below("3") == [f"3.{n}" for n in range(1, 13)]
    assert [len(below(f"4.{n}")) for n in range(1, 4)] == [4, 3, 2]
    assert below("5.1") == ["5.1.1", "5.1.2", "5.1.3"]
    assert below("5.1.2") == [f"5.1.2.{n}" for n in range(1, 6)]
    assert below("6") == ["6.1", "6.2", "6.3", "6.4"]


def test_periods_as_the_document_gives_them() -> None:
    periods = {}
    for node in library().children():
        assert node.period is not None
        periods[node.id] = (node.period.start, node.period.end)
    assert periods == {
        "1": (2015, 2020),
        "2": (2019, 2019),
        "3": (2018, 2020),
        "4": (2019, 2030),
        "5": (2019, 2022),
        "6": (2021, 2025),
    }


def test_commitments_have_their_numbers_and_lead_bodies() -> None:
    numbers = {}
    for node in library().children("3"):
        assert set(node.lead) == {"ja", "en", "ko"}, node.id
        assert re.fullmatch(r"KR00\d\d", node.ogp_id), node.id
        numbers[node.id] = node.ogp_id
    assert numbers["3.1"] == "KR0036"
    assert numbers["3.5"] == "KR0040"
    assert "KR0041" not in numbers.values()
    assert len(set(numbers.values())) == 12


def test_dimensions_have_their_ranks_and_the_scores_that_are_known() -> None:
    found = {node.id: (node.rank, node.rank_of, node.score) for node in library().children("2")}
    assert found == {
        "2.1": (1, 33, None),
        "2.2": (3, 33, 0.68),
        "2.3": (2, 33, None),
        "2.4": (1, 33, None),
        "2.5": (4, 33, None),
        "2.6": (12, 33, 0.5),
    }


def test_strategies_have_their_plans() -> None:
    for node in library().children():
        assert node.plan is not None
        assert set(node.plan.title) == {"ja", "en", "ko"}
        assert set(node.plan.issued_by) == {"ja", "en", "ko"}
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", node.plan.published)


def test_terms() -> None:
    terms = library().knowledge.terms
    assert len(terms) == 76
    for term in terms:
        assert set(term.title) == {"ja", "en", "ko"}, term.id
        assert set(term.text) >= {"ja", "en"}, term.id
        assert term.reading, term.id
        assert not re.search(r"[一-鿿]", term.reading), term.id


def test_notes_by_level() -> None:
    count = Counter(note.level for entry in entries() for note in entry.notes)
    assert count == {"correction": 3, "limit": 18, "context": 11}


def test_the_three_corrections() -> None:
    found = {
        entry.id: (note.field, note.source_value)
        for entry in entries()
        for note in entry.notes
        if note.level == "correction"
    }
    assert found == {
        "gdp-nominal": ("text", "約1.6兆億円"),
        "oecd-dgi-2019": ("rank_of", 34),
        "local-government": ("text", "広域4・基礎5・下部11"),
    }


def test_events() -> None:
    assert sorted(event.date for event in library().knowledge.events) == [
        "1948-08",
        "2014-07-15",
        "2016-04",
        "2017-08",
        "2018-09",
        "2019-04-03",
        "2019-04-08",
        "2019-12-17",
        "2020-10-14",
        "2021-06-12",
        "2021-08-05",
        "2022",
        "2025",
        "2026",
        "2030",
    ]


def test_sources() -> None:
    sources = library().knowledge.sources
    linked = [source for source in sources if source.in_document and source.url]
    assert len(linked) == 39
    for source in sources:
        if source.url:
            assert re.match(r"https?://", source.url), source.id
            assert not re.search(r"[?&](utm_|gs_lcp|ved|sclient|ei=|biw)|#:~:", source.url), source.id
        assert "file:" not in source.url
    assert any(source.off_topic for source in sources)
    assert len({source.url for source in sources if source.url}) == len([source for source in sources if source.url])


def test_every_source_is_used_and_every_correction_names_one() -> None:
    for source in library().knowledge.sources:
        assert library().supports(source.id) or source.id == "ven-center", source.id  # on the document's title page
    for entry in entries():
        for note in entry.notes:
            if note.level == "correction":
                assert note.sources or note.basis == "calculation"


# Languages.


def test_english_everywhere_and_korean_for_every_title() -> None:
    for entry in entries():
        if isinstance(entry, Source):
            continue
        fields: dict[str, set[str]] = {}
        for field, code, said in texts(entry):
            fields.setdefault(field, set()).add(code)
            assert said.strip() == said != "", (entry.id, field, code)
        for field, codes in fields.items():
            assert codes >= {"ja", "en"}, (entry.id, field)
        assert fields["title"] == {"ja", "en", "ko"}, entry.id


HANGUL = re.compile(r"[\uac00-\ud7a3]")
KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")


def test_each_text_is_in_its_own_script() -> None:
    for entry in entries():
        for field, code, said in texts(entry):
            if field == "remark" or field.startswith("notes."):
                continue  # what is said about the document may quote it
            if code == "en":
                assert not KANA.search(said), (entry.id, field, said)
            if code == "ko":
                assert not KANA.search(said), (entry.id, field, said)
            if code == "ja" and field in ("title", "short", "vision"):
                assert not HANGUL.search(said), (entry.id, field, said)


def test_no_text_is_markup() -> None:
    for entry in entries():
        for field, code, said in texts(entry):
            where = (entry.id, field, code, said)
            assert not re.search(r"</?[a-z]+>|\*\*|`|\[/|\]\(|&(amp|lt|gt|quot);", said), where
            assert "  " not in said, where
            assert "\u200b" not in said, where


def test_titles_have_no_space_that_only_the_pdf_put() -> None:
    for entry in entries():
        if isinstance(entry, Source):
            continue
        title = {code: said for field, code, said in texts(entry) if field == "title"}["ja"]
        assert (
            not re.search(r"[ぁ-んァ-ン一-鿿。、] [A-Za-z0-9]|[A-Za-z0-9] [ぁ-んァ-ン一-鿿]", title)
            or entry.id == "5g-plus-strategy"
        ), (entry.id, title)


def test_titles_of_goals_stand_as_in_the_document() -> None:
    titles = {node.id: node.title["ja"] for node in library().knowledge.nodes}
    assert {name: titles[name] for name in QUOTED} == QUOTED


QUOTED = {
    "1": "デジタルガバンメント体制づくり",
    "1.1": "デジタル・エクスペリエンスの向上を図る。",
    "1.1.1": "オール・デジタル、ゼロ・ストップの政府サービスの開発をする。",
    "1.1.2": "インテリジェント基盤情報で、オンデマンドの公共サービスを推進する。",
    "1.1.3": "DIY（Do it Yourself）な公共サービスを実現する。",
    "1.2": "認知と予測に基づく新しいインテリジェント政府を構築する。",
    "1.2.1": "インテリジェント情報に基づく、行政改革を行う。",
    "1.2.2": "時間や空間の制約を受けないO2O行政を実現する。",
    "1.2.3": "データ中心の政府の基盤を確立する",
    "1.3.1": "公共部門が主導する新しいデジタル産業を開発する。",
    "1.3.2": "ソーシャル・コラボレーションに基づくシェアリングエコノミーの促進を支援する。",
    "1.3.3": "将来を見据えたデジタルクリエイティブな人材を育成する。",
    "1.4.1": "ハイパーコネクテッド電子政府（e-Gov）プラットフォームを構築する",
    "1.4.2": "リスクを察知できるセキュリティインフラを構築する。",
    "1.4.3": "クラウド型次世代行政情報基盤を構築する。",
    "1.5": "これが韓国e-Gov！",
    "1.5.1": "グローバル市場をリードし、韓国に適したエコシステムを構築する",
    "1.5.2": "世界の電子政府（e-Gov）の先駆者としての役割を果たす。",
    "1.5.3": "電子政府（e-Gov）の主要な輸出国としての地位を確立する",
    "3": "オープンガバメント",
    "3.1": "官民パートナーシップによる汚職防止システムの構築",
    "3.2": "公演会場の技術情報管理体制の拡充",
    "3.3": "政策の立案・実行を担当する人の名前や意見を記録・管理するシステムの強化",
    "3.4": "公募による安全点検システムの導入",
    "3.5": "G2Pコミュニケーションを促進するパブリックディプロマシーシステムの構築",
    "3.6": "参加型民主主義を実現する政府革新市民フォーラム",
    "3.7": "食品に含まれる有害物質の量の開示",
    "3.8": "未来の文化・観光産業のためのオープンデータ",
    "3.9": "民間企業の新産業のための文化遺産資源の公開",
    "3.10": "公共部門での実用性、需要、価値の高い国家の優先データの開示",
    "3.11": "国民の声の収集による公共データの品質管理の強化",
    "3.12": "自主的順守に基づく関税管理システムへの移行",
}
"""Copied from the document by hand, without the PDF's line breaks and spaces."""


# Figures: each stands in the document; each must be in what the file says.

FIGURES = [
    "10万413平方キロメートル", "2020年末", "約10倍", "5,178万人", "2020年中位推計", "529人/平方キロメートル", "17位", "208",
    "2018年", "31,637", "2020年", "1,630,820", "100万ドル", "1.6兆億円", "50位", "95", "2021年版", "2位", "193", "1位", "34",
    "4分の1", "70%", "38度線", "1948年8月", "9月", "2015-2020", "広域4", "基礎5", "下部11", "1960年代前半", "10位", "2021年時点",
    "4万2135", "6つの柱", "2019", "2014", "2018-2020", "第四次", "2017年8月末", "2019-2030", "455兆ウォン", "3890億米ドル",
    "2030年", "2019-2022", "5G", "2022年", "2019年4月", "5サービス", "2025年", "図2", "2020年から", "2021-2025", "世界5大生産国",
    "2兆2000億ウォン", "19億ドル",
]  # fmt: skip
"""Restated by hand from the document, with full-width digits as half-width ones."""


@cache
def _everything() -> str:
    said: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if set(value) == {"start", "end"}:
                said.append(f"{value['start']}-{value['end']}")
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)
        elif not isinstance(value, bool):
            said.append(str(value))

    walk({key: value for key, value in raw().items() if key != "sources"})
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", "\n".join(said)))


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_of_the_document_is_in_the_file(figure: str) -> None:
    assert re.sub(r"\s", "", unicodedata.normalize("NFKC", figure)) in _everything()


VALUES = {
    "population": (51780000, 2020),
    "population-density": (529, 2018),
    "gdp-per-capita": (31637, 2020),
    "gdp-per-capita-ppp": (42135, 2020),
    "gdp-nominal": (1630820, 2020),
}
RANKS = {
    "population-density": (17, 208),
    "gdp-rank": (10, None),
    "world-happiness-2021": (50, 95),
    "un-egdi-2020": (2, 193),
    "oecd-dgi-2019": (1, 33),
}


def test_values_and_ranks_are_numbers_that_scripts_can_use() -> None:
    facts = {fact.id: fact for fact in library().knowledge.facts}
    assert {name: (facts[name].value, facts[name].year) for name in VALUES} == VALUES
    assert {name: (facts[name].rank, facts[name].rank_of) for name in RANKS} == RANKS
    for fact in facts.values():
        if fact.value is not None:
            assert set(fact.unit) == {"ja", "en", "ko"}, fact.id


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("529人", "population-density"),
        ("1,630,820", "gdp-nominal"),
        ("31,637", "gdp-per-capita"),
        ("4万2135", "gdp-per-capita-ppp"),
        ("5,178万人", "population"),
        ("10万413", "area"),
        ("455兆ウォン", "4"),
        ("2兆2000億ウォン", "6.1"),
        ("19億ドル", "6.1"),
        ("38度線", "38th-parallel"),
    ],
)
def test_a_figure_is_found_by_searching(kdg: Kdg, query: str, first: str) -> None:
    ran = kdg("search", query, "--json", file=REAL)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["items"][0]["id"] == first


# What people ask for and the document does not say.


@pytest.mark.parametrize(
    "word",
    "予算 投資額 費用 いくら 人材 教育 規制 ランキング 順位 幸福 給付 サイバー 輸出 税関 汚職 工場 自動運転 医療 面積 市町村".split(),
)
def test_a_word_people_ask_for_finds_something(kdg: Kdg, word: str) -> None:
    ran = kdg("search", word, "--json", file=REAL)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["items"][0]["match"]["how"] != "approximate"


def test_aliases_say_what_the_title_does_not() -> None:
    for entry in entries():
        if isinstance(entry, Source):
            continue
        aliases = getattr(entry, "aliases", [])
        assert len(aliases) == len(set(aliases)), entry.id
        titles = {said for field, _, said in texts(entry) if field == "title"}
        assert not titles & set(aliases), (entry.id, titles & set(aliases))


def test_one_provenance_for_every_title() -> None:
    for entry in library().entries():
        if not isinstance(entry, Source):
            for code in ("ja", "en", "ko"):
                assert library().origin(entry, "title", code) in ("document", "official", "translation", "added"), (
                    entry.id
                )


def test_what_comes_from_memory_is_named_by_fields_that_exist() -> None:
    for entry in library().entries():
        if not isinstance(entry, Source):
            for name in entry.unverified:
                field, _, code = name.partition(".")
                value = getattr(entry, field)
                assert value, (entry.id, name)
                assert not code or code in value, (entry.id, name)
