"""Order and membership of what a search finds; never scores."""

import time
from collections.abc import Collection
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kdg as package
from kdg.folding import fold, tight
from kdg.hits import Hit
from kdg.index import stem
from kdg.library import Library
from kdg.model import Country, Event, Fact, Kind, Knowledge, Node, Note, Source, Term
from kdg.search import Searcher, split_words
from running import REAL


def text(ja: str, en: str = "", ko: str = "") -> dict[str, str]:
    return {language: said for language, said in (("ja", ja), ("en", en), ("ko", ko)) if said}


LIBRARY = Library(
    Knowledge(
        format_version=1,
        version="1",
        as_of="2021",
        languages=["ja", "en", "ko"],
        country=Country(title=text("大韓民国", "Republic of Korea", "대한민국")),
        kinds=[
            Kind(id="strategy", title=text("戦略", "strategy")),
            Kind(id="objective", title=text("戦略目的", "objective"), short=text("目的")),
            Kind(id="goal", title=text("戦略目標", "goal"), short=text("目標")),
            Kind(id="commitment", title=text("実施項目", "commitment")),
        ],
        facts=[
            Fact(
                id="area",
                title=text("国土", "Land area", "국토"),
                reading="こくど",
                aliases=["面積", "広さ", "面積と広さ", "how big", "면적"],
                value=100413,
                unit=text("平方キロメートル", "square kilometres"),
                as_written="国土：10万413平方キロメートル（2020年末）",
            ),
            Fact(
                id="population",
                title=text("人口", "Population", "인구"),
                reading="じんこう",
                aliases=["inhabitants", "how many people"],
                value=51780000,
                unit=text("人", "people"),
                as_written="人口：5,178万人",
            ),
            Fact(
                id="population-density",
                title=text("人口密度", "Population density", "인구 밀도"),
                reading="じんこうみつど",
                value=529,
                unit=text("人/平方キロメートル"),
                as_written="529人/平方キロメートル、17位（208ヶ国中）",
            ),
            Fact(
                id="gdp-nominal", title=text("GDP（名目）", "GDP (nominal)"), aliases=["GDP", "名目GDP"], value=1630820
            ),
            Fact(id="dgi-2019", title=text("DGI 2019", "DGI 2019"), short=text("DGI"), rank=1, rank_of=33),
        ],
        nodes=[
            Node(id="1", kind="strategy", title=text("デジタルガバメント体制づくり", "Building digital government")),
            Node(
                id="1.1",
                kind="objective",
                title=text("デジタル・エクスペリエンスの向上を図る。", "Improve the digital experience"),
                reading="でじたるえくすぺりえんすのこうじょうをはかる",
            ),
            Node(
                id="1.1.1",
                kind="goal",
                title=text(
                    "オール・デジタル、ゼロ・ストップの政府サービスの開発をする。",
                    "Develop all-digital, zero-stop government services",
                ),
            ),
            Node(
                id="1.2.2",
                kind="goal",
                title=text(
                    "時間や空間の制約を受けないO2O行政を実現する。", "Realise O2O administration", "O2O 행정 실현"
                ),
            ),
            Node(
                id="1.4",
                kind="objective",
                title=text("信頼性が高く安全な未来の電子政府（e-Gov）インフラ", "Trusted e-Gov infrastructure"),
            ),
            Node(id="3", kind="strategy", title=text("オープンガバメント", "Open government", "열린 정부")),
            Node(
                id="3.5",
                kind="commitment",
                title=text("G2Pコミュニケーションの促進", "Foster G2P communication"),
                ogp_id="KR0040",
                lead=text("外交部", "Ministry of Foreign Affairs"),
            ),
            Node(
                id="4",
                kind="strategy",
                title=text("データのAI利用", "AI use of data"),
                aliases=["AI戦略", "AI strategy"],
                lead=text("科学技術情報通信部", "Ministry of Science and ICT"),
            ),
            Node(id="6", kind="strategy", title=text("ワクチン戦略", "Vaccine strategy", "백신 전략")),
            Node(
                id="6.1",
                kind="objective",
                title=text(
                    "新型コロナウイルスワクチンに２兆２０００億ウォンを投じる方針を示した。",
                    "Invest 2.2 trillion won in COVID-19 vaccine",
                ),
                aliases=["予算", "いくら", "budget", "예산"],
                notes=[Note(level="limit", short=text("5年間の額"), basis="press")],
            ),
            Node(
                id="6.3",
                kind="objective",
                title=text(
                    "ドイツ、英国などの国とワクチンで国際協力を拡大したい", "Widen cooperation with Germany and the UK"
                ),
                reading="どいつえいこくなどのくにとわくちんでこくさいきょうりょくをかくだいしたい",
            ),
        ],
        terms=[
            Term(
                id="zero-stop",
                title=text("ゼロ・ストップ", "zero-stop", "제로스톱"),
                reading="ぜろすとっぷ",
                text=text("窓口に行かずに済むこと。", "No visit to any office is needed."),
            ),
            Term(
                id="o2o", title=text("O2O行政", "O2O administration", "O2O 행정"), aliases=["O2O", "Online to Offline"]
            ),
            Term(
                id="public-data",
                title=text("パブリックデータ", "public data", "공공 데이터"),
                reading="ぱぶりっくでーた",
                aliases=["公共データ"],
            ),
            Term(
                id="dgi", title=text("DGI", "Digital Government Index", "디지털정부평가"), aliases=["デジタル政府指数"]
            ),
            Term(id="skills", title=text("リスキリング", "reskilling")),
            Term(
                id="platform",
                title=text("プラットフォーム", "platform", "플랫폼"),
                reading="ぷらっとふぉーむ",
                text=text("基盤。インフラのひとつ。"),
            ),
            Term(id="5g", title=text("5G", "5G")),
            Term(id="5g-plus", title=text("5G+戦略", "5G+ strategy")),
            Term(id="oecd", title=text("OECD", "OECD"), aliases=["経済協力開発機構"]),
        ],
        events=[
            Event(
                id="founding",
                date="1948-08",
                title=text("大韓民国の成立", "Founding of the Republic of Korea"),
                text=text("1948年8月に成立した。"),
            ),
            Event(id="5g-launch", date="2019-04-03", title=text("5Gの商用化", "Launch of 5G"), aliases=["5Gの開始"]),
        ],
        sources=[
            Source(id="oecd-dgi", title="OECD Digital Government Index 2019", publisher="OECD", kind="primary"),
            Source(id="kbs-vaccine", title="ワクチン戦略 発表", publisher="KBS", kind="press"),
        ],
    )
)
SEARCHER = Searcher(LIBRARY)


