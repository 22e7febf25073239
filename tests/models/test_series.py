"""Dragging a cell on: what counts up, by which step, in which wording; what only repeats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.series import continue_series, counts_up
from tests.strategies import texts


@pytest.mark.parametrize(
    ("samples", "expected"),
    [
        ("Quý I/2027", "Quý II/2027 | Quý III/2027 | Quý IV/2027 | Quý I/2028"),
        ("Quý III năm 2027", "Quý IV năm 2027 | Quý I năm 2028"),
        ("QUÝ IV NĂM 2027.", "QUÝ I NĂM 2028. | QUÝ II NĂM 2028."),
        ("quý iv/2027", "quý i/2028"),
        ("Quý 4/2027", "Quý 1/2028"),
        ("Trong quý IV/2027", "Trong quý I/2028"),
        ("Quý IV hằng năm", "Quý I hằng năm | Quý II hằng năm"),
        ("Quý I/2027 | Quý III/2027", "Quý I/2028 | Quý III/2028"),
        ("Quý I/2027 | Quý I/2028", "Quý I/2029"),
        ("Quý II/2027 | Quý I/2027", "Quý IV/2026"),
        ("Tháng 01/2027", "Tháng 02/2027 | Tháng 3/2027"),
        ("Tháng 1/2027", "Tháng 2/2027 | Tháng 3/2027"),
        ("Tháng 03/2027", "Tháng 04/2027"),
        ("Tháng 3/2027", "Tháng 4/2027"),
        ("tháng 12 năm 2027", "tháng 01 năm 2028"),
        ("Trước tháng 12/2027.", "Trước tháng 01/2028."),
        ("Tháng 12 hằng năm", "Tháng 01 hằng năm"),
        ("12/2027", "01/2028"),
        ("Năm 2027", "Năm 2028 | Năm 2029"),
        ("Năm 2027 | Năm 2029", "Năm 2031"),
        ("6 tháng đầu năm 2027", "6 tháng đầu năm 2028"),
        ("Năm 2021 - 2025", "Năm 2026 - 2030 | Năm 2031 - 2035"),
        ("Quý I-II/2027", "Quý I-II/2028"),
        ("Quý I, III/2027", "Quý I, III/2028"),
        ("Từ 01/3/2027 đến 30/6/2027", "Từ 01/3/2028 đến 30/6/2028"),
        ("31/12/2027", "01/01/2028"),
        ("28/02/2027", "01/3/2027"),
        ("Trước 09/9/2027", "Trước 10/9/2027"),
        ("5/9/2027", "6/9/2027"),
        ("05/09/2027", "06/09/2027"),
        ("05/01/2027 | 12/01/2027", "19/01/2027 | 26/01/2027 | 02/02/2027"),
        ("15/01/2027 | 15/3/2027", "15/5/2027"),
        ("31/01/2027 | 28/02/2027", "31/3/2027 | 30/4/2027"),
        ("29/02/2028 | 31/5/2028", "31/8/2028 | 30/11/2028"),
        ("Đợt 1", "Đợt 2 | Đợt 3"),
        ("Đợt 09.", "Đợt 10."),
        ("Lần 2 | Lần 4", "Lần 6"),
        ("Đợt 1 năm 2027 | Đợt 2 năm 2027", "Đợt 3 năm 2027"),
        ("Phụ lục I", "Phụ lục II | Phụ lục III | Phụ lục IV"),
        ("1 | 2", "3 | 4"),
        ("5 | 10", "15"),
        ("01 | 02", "03"),
        ("1,5 | 2,0", "2,5"),
        ("3 | 1", "-1"),
    ],
)
def test_a_series_goes_on(samples: str, expected: str) -> None:
    given_texts, following = samples.split(" | "), expected.split(" | ")
    assert counts_up(given_texts)
    assert continue_series(given_texts, len(following)) == following


@pytest.mark.parametrize(
    "samples",
    [
        "Văn phòng Sở",
        "Thường xuyên",
        "A | B",
        "Quý I/2027 | ",
        "Quý I/2027 | Thường xuyên",
        "Quý I/2027 | Quý I/2027",
        "Quý I/2027 | Quý II/2027 | Quý IV/2027",
        "Đợt 1 | Lần 2",
        "Phòng C",
    ],
)
def test_what_is_no_series_repeats(samples: str) -> None:
    given_texts = samples.split(" | ")
    assert not counts_up(given_texts)
    assert continue_series(given_texts, 5) == (given_texts * 5)[:5]
    assert continue_series(given_texts, 3, back=True) == (given_texts[::-1] * 3)[:3]


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("5", "6"),
        ("2027", "2028"),
        ("Trước 31/12 hằng năm", "Trước 01/01 hằng năm"),
        ("15/KH-UBND", "16/KH-UBND"),
        (f"Hoàn thiện cơ sở dữ liệu {'chung ' * 5}năm 2027", f"Hoàn thiện cơ sở dữ liệu {'chung ' * 5}năm 2028"),
        ("Kế hoạch\nQuý I/2027", "Kế hoạch\nQuý II/2027"),
    ],
)  # fmt: skip
def test_alone_it_is_copied_but_can_count_when_asked(text: str, following: str) -> None:
    assert not counts_up([text])
    assert continue_series([text], 1) == [following]


def test_back_goes_the_other_way() -> None:
    assert continue_series(["Quý I/2027"], 2, back=True) == ["Quý IV/2026", "Quý III/2026"]
    assert continue_series(["Quý I/2027", "Quý III/2027"], 2, back=True) == ["Quý III/2026", "Quý I/2026"]
    assert continue_series(["Tháng 01/2027"], 1, back=True) == ["Tháng 12/2026"]
    assert continue_series(["Đợt 2"], 1, back=True) == ["Đợt 1"]
    assert continue_series(["Phụ lục I"], 1, back=True) == ["Phụ lục I"]  # there is nothing before it


def test_the_end_of_the_calendar_is_no_trouble() -> None:
    assert continue_series(["31/12/2199"], 1) == ["01/01/2200"]
    assert len(continue_series(["Tháng 12/2199", "Tháng 12/2099"], 100)) == 100
    assert len(continue_series(["Năm 2199", "Năm 1900"], 50)) == 50


pieces = st.sampled_from(
    ["Quý I", "quý iv", "/2027", " năm 2027", "Tháng 12", "31/12", "31/12/2027", "Đợt", " 9", "II", "-"]
)


@given(st.lists(st.lists(pieces, max_size=4).map("".join) | texts(), min_size=1, max_size=4), st.integers(-1, 40))
def test_nothing_raises_and_the_count_is_kept(samples: list[str], count: int) -> None:
    for back in (False, True):
        made = continue_series(samples, count, back)
        assert len(made) == max(0, count)
        assert all(made[n] for n in range(len(made)) if all(samples))
    if len(samples) > 1 and not counts_up(samples):
        assert continue_series(samples, len(samples)) == samples


@given(st.lists(pieces, max_size=4).map("".join), st.integers(2, 6))
def test_a_series_continued_is_the_same_series(text: str, count: int) -> None:
    if counts_up([text]):
        first = [text, *continue_series([text], count)]
        assert continue_series(first[:2], count - 1) == first[2:] or len(set(first)) < len(first)
