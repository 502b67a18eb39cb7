import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdg.folding import fold, fold_with_map, look_alikes, romaji, sound, tight

TRICKY = "ｶﾞﾀﾊﾟかが゙ハﾟ각가ᅡᆨㅁ１,.２ 。・ー-Aé́㈱①ﬀß\ud800\x00\u3000＋％〇一ヶ々"
texts = st.text(st.one_of(st.characters(), st.sampled_from(TRICKY)), max_size=30)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ｾﾞﾛｽﾄｯﾌﾟ", "ゼロ・ストップ"),
        ("ぜろすとっぷ", "ゼロ・ストップ"),
        ("ゼロストツプ".replace("ツ", "ッ"), "ゼロ・ストップ"),
        ("Ｏ２Ｏ", "o2o"),
        ("データ", "データー"),
        ("國家實施計畫", "国家実施計画"),
        ("單一認證", "単一認証"),
        ("髙い", "高い"),
        ("17カ国", "17ヶ国"),
        ("６つの柱", "六つの柱"),
        ("1,630,820", "1630820"),
        ("２兆２０００億", "2兆2000億"),
        ("デ\u3099ータ".replace("デ\u3099", "テ\u3099"), "データ"),
        ("São Tomé", "sao tome"),
        ("디지털 정부", "디지털정부"),
    ],
)
def test_folds_to_the_same(typed: str, meant: str) -> None:
    assert fold(typed) == fold(meant)


@pytest.mark.parametrize(
    ("one", "other"), [("5G", "5G+"), ("70%", "70"), ("1.2", "12"), ("ビル", "ベル"), ("賞", "使用")]
)
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_alphabetic_words_begin_with_a_space_and_nothing_else_does() -> None:
    assert fold("e-Gov（電子政府）の AI 戦略") == " e gov電子政府の ai戦略"
    assert fold("smart art") == " smart art"


def test_points_and_commas_stay_in_numbers_only() -> None:
    assert fold("0.742, 1.2.2. O.E.C.D.") == " 0.742 1.2.2 o e c d"


def test_line_breaks_stay_so_that_many_texts_fold_at_once() -> None:
    assert fold("ゼロ\nO2O").split("\n") == [fold("ゼロ"), fold("O2O")]


@given(texts)
def test_the_map_folds_like_fold(text: str) -> None:
    assert fold_with_map(text).text == fold(text)


@given(texts)
def test_the_map_leads_back_in_order_and_within_the_text(text: str) -> None:
    folded = fold_with_map(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert folded.starts == sorted(folded.starts)
    assert all(0 <= start <= len(text) for start in folded.starts)


@pytest.mark.parametrize(
    ("text", "part", "stretch"),
    [
        ("オール・デジタル、ゼロ・ストップの政府", "ｾﾞﾛｽﾄｯﾌﾟ", "ゼロ・ストップ"),
        ("㈱データ", "データ", "データ"),
        ("約１，６３０，８２０ドル", "1630820", "１，６３０，８２０"),
        ("ﾃﾞｰﾀ中心", "データ", "ﾃﾞｰﾀ"),
        ("韓国 e-Gov", "gov", "Gov"),
    ],
)
def test_a_span_is_of_the_original(text: str, part: str, stretch: str) -> None:
    folded = fold_with_map(text)
    start = folded.text.index(fold(part))
    first, last = folded.span(start, start + len(fold(part)))
    assert text[first:last].rstrip("ー") in (stretch, stretch.rstrip("ー"))


@pytest.mark.parametrize(
    ("typed", "kana"),
    [
        ("kokusai", "こくさい"),
        ("paburikkudeeta", "パブリックデータ"),
        ("paburikku de-ta", "パブリックデータ"),
        ("joho", "じょうほう"),
        ("jouhou", "じょうほう"),
        ("zyouhou", "じょうほう"),
        ("shimbun", "しんぶん"),
        ("sinbun", "しんぶん"),
        ("shearingu", "シェアリング"),
        ("syearingu", "シェアリング"),
        ("diipufeiku", "ディープフェイク"),
        ("puratto fomu", "プラットフォーム"),
        ("seihu", "せいふ"),
        ("seifu", "せいふ"),
        ("kinyu", "きんゆう"),
        ("chuui", "ちゅうい"),
        ("tyuui", "ちゅうい"),
        ("wanpaku", "わんぱく"),
        ("matcha", "まっちゃ"),
        ("mattya", "まっちゃ"),
        ("haipaako", "ハイパーコ"),
        ("jein", "ジェイン"),
    ],
)
def test_romaji_and_kana_meet(typed: str, kana: str) -> None:
    assert romaji(tight(fold(typed))) == sound(fold(kana))


@pytest.mark.parametrize("word", ["government", "data-driven", "5g", "xyz", "데이터", "strength"])
def test_what_is_no_romaji_has_none(word: str) -> None:
    assert romaji(tight(fold(word))) == ""


def test_hangul_sounds_in_jamo_so_that_one_wrong_vowel_is_one_letter() -> None:
    right, wrong = sound(fold("데이터")), sound(fold("데이타"))
    assert len(right) == len(wrong)
    assert sum(one != other for one, other in zip(right, wrong, strict=True)) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("デ一タ", "データ"),
        ("工コシステム", "エコシステム"),
        ("八イパー", "ハイパー"),
        ("02O", "o2o"),
        ("力スタマイズ", "カスタマイズ"),
    ],
)
def test_look_alikes_are_read_as_meant(typed: str, meant: str) -> None:
    assert meant in look_alikes(typed)


def test_what_looks_like_nothing_else_has_no_look_alikes() -> None:
    assert look_alikes("電子政府") == []


@given(texts)
def test_nothing_raises(text: str) -> None:
    sound(fold(text))
    romaji(text)
    romaji(tight(fold(text)))
    look_alikes(text)


@pytest.mark.parametrize("letter", ["あ", "a", "ー", "가", "\ud800", "一", "~", "o", "1,", "n"])
def test_ten_thousand_characters_fold_at_once(letter: str) -> None:
    folded = fold(letter * 10_000)
    sound(folded)
    romaji(tight(folded))
    look_alikes(letter * 10_000)