def ids(query: str, *, kinds: Collection[str] = (), exact: bool = False) -> list[str]:
    return [hit.entry.id for hit in SEARCHER.search(split_words([query]), kinds=kinds, exact=exact).hits]


def first(query: str) -> Hit:
    return SEARCHER.search(split_words([query])).hits[0]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        # as it is, and a part of it
        ("ゼロ・ストップ", "zero-stop"),
        ("人口密度", "population-density"),
        ("国際協力", "6.3"),
        # width, kana, separators, old forms
        ("ｾﾞﾛｽﾄｯﾌﾟ", "zero-stop"),
        ("ぜろすとっぷ", "zero-stop"),
        ("Ｏ２Ｏ", "o2o"),
        ("ぱぶりっくでーた", "public-data"),
        ("パブリック・データ", "public-data"),
        ("國土", "area"),
        ("經濟協力開發機構", "oecd"),
        # by sound
        ("paburikku deeta", "public-data"),
        ("paburikkudeta", "public-data"),
        ("kokusai", "6.3"),
        ("zinkou mitsudo", "population-density"),
        ("jinko mitudo", "population-density"),
        # English, Korean, acronyms
        ("inhabitants", "population"),
        ("public data", "public-data"),
        ("e-gov", "1.4"),
        ("egov", "1.4"),
        ("공공데이터", "public-data"),
        ("인구밀도", "population-density"),
        ("o.e.c.d.", "oecd"),
        ("5G+", "5g-plus"),
        ("5G", "5g"),
        # numbers and dates
        ("529人", "population-density"),
        ("1,630,820", "gdp-nominal"),
        ("5178万人", "population"),
        ("1948年8月", "founding"),
        ("2019.4.3", "5g-launch"),
        ("1.2.2", "1.2.2"),
        ("１．２．２", "1.2.2"),
        ("1-2-2", "1.2.2"),
        ("実施項目5", "3.5"),
        ("KR0040", "3.5"),
        # several words
        ("ワクチン 予算", "6.1"),
        ("ワクチン　ドイツ", "6.3"),
        ("ワクチン戦略 予算", "6.1"),
        ("vaccine 예산", "6.1"),
        ("kokusai no kyoryoku", "6.3"),
        ("density population", "population-density"),
        # questions
        ("面積はどのくらい?", "area"),
        ("人口は何人ですか", "population"),
        ("how many people live in Korea?", "population"),
        ("who leads the AI strategy", "4"),
        ("AI戦略を主導するのは誰", "4"),
        ("ワクチンの予算はいくら", "6.1"),
        ("ゼロ・ストップとは何ですか", "zero-stop"),
        ("면적이 얼마예요?", "area"),
        # slips
        ("プラットホ一ム", "platform"),
        ("infrastrcture", "1.4"),
        ("데이타", "public-data"),
        ("제로스탑", "zero-stop"),
        ("zero-stpo", "zero-stop"),
        ("人口蜜度", "population-density"),
        ("迅耕密度", "population-density"),  # 人口: two other kanji of the same sound
        ("パブリツクデータ", "public-data"),
        ("populaton density", "population-density"),
        # a word being typed
        ("infras", "1.4"),
        ("ぱぶり", "public-data"),
        ("제로ㅅ", "zero-stop"),
        ("공공데ㅇ", "public-data"),
        ("popul", "population"),
    ],
)
def test_the_right_entry_comes_first(query: str, best: str) -> None:
    assert ids(query)[0] == best


