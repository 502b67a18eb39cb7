"""Where a line may break: nothing lost, nothing too wide, nothing broken that a reader keeps together."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

import kdg as package
from kdg.screens.fold import NOT_FIRST, fold
from running import REAL

WIDTHS = (20, 26, 33, 40, 60, 79)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in fold(text, width)]


def joined(parts: list[str]) -> str:
    return re.sub(r"\s", "", "".join(parts))


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("", 10, [""]),
        ("short", 10, ["short"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 6, ["one", "two", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("あいうえお", 4, ["あい", "うえ", "お"]),
        ("行政の仕事をする。", 16, ["行政の仕事を", "する。"]),
        ("時間や空間の制約を受けないO2O行政を実現する。", 30, ["時間や空間の制約を受けない", "O2O行政を実現する。"]),
        (
            "時間や空間の制約を受けないO2O行政を実現する。",
            20,
            ["時間や空間の制約を", "受けないO2O行政を", "実現する。"],
        ),
        ("값은 1,630,820 이다", 12, ["값은", "1,630,820", "이다"]),
        ("약 31,637달러", 11, ["약", "31,637달러"]),
        ("인구는 오천백칠십팔만 명이다", 14, ["인구는", "오천백칠십팔만", "명이다"]),
    ],
)
def test_lines(text: str, width: int, wanted: list[str]) -> None:
    assert lines(text, width) == wanted


def test_spaces_at_a_break_belong_to_no_line() -> None:
    assert lines("one    two", 5) == ["one", "two"]
    assert lines("政府　のサービス", 8) == ["政府　の", "サービス"]


def test_a_space_that_would_stand_alone_is_no_line() -> None:
    text = "[bold]Andmesaatkond[/bold] *Luksemburgis*"
    assert lines(text, 10) == ["[bold]", "Andmesaatk", "ond[/bold]", "*", "Luksemburg", "is*"]


@pytest.mark.parametrize("width", [-1, 0, 1, 2])
def test_a_width_below_the_widest_character_is_taken_as_two(width: int) -> None:
    assert lines("日本", width) == ["日", "本"]
    assert joined(lines("ab日。c", width)) == "ab日。c"


def test_a_punctuation_mark_never_begins_a_line_while_a_letter_stands_before_it() -> None:
    for width in range(6, 40):
        for line in lines("政府は、市民が「いつでも、どこでも」使えるサービス（単一認証）を、提供する。", width)[1:]:
            assert line[0] not in NOT_FIRST, (width, line)


def _all_texts() -> list[str]:
    library = package.load(REAL)
    found: list[str] = []
    for entry in library.entries():
        for field in ("title", "short", "text", "aim", "vision", "lead", "since", "remark"):
            value = getattr(entry, field, None)
            if isinstance(value, dict):
                found += value.values()
        for note in entry.notes:
            found += [*note.short.values(), *note.text.values()]
    return list(dict.fromkeys(found))


def test_every_text_of_the_real_file_folds_well_at_every_width() -> None:
    texts = _all_texts()
    assert len(texts) > 500
    for text in texts:
        for width in WIDTHS:
            _hold(text, width)


WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,+/'&%-]*[A-Za-z0-9]|[A-Za-z0-9]")


def _hold(text: str, width: int) -> None:
    spans = fold(text, width)
    parts = [text[start:end] for start, end in spans]
    assert joined(parts) == re.sub(r"\s", "", text)
    for part in parts:
        assert cell_len(part) <= width, (width, part)
        assert part == part.strip(" ")
    for part in parts[1:]:
        assert width < 24 or part[0] not in "。、」）", (width, parts)  # at 20 columns beauty is not promised
    for word in WORD.finditer(text):
        if cell_len(word[0]) <= width // 2:
            assert any(start <= word.start() and word.end() <= end for start, end in spans), (width, word[0], parts)


@settings(max_examples=400)
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)
    | st.text("あいうえお漢字。、「」（）abc019., 　%ー한국어", max_size=120),
    st.integers(2, 90),
)
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    spans = fold(text, width)
    assert spans[0][0] >= 0
    last = 0
    for start, end in spans:
        assert start >= last
        assert start < end or text.strip() == ""  # no empty line
        assert text[last:start].strip() == ""
        last = end
        line = text[start:end]
        if any(unicodedata.combining(char) or char in "\u200d\ufe0e\ufe0f" for char in line):
            continue  # sequences may be drawn narrower or wider than their parts
        assert cell_len(line) <= width
    assert text[last:].strip() == ""


def test_ten_thousand_characters_fold_soon() -> None:
    for text in (
        "あ" * 10_000,
        "a" * 10_000,
        "、" * 10_000,
        "政府の" * 3_000,
        "a " * 5_000,
        "e\u0301" * 5_000,
        "「" * 5_000,
    ):
        assert joined(lines(text, 40)) == re.sub(r"\s", "", text)
