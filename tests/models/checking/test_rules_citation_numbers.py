"""One document under two numbers: told by its day and summary; documents of one day that differ are left alone."""

from __future__ import annotations

import pytest

from models.checking.checker import check
from models.plan import Plan, Section

_PLAN = "Kế hoạch số 41/KH-UBND ngày 02/3/2027 của UBND tỉnh về phát triển thư viện số các trường học năm 2027"


def _told(*paragraphs: str) -> list[str]:
    plan = Plan(sections=(Section(heading="MỤC ĐÍCH", paragraphs=paragraphs),))
    return [one.message for one in check(plan) if one.rule == "citation-numbers"]


def test_two_numbers_of_one_day_and_summary_are_told() -> None:
    (message,) = _told(f"Thực hiện {_PLAN}.", f"Căn cứ {_PLAN.replace('41/', '14/')}, Sở triển khai như sau.")
    assert "14/KH-UBND" in message
    assert "41/KH-UBND" in message
    assert "ngày 02/3/2027" in message


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("41/KH-UBND", "41/KH-UBND"),
        ("02/3/2027 của UBND tỉnh", "05/3/2027 của UBND tỉnh"),
        ("thư viện số", "bảo tàng số"),
        ("về phát triển thư viện số các trường học năm 2027", "về thư viện"),
    ],
)
def test_other_documents_are_left_alone(here: str, there: str) -> None:
    other = _PLAN.replace(here, there)
    assert (
        _told(f"Thực hiện {_PLAN}.", f"Thực hiện {other if here == '41/KH-UBND' else other.replace('41/', '52/')}.")
        == []
    )