@pytest.mark.parametrize(
    "query",
    [
        *("wedding cake", "best pizza", "how do I bake bread?", "ラーメンの作り方は?", "how happy are Koreans?"),
        *("ramen", "basketball", "violin", "kubernetes", "tea", "art"),
        *("寿司", "新幹線", "富士山", "スキー", "カレーライス", "すし", "自転車"),
        *("김치", "축구", "고양이", "세탁기"),
        *("qwertyuiop", "xqzvkj", "뷁뚫꿻", "ゑゐゆぷぽ", "жщыю"),
        *("???", "。。。", "・・・", "…", "\x00", "\ud800", "　", ""),
        *("a", "あ", "国", "7", "g"),
    ],
)
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert ids(query) == []


@pytest.mark.parametrize(
    "spellings",
    ["digitise digitize digitisation digitizing digitised", "labour labor", "centre centres center", "policy policies"],
)
def test_british_and_american_spellings_are_one_word(spellings: str) -> None:
    assert len(set(map(stem, spellings.split()))) == 1


@pytest.mark.parametrize("spellings", ["policy police", "promise promotion", "our or", "organ organise", "data date"])
def test_what_only_resembles_is_another_word(spellings: str) -> None:
    assert len(set(map(stem, spellings.split()))) > 1


@pytest.mark.parametrize(("query", "marked"), [("제로ㅅ", "제로스"), ("공공 데ㅇ", "공공 데이")])
def test_a_half_typed_syllable_is_marked_whole(query: str, marked: str) -> None:
    match = first(query).match
    assert match.how == "prefix"
    assert match.span
    assert match.text[slice(*match.span)] == marked


def test_exact_before_prefix_before_contained() -> None:
    assert ids("人口")[:2] == ["population", "population-density"]
    assert ids("O2O")[:2] == ["o2o", "1.2.2"]


def test_nothing_merely_similar_follows_what_is_found() -> None:
    assert "3.5" not in ids("O2O")


def test_a_namesake_term_comes_before_a_fact() -> None:
    assert ids("DGI")[:2] == ["dgi", "dgi-2019"]


def test_a_source_follows_what_it_supports() -> None:
    found = ids("ワクチン")
    assert found[0] == "6"
    assert found.index("kbs-vaccine") > found.index("6.3")


def test_all_words_come_before_some_and_the_missing_ones_are_named() -> None:
    answer = SEARCHER.search(["人口", "給食"])
    assert answer.missing == ("給食",)
    assert answer.hits[0].entry.id == "population"
    assert all(hit.match.missing == ("給食",) for hit in answer.hits)


