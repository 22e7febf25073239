"""The deadlines of the five real plans: every cell is understood, and what is special in it comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from models.deadlines import Meaning, Recurrence, Relation, understand
from models.plan import Period
from tests.reference import SLUGS, needs_reference_plans, reference_plan

pytestmark = needs_reference_plans


def deadlines(slug: str) -> Iterator[tuple[str, Meaning]]:
    """Each filled deadline of a plan with its meaning."""
    data = json.loads(reference_plan(slug, "json").read_text(encoding="utf-8"))
    period = Period(data["period"]["start"], data["period"]["end"], data["period"]["vision"])

    def cells(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            yield from [node["deadline"]] if node.get("deadline") else []
            for value in node.values():
                yield from cells(value)
        elif isinstance(node, list):
            for value in node:
                yield from cells(value)

    return ((text, understand(text, period)) for text in cells(data))


def test_every_deadline_is_understood() -> None:
    found = [pair for slug in SLUGS for pair in deadlines(slug)]
    assert len(found) > 200
    assert [text for text, meaning in found if not meaning.understood] == []
    assert len({text for text, _meaning in found}) > 60


@pytest.mark.parametrize("slug", SLUGS)
def test_the_words_carry_what_the_plan_says(slug: str) -> None:
    for text, meaning in deadlines(slug):
        for milestone in meaning.milestones:
            assert milestone.dated or milestone.trigger, text
            waits = text.startswith(("Khi", "Sau khi", "Theo"))
            assert (milestone.relation is not Relation.NONE) == (waits or "theo thông báo" in text), text
            assert (milestone.recurrence is Recurrence.YEARLY) == any(
                word in text for word in ("àng năm", "ằng năm", "tiếp theo", "năm báo cáo", "năm kế hoạch")
            ), text


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("; định kỳ", [("2021-01-01", "2021-03-31"), ("2021-01-01", "2021-12-31"), (None, "2021-10-31")]),
        ("; tổ chức", [("2021-01-01", "2021-03-31"), ("2021-01-01", "2021-12-31")]),
        (". Thực hiện kiểm soát", [("2021-01-01", "2021-03-31"), ("2021-01-01", "2021-12-31")]),
        ("20%", [("2022-01-01", "2022-12-31")]),
        ("05/12/2021", [(None, "2021-12-04")]),
    ],
)
def test_cells_with_several_milestones_and_deeds(piece: str, expected: list[tuple[str | None, str]]) -> None:
    found = {text: meaning for slug in SLUGS for text, meaning in deadlines(slug) if piece in text}
    (meaning,) = found.values()
    dates = [
        (m.start.isoformat() if m.start else None, m.end.isoformat() if m.end else None) for m in meaning.milestones
    ]
    assert dates == expected
    for milestone in meaning.milestones:
        assert milestone.action or milestone.note
        assert (milestone.end or date.max) <= date(2022, 12, 31)
