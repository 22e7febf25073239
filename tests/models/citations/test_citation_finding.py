"""What citations are found in texts: a table of sentences, and what must hold of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.citations.finding import Citation, citations_in, may_cite
from tests.models.citations.sentences import CASES


def told(one: Citation) -> str:
    """A citation as the table writes it."""
    lost_day = one.date_at[0] >= 0 and not one.date
    flags = (("S", one.marked), ("/", one.slashless), ("L", one.listed), ("F", one.full), ("!", lost_day))
    marks = "".join(sign for sign, is_so in flags if is_so)
    return "|".join((one.kind, one.number, one.date, one.issuer, one.title, marks))


@pytest.mark.parametrize(("text", "cited"), CASES, ids=[text[:60] for text, _cited in CASES])
def test_documents_are_found_with_all_their_parts(text: str, cited: tuple[str, ...]) -> None:
    assert tuple(told(one) for one in citations_in(text)) == cited


def test_the_table_is_large() -> None:
    assert len(CASES) >= 150


def test_the_parts_stand_where_the_citation_says() -> None:
    text = "Thực hiện Quyết định số: 77 /QĐ-UBND ngày 09/3/2024 của UBND tỉnh về giữ rừng; các việc khác."
    (one,) = citations_in(text)
    assert text[one.start : one.core] == "Quyết định số: 77 /QĐ-UBND ngày 09/3/2024 của UBND tỉnh"
    assert text[one.start : one.end] == one.text == text[10:].split(";")[0]
    assert [text[slice(*at)] for at in (one.number_at, one.date_at, one.issuer_at, one.title_at)] == [
        "77 /QĐ-UBND",
        "ngày 09/3/2024",
        "UBND tỉnh",
        "về giữ rừng",
    ]


def test_a_citation_in_the_summary_of_another_lies_within_it() -> None:
    text = "Nghị định số 8/2031/NĐ-CP ngày 01/02/2031 của Chính phủ sửa đổi Nghị định số 7/2029/NĐ-CP về đê điều."
    outer, inner = citations_in(text)
    assert outer.core <= inner.start < inner.end <= outer.end


_WORDS = st.sampled_from(
    ["Quyết định ", "số ", "Nghị quyết ", "Luật ", "12/QĐ-UBND ", "ngày ", "1/2/2024 ", "31/02/2024 ", "của ", "về ",
     "UBND tỉnh ", "Chính phủ ", "và ", "; ", "các ", "76", "/", "-", "NQ-CP", "(", ")", "“", "”", "Đại hội ", "XX ",
     "\n", "Cán bộ, công chức ", "năm 2024 ", "TCVN ISO 9001:2015 ", "thay thế ", "19-NQ/TW ", "tháng ", "…"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=25).map("".join)))
def test_any_text_is_read_and_all_stretches_lie_in_it(text: str) -> None:
    past = 0
    for one in citations_in(text):
        assert past <= one.start < one.core <= one.end <= len(text)
        assert one.text == text[one.start : one.end]
        for start, end in (one.number_at, one.date_at, one.issuer_at, one.title_at):
            assert (start, end) == (-1, -1) or one.start <= start < end <= one.end
        assert one.number or one.title
        past = one.start + 1


@given(st.lists(_WORDS, max_size=25).map("".join))
def test_the_quick_look_misses_nothing(text: str) -> None:
    if not may_cite(text):
        from models.citations import finding

        assert finding._found.__wrapped__(text) == ()


@pytest.mark.parametrize(
    "piece",
    ["Luật A ", "Luật Abc abc ", "76/NQ-CP ", "Quyết định số ", "số 1/A-A-A", "1-", "( ", "“", "của UBND tỉnh A ", "…",
     "Nghị quyết Đại hội ",
     "Quyết định số 1/QĐ-UBND ngày 1/1/2021 của UBND tỉnh về ", " ", "Nghị quyết số 1 của Hội nghị "],
)  # fmt: skip
def test_a_hostile_text_takes_no_time_that_grows_faster_than_it(piece: str) -> None:
    # What backtracks would not come to an end here.
    citations_in((piece * 200_000)[:200_000])