def test_with_all_words_found_nothing_is_missing() -> None:
    answer = SEARCHER.search(["ワクチン", "予算"])
    assert answer.missing == ()
    assert [(match.word, match.field) for match in answer.hits[0].match.words] == [
        ("ワクチン", "title"),
        ("予算", "aliases"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "best pizza service in town",
        "cooperation cookies",
        "国際 ラーメン",
        "density lease",
        "행정 치킨",
        "language school",
    ],
)
def test_a_few_words_by_chance_are_no_answer(query: str) -> None:
    assert ids(query) == []


@pytest.mark.parametrize(
    ("query", "how", "field", "language", "marked"),
    [
        ("ｾﾞﾛｽﾄｯﾌﾟ", "exact", "title", "ja", "ゼロ・ストップ"),
        ("public", "prefix", "title", "en", "public"),
        ("国際協力", "contains", "title", "ja", "国際協力"),
        ("窓口", "contains", "text", "ja", "窓口"),
        ("kokusaikyouryoku", "reading", "reading", "", "こくさいきょうりょく"),
        ("２兆２０００億", "contains", "title", "ja", "２兆２０００億"),
        ("529", "contains", "as_written", "", "529"),
        ("infrastrcture", "approximate", "title", "en", "infrastructure"),
    ],
)
def test_the_reason_is_told(query: str, how: str, field: str, language: str, marked: str) -> None:
    match = first(query).match
    assert (match.how, match.field, match.language) == (how, field, language)
    assert match.span is not None
    assert match.text[slice(*match.span)] == marked


def test_what_was_mended_is_said_to_be_approximate() -> None:
    assert SEARCHER.search(["infrastrcture"]).approximate
    assert not SEARCHER.search(["infrastructure"]).approximate


def test_slips_are_not_mended_in_digits_or_short_words() -> None:
    assert ids("538人") == []
    assert ids("house") == []


def test_exact_is_exact() -> None:
    assert ids("人口", exact=True) == ["population"]
    assert ids("じんこ", exact=True) == []
    assert ids("infrastrcture", exact=True) == []


def test_kinds_narrow_the_answer() -> None:
    assert ids("DGI", kinds=["fact"]) == ["dgi-2019"]
    assert ids("ゼロ・ストップ", kinds=["goal", "event"]) == ["1.1.1"]


def test_near_headwords_are_a_hint_and_no_hits() -> None:
    answer = SEARCHER.search(["zerostooooop"])
    assert len(answer.hits) == 0
    assert len(answer.near) <= 3
    assert "zero-stop" in answer.near


def test_named_returns_all_that_are_equally_meant() -> None:
    assert [hit.entry.id for hit in SEARCHER.named(["O2O"])] == ["o2o"]
    assert [hit.entry.id for hit in SEARCHER.named(["DGI"])] == ["dgi", "dgi-2019"]
    assert [hit.entry.id for hit in SEARCHER.named(["DGI"], kinds=["fact"])] == ["dgi-2019"]
    assert [hit.entry.id for hit in SEARCHER.named(["窓口"])] == []


def test_nearest_is_for_did_you_mean() -> None:
    assert SEARCHER.nearest("serach", ["list", "search", "show"]) == ["search"]
    assert SEARCHER.nearest("xyz", ["list", "search"]) == []


def test_words_are_split_at_full_width_spaces_too() -> None:
    assert split_words(["ワクチン　予算", "a b"]) == ["ワクチン", "予算", "a", "b"]


def names() -> list[tuple[str, str]]:
    found = []
    for entry in LIBRARY.entries():
        titles = [entry.title] if isinstance(entry, Source) else [*entry.title.values(), *entry.aliases, entry.reading]
        found += [(entry.id, name) for name in titles if name]
    return found


@pytest.mark.parametrize(("entry", "name"), names())
def test_every_name_finds_its_entry_first_or_with_a_namesake(entry: str, name: str) -> None:
    hits = SEARCHER.search(split_words([name])).hits
    best = [hit.entry.id for hit in hits if hit.match.how == "exact"]
    assert entry in best
    assert hits[0].match.how == "exact"


@pytest.mark.parametrize(("entry", "name"), names())
def test_every_name_finds_its_entry_folded(entry: str, name: str) -> None:
    assert entry in ids(tight(fold(name)))


