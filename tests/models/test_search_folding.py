"""Folding with positions: what is found is always a whole part of the text as written, in any form of Unicode."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.search.folding import Span, Way, folded, letters, spans_in
from models.text import fold
from tests.strategies import VIETNAMESE

WAYS = [Way(marks, case) for marks in (False, True) for case in (False, True)]
# Signs whose folding changes the length, whitespace of all sorts, marks that stand alone, Hangul, emoji.
STRANGE = (
    "ßẞİıŉﬁﬀǰΐͅőͅªœÆ \t\n\u00a0\u2003\u3000\x1c\u0301\u0323\u031b\u0345\u0f73\u0f71\u0f74각가\u09c7\u09be😀👩‍💻Å–“”…"
)
texts = st.one_of(
    st.text(alphabet=VIETNAMESE + " \n", max_size=40),
    st.text(alphabet=STRANGE + "aAđĐoOsSfi", max_size=25),
    st.text(max_size=25),
)


def found(text: str, needle: str, way: Way = WAYS[0]) -> list[str]:
    compared = folded(text, way)
    return [text[start:end] for start, end in spans_in(text, compared, folded(needle, way), way)]


@pytest.mark.parametrize("way", WAYS)
@given(text=texts)
def test_every_folded_sign_has_its_letter(way: Way, text: str) -> None:
    sources = letters(text, way)
    assert len(sources) == len(folded(text, way))
    assert all(0 <= span.start < span.end <= len(text) for span in sources)
    starts = [span.start for span in sources]
    assert starts == sorted(starts)
    # The letters are those of the text: each folds to just the signs that name it as their source.
    for span in dict.fromkeys(sources):
        signs = "".join(sign for sign, source in zip(folded(text, way), sources, strict=True) if source == span)
        assert sorted(signs) == sorted(folded(text[span.start : span.end], way))


@given(text=texts)
def test_without_marks_it_is_the_fold_of_the_rest_of_the_program(text: str) -> None:
    assert folded(text, Way()).strip() == fold(text)


@pytest.mark.parametrize("way", WAYS)
@given(text=texts, data=st.data())
def test_any_part_of_whole_letters_is_found_where_it_stands(way: Way, text: str, data: st.DataObject) -> None:
    whole = list(dict.fromkeys(letters(text, way)))
    if not whole:
        return
    first = data.draw(st.integers(0, len(whole) - 1))
    last = data.draw(st.integers(first, len(whole) - 1))
    part = text[whole[first].start : whole[last].end]
    needle = folded(part, way)
    spans = spans_in(text, folded(text, way), needle, way)
    # Another hit may begin before it and overlap it; where nothing does, the part itself is among them.
    wanted = Span(whole[first].start, whole[last].end)
    assert any(span == wanted or (span.start < wanted.end and span.end > wanted.start) for span in spans)
    for span in spans:
        assert folded(text[span.start : span.end], way) == needle


@given(text=texts, needle=st.text(alphabet="aoduiehn đ", min_size=1, max_size=3))
def test_hits_never_overlap(text: str, needle: str) -> None:
    spans = spans_in(text, folded(text, Way()), folded(needle, Way()), Way())
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_without_marks_all_spellings_are_found(form: str) -> None:
    text = unicodedata.normalize(form, "Hoà giải, HÒA GIẢI và hóa đơn Điện tử")
    assert found(text, "hoa") == [unicodedata.normalize(form, word) for word in ("Hoà", "HÒA", "hóa")]
    assert found(text, "đien") == [unicodedata.normalize(form, "Điện")]
    assert found(text, "dien tu") == [unicodedata.normalize(form, "Điện tử")]


def test_a_phrase_is_found_over_its_line_break() -> None:
    assert found("cơ chế một\ncửa, một  cửa", "mot cua") == ["một\ncửa", "một  cửa"]


def test_marks_count_when_asked() -> None:
    way = Way(marks=True)
    assert found("Hoà, hòa, HOA", "hòa", way) == ["hòa"]
    assert found("Hoà, hòa, HOA", "hoa", way) == ["HOA"]
    assert found(unicodedata.normalize("NFD", "hòa"), "hòa", way) == [unicodedata.normalize("NFD", "hòa")]
    assert found("hai  dấu cách", "  ", way) == ["  "]


def test_capitals_count_when_asked() -> None:
    assert found("Sở, sở, SỞ", "so", Way(case=True)) == ["sở"]
    assert found("Sở, sở, SỞ", "Sở", Way(marks=True, case=True)) == ["Sở"]
    assert found("Đảng, đảng", "Dang", Way(case=True)) == ["Đảng"]


def test_whole_words_when_asked() -> None:
    way = Way(words=True)
    assert found("sở, cơ sở; sởi (Sở)", "so", way) == ["sở", "sở", "Sở"]
    assert found("2027, 20271", "2027", way) == ["2027"]
    assert found("mức độ 4.", "4.", way) == ["4."]


def test_half_a_letter_is_not_found() -> None:
    assert found("Straße", "s") == ["S"]
    assert found("Straße", "ss") == ["ß"]
    assert found("ﬁle", "f") == []
    assert found("ﬁle", "file") == ["ﬁle"]
    assert found("İstanbul", "is") == ["İs"]
