"""Numbers in words, in digits; and what is left as it is."""

import pytest

from kdg.fields import as_date
from kdg.numerals import in_digits
from kdg.places import place_of


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("五千百七十八万人", "5178万人"),
        ("四万二千百三十五ドル", "42135ドル"),
        ("四万二千百三十五ドル", "4万2135ドル"),
        ("二〇一九年十二月", "2019年12月"),
        ("令和元年", "2019年"),
        ("平成31年4月", "2019年4月"),
        ("昭和23年", "1948年"),
        ("2조 2천억", "2조 2000억"),
        ("２千億", "2000億"),
        ("1兆6000億ドル", "1.6兆ドル"),
        ("2.2兆ウォン", "2兆2000億ウォン"),
    ],
)
def test_numbers_are_read_in_digits(written: str, digits: str) -> None:
    assert digits in in_digits(written)


@pytest.mark.parametrize("text", ["百貨店", "千葉県", "十大産業", "電子政府", "529", "5,178万", "", "7" * 10_000])
def test_what_is_no_number_in_words_is_left(text: str) -> None:
    assert in_digits(text) == []


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Dec 17, 2019", "2019-12-17"),
        ("17 December 2019", "2019-12-17"),
        ("3rd of April 2019", "2019-04-03"),
        ("Dec. 2019", "2019-12"),
        ("Maybe 2019", ""),
        ("version 2019", ""),
        ("2019", ""),
    ],
)
def test_english_dates(written: str, date: str) -> None:
    assert as_date(written) == date


@pytest.mark.parametrize(
    "names", ["ブラジル Brazil Brazilian 브라질", "アメリカ 米国 USA 미국", "韓国 Korea Seoul ソウル 한국"]
)
def test_a_place_has_many_names(names: str) -> None:
    places = {place_of(name) for name in names.split()}
    assert len(places) == 1
    assert None not in places


@pytest.mark.parametrize("word", ["digital", "romance", "政府", "사람"])
def test_other_words_are_no_places(word: str) -> None:
    assert place_of(word) is None