@given(st.data())
@settings(max_examples=300)
def test_one_slip_in_a_long_name_is_forgiven(data: st.DataObject) -> None:
    entry, name = data.draw(st.sampled_from([pair for pair in names() if len(tight(fold(pair[1]))) >= 9]))
    at = data.draw(st.integers(1, len(name) - 2))
    if not name[at].isalpha() or not name[at + 1].isalpha():
        return
    slipped = name[:at] + data.draw(st.sampled_from([name[at] * 2, "", name[at + 1] + name[at]])) + name[at + 1 :]
    assert entry in ids(slipped)


@given(words=st.lists(st.text(max_size=20), max_size=4), exact=st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_query_gets_a_sorted_answer(*, words: list[str], exact: bool) -> None:
    answer = SEARCHER.search(words, exact=exact)
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert len(answer.near) <= 3
    SEARCHER.named(words)


@given(st.sampled_from([name for _, name in names()]), st.text(max_size=3))
@settings(max_examples=200, deadline=None)
def test_spans_lie_within_their_texts(name: str, more: str) -> None:
    for hit in SEARCHER.search([name + more, name]).hits:
        for match in (hit.match, *hit.match.words):
            if match.span is not None:
                assert 0 <= match.span[0] < match.span[1] <= len(match.text)


def test_the_same_query_gets_the_same_answer() -> None:
    one, other = Searcher(LIBRARY), Searcher(LIBRARY)
    for query in ("ワクチン", "デジタル 政府", "infrastrcture", "どのくらい"):
        assert list(one.search([query]).hits) == list(other.search([query]).hits)


@pytest.mark.parametrize("letter", ["あ", "a", "a ", "国", "가", "ー", "7", "\ud800", "\x1b", "データ", "AI国", "何"])
def test_ten_thousand_characters_are_answered_at_once(letter: str) -> None:
    start = time.perf_counter()
    SEARCHER.search(split_words([letter * (10_000 // len(letter))]))
    assert time.perf_counter() - start < 2


def test_an_empty_library_has_nothing() -> None:
    library = Library(
        Knowledge(format_version=1, version="1", as_of="2021", languages=["ja"], country=Country(title={"ja": "国"}))
    )
    assert len(Searcher(library).search(["何か"]).hits) == 0


# What one question is about, and what fingers and input methods do, asked of the packaged knowledge


@cache
def real() -> Searcher:
    return Searcher(package.load(REAL))


@pytest.mark.parametrize(
    ("asked", "both"),
    [
        ("What is the difference between e-government and digital government?", {"e-government", "digital-government"}),
        ("電子政府とデジタル政府の違いは？", {"e-government", "digital-government"}),
        ("백신 허브와 백신 전략의 차이는?", {"global-vaccine-hub", "6"}),
    ],
)
def test_a_comparison_finds_both(asked: str, both: set[str]) -> None:
    answer = real().search(split_words([asked]))
    assert both <= {hit.entry.id for hit in answer.hits[:3]}
    assert {hit.match.how for hit in answer.hits} == {"exact"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("パブリックディプロシマー", "public-diplomacy"),  # two kana swapped
        ("文寅在", "moon-jae-in"),  # two kanji swapped
        ("オールデジタノレ", "all-digital"),  # ル as two letters
        ("民主協和制", "political-system"),  # other kanji of the same sound, in a text
        ("国家戦略記述", "national-strategic-technology"),  # ぎ and き
        ("AI専用半体導", "ai-semiconductor"),  # two kanji swapped beside other letters
        ("フォームラ開始", "ogp-forum-korea-launch"),  # two kana swapped beside kanji
        ("tan'itsu minzoku", "people-group"),  # a kanji that is folded to a digit
        ("エスニティ", "people-group"),  # a kana left out
        ("주민터", "lower-administrative-unit"),  # a syllable left out
        ("第ニ次世界大戦", "38th-parallel-division"),  # katakana among kanji
        ("アイツーティー", "ict"),  # シ and ツ
        ("shokugyo kunren", "job-safety-net"),  # an alias without a reading
        ("investmnet fund", "ai-investment-fund"),  # a mended word beside the other one
    ],
)
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    answer = real().search(split_words([typed]))
    assert answer.approximate
    assert answer.hits[0].entry.id == meant


def test_who_leads_is_answered_below_the_title() -> None:
    assert real().search(split_words(["汚職防止の担当はどこの機関ですか"])).asks == "lead"
    assert real().search(split_words(["who leads the AI strategy"])).asks == "lead"
    assert not real().search(split_words(["AI strategy"])).asks


@pytest.mark.parametrize(
    ("asked", "best"),
    [
        ("Which ministry is responsible for 5G?", "5"),  # the term 5G has nobody in charge
        ("who is in charge of the vaccine hub", "6"),
        ("5G", "5g"),
    ],
)
def test_who_leads_is_asked_of_entries_that_say_it(asked: str, best: str) -> None:
    assert real().search(split_words([asked])).hits[0].entry.id == best


@pytest.mark.parametrize(
    ("asked", "best"),
    [
        ("韓国に何人いますか", "population"),
        ("한국은 얼마나 커요", "area"),
        ("OECDのデジタル政府指数で韓国は何位", "oecd-dgi-2019"),
    ],
)
def test_a_question_about_the_country_is_answered_by_what_is_asked(asked: str, best: str) -> None:
    assert real().search(split_words([asked])).hits[0].entry.id == best


@pytest.mark.parametrize(
    ("asked", "best"),
    [
        ("who sits in the OGP forum in Korea", {"ogp-forum-korea", "ogp-forum-korea-launch"}),  # sits is no site
        ("自動運転シャトルはどこの町を走るの", {"5.1.2.3"}),  # 走る is in the name of another entry
        ("6つの柱のうち韓国が一番弱かったのはどれ", {"2.6"}),
        ("5Gを入れる中小工場は何か所の計画ですか", {"5.1.2.2"}),  # 中小工場 only in a text, and no chance there
        ("OECD 디지털정부 평가에서 우리나라는 몇 위였나요", {"oecd-dgi-2019", "2"}),  # one source has all of the words
        ("does public diplomacy here mean influencing foreigners", {"public-diplomacy", "3.5"}),
        ("I'm worried about a medicine, can I ask for a test?", {"3.4", "safety-inspection-petition"}),
        ("먹거리가 불안하면 검사해 달라고 청원할 수 있나요?", {"3.4", "safety-inspection-petition"}),
        (
            "公開データの間違いは直してもらえるのでしょうか",
            {"public-data-quality", "3.11"},
        ),  # no difference of the data
        ("what kind of political system does South Korea have", {"political-system"}),
        ("is Korea a republic?", {"political-system"}),  # republic alone does not name the country
        ("韓国のGDPは世界で何番目ですか", {"gdp-rank"}),
        ("韓国が貧しかったのはいつ頃まで？", {"early-1960s"}),
        ("ENJOYという言葉はどこから来ているのですか", {"1"}),  # a word, not the language
    ],
)
def test_what_a_spoken_question_is_about_outweighs_its_other_words(asked: str, best: set[str]) -> None:
    assert real().search(split_words([asked])).hits[0].entry.id in best


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("五千百七十八万人", "population"),
        ("四万二千百三十五ドル", "gdp-per-capita-ppp"),
        ("二〇一九年四月三日", "5g-launch"),
        ("平成31年4月3日", "5g-launch"),
        ("2조 2천억", "6.1"),
        ("Dec 17, 2019", "ai-strategy-launch"),
        ("3rd of April 2019", "5g-launch"),
    ],
)
def test_numbers_and_dates_in_words_are_found_in_digits(typed: str, best: str) -> None:
    answer = real().search(split_words([typed]))
    assert answer.hits[0].entry.id == best
    assert not answer.approximate


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("dejitaru cho", {"digital-government"}),  # デジタル庁, an alias without a reading
        ("taiwagata gaiko", {"public-diplomacy", "3.5"}),  # 型 as it is read in Japanese, and voiced
        ("madoguchi ni ikanakutemo", {"zero-stop"}),  # the stem of 行かない
        ("iyakuhin no anzen", {"safety-inspection-petition", "3.4"}),  # one n of two
        ("buhin wo teikyo suru seifu", {"2.3", "government-as-a-platform"}),  # を as it is spelt
        ("hitotsu no kuni", {"dual-law"}),  # 一, which folds to a digit
        ("saikyoiku", {"4.3.1", "job-safety-net"}),  # 育, alone with its reading
    ],
)
def test_aliases_in_kanji_are_found_by_how_they_are_read(typed: str, best: set[str]) -> None:
    assert real().search(split_words([typed])).hits[0].entry.id in best


