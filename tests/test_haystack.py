"""Looking up finds what scanning finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdg import haystack
from kdg.folding import fold
from kdg.haystack import Haystack

LETTERS = "ab5 .+政府でじ정부ሀ\n"
TEXTS = st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=40)


@given(TEXTS, st.text(LETTERS, max_size=5), st.data())
def test_a_prepared_haystack_has_what_a_scanned_one_has(texts: list[str], made_up: str, data: st.DataObject) -> None:
    folded = [f"\n{fold(text)}\n" for text in texts]
    plain, listed = Haystack(folded), Haystack(folded)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(haystack, "_SMALL", 0)
        listed.prepare()
    text = data.draw(st.sampled_from(folded))
    start = data.draw(st.integers(0, len(text) - 1))
    for needle in (fold(made_up), text[start : start + data.draw(st.integers(1, 8))]):
        if needle:
            assert (
                listed.having(needle) == plain.having(needle) == [i for i, text in enumerate(folded) if needle in text]
            )


def test_once_prepared_many_texts_are_no_longer_scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    def scanned(*_: object) -> list[int]:
        msg = "scanned"
        raise AssertionError(msg)

    monkeypatch.setattr(Haystack, "_scanned", scanned)
    many = Haystack([f"\n word{number}\n" for number in range(2000)])
    with pytest.raises(AssertionError, match="scanned"):
        many.having(" word7")
    many.prepare()
    assert 7 in many.having(" word7")


@given(TEXTS, st.text(LETTERS, min_size=1, max_size=3))
def test_nothing_is_found_across_two_texts(texts: list[str], needle: str) -> None:
    some = Haystack(texts)
    for _ in range(2):  # each by itself, then all as one
        assert some.having(needle) == [i for i, text in enumerate(texts) if needle in text]
