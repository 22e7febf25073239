"""Vietnamese text: what every format can carry, comparing without marks, and the order of the alphabet."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text import fold, one_line, printable, sort_key, tidy


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Đo\u0302\u0323i", "Đội"),
        ("a\r\nb\rc\u2028d\x0be\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\tb\x00c\x1fd", "a bcd"),
        ("a\u200bb\ufeffc\u00add\u202ee", "abcde"),
        ("a\ud800b\ufffe\uffff", "ab"),
        ("  giữ  nguyên  ", "  giữ  nguyên  "),
        ("Kế hoạch 2027", "Kế hoạch 2027"),
        ("1\u00a0000 😀", "1\u00a0000 😀"),
    ],
)
def test_printable(text: str, clean: str) -> None:
    assert printable(text) == clean


@given(st.text())
def test_printable_text_can_be_stored_and_stays(text: str) -> None:
    clean = printable(text)
    assert printable(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    clean.encode("utf-8")
    assert not {unicodedata.category(sign) for sign in clean.replace("\n", "")} & {"Cc", "Cs"}


def test_tidy_and_one_line() -> None:
    assert tidy("  a \u00a0 b \n\n  c\t ") == "a b\nc"
    assert one_line(" Tiêu \n đề ") == "Tiêu đề"


@given(st.text())
def test_tidy_settles(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("one", "other"), [("ĐẶNG", "dang"), ("hoà", "hòa"), ("Thủy", "thuỷ"), ("Ủy  ban\nnhân dân", "uy ban nhan dan")]
)
def test_folded_texts_compare_without_marks(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_the_order_of_the_vietnamese_alphabet() -> None:
    words = ["yên", "đa", "dân", "ân", "ăn", "an", "bà", "ba", "bả", "bã", "bá", "bạ", "ưu", "ung", "ơn", "ôn", "on"]
    assert sorted(words, key=sort_key) == [
        "an", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "dân", "đa", "on", "ôn", "ơn", "ung", "ưu", "yên",
    ]  # fmt: skip
    assert sorted(["Bình", "an", "1"], key=sort_key)[0] == "an" or sort_key("1") > sort_key("z")
    assert sort_key("") == ((), ())