@pytest.mark.parametrize(
    "asked",
    [
        *("ロイター ワクチン 記事", "ワクチンについてのロイターの記事"),
        "where can I read the Reuters article about the vaccine investment",  # investment is not in its title
    ],
)
def test_who_asks_for_an_article_is_given_the_source_first(asked: str) -> None:
    assert real().search(split_words([asked])).hits[0].entry.id == "reuters-vaccine"


@pytest.mark.parametrize("asked", ["最低賃金はいくら", "韓国の最低賃金はいくら", "피자는 얼마예요"])
def test_a_question_word_alone_is_no_answer(asked: str) -> None:
    """いくら is an alias of a budget, which says nothing about wages."""
    assert not real().search(split_words([asked])).hits


@pytest.mark.parametrize(
    "asked", ["hospital visiting hours", "부산 맛집 추천", "iPhone 15", "インフルエンザの予防接種"]
)
def test_one_alias_beside_several_missing_words_is_chance(asked: str) -> None:
    assert not real().search(split_words([asked])).hits


@pytest.mark.parametrize("typed", ["予算 給食", "hanbok rental", "粗大ごみ 申し込み", "携帯 乗り換え キャンペーン"])
def test_an_alias_beside_a_word_that_is_nowhere_is_chance(typed: str) -> None:
    """予算 is said of many things. ワクチン 給食 is another matter: titles have ワクチン."""
    assert not real().search(split_words([typed])).hits


@pytest.mark.parametrize(
    "asked",
    [
        *("東京の面積はどれくらい", "population of Tokyo", "ブラジルの大統領は誰", "프랑스의 대통령은 누구예요?"),
        *("Argentina population", "Brazilian population 2020", "호주 인구", "에스토니아 전자영주권"),
    ],
)
def test_what_is_asked_of_another_place_is_not_answered_by_this_one(asked: str) -> None:
    assert not real().search(split_words([asked])).hits


@pytest.mark.parametrize(
    "asked",
    [
        "what time does the bank open?",  # all of it in texts, and scattered
        "when is the next election in france",
        "who won the World Cup?",  # won is no currency
        "ワクチンの予約はどこでできる？",
        "猫がご飯を食べないのはなぜ",  # a noun of one character
        "大学の学費はいくら",
        "운전면허 신청은 어디서 하나요?",
        "대학 등록금 얼마예요",
        "does the vaccine hurt?",  # no hub: too much is wrong in a short word
    ],
)
def test_a_question_whose_noun_is_missing_is_not_answered(asked: str) -> None:
    assert not real().search(split_words([asked])).hits


@pytest.mark.parametrize(
    ("asked", "best"),
    [
        ("韓国に自治体は全部でいくつあるの", {"local-government"}),
        ("5G는 언제 처음 시작했어?", {"5g-launch", "5g", "5"}),
        ("읍면동은 모두 몇 개쯤 되나요", {"lower-administrative-unit", "local-government"}),
        ("韓国人の幸福度は世界で何位？", {"world-happiness-2021", "world-happiness-ranking"}),
        ("税関の仕事のやり方はどう変わるんですか", {"3.12", "voluntary-compliance-customs"}),
        ("how dense is South Korea's population?", {"population-density"}),
        ("north-south split", {"38th-parallel-division"}),
        ("韓国がOGPに入ったのは何年ですか", {"ogp"}),
    ],
)
def test_general_words_of_a_question_need_not_be_found(asked: str, best: set[str]) -> None:
    assert real().search(split_words([asked])).hits[0].entry.id in best


@pytest.mark.parametrize("typed", ["メタバース", "あqうぇrちゅい", "Python list comprehension"])
def test_what_merely_resembles_a_name_is_nothing(typed: str) -> None:
    assert not real().search(split_words([typed])).hits


def test_a_line_break_in_a_word_is_a_space() -> None:
    assert ids("O2O\n") == ids("O2O")
    for word in ("ぷらっとふぉーむ\n", "a\nb", "\n"):
        SEARCHER.search([word])
        SEARCHER.named([word])


@pytest.mark.parametrize("word", ["単一民族1", "第二次大戦1", "第四次国家実施計画1"])
def test_kanji_that_are_digits_are_one_letter_where_others_are_two(word: str) -> None:
    """So that a stretch of a text may have fewer letters than twice its characters."""
    assert Searcher(package.load(REAL)).search([word]).words
