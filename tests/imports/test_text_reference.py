"""The five real plans as recognised text: appendices and document as the ground truth has them, no word lost.

Nothing differs today. What plain text cannot tell, and why other plans in the same form may differ in it:
- an empty cell of a further line may be merged with the one above or be empty: it is taken for merged;
- a cell cut where a capital letter follows is joined only where the row says so (no number, little else in it).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from imports.open_any import read_plan
from models.grid.build import build_grid
from models.plan_json import plan_to_json
from tests.imports.words import lost, words
from tests.reference import SLUGS, TABLE_SLUGS, differences, reference_plan


def truth(slug: str) -> dict[str, Any]:
    """The ground truth of one plan."""
    data: dict[str, Any] = json.loads(reference_plan(slug, "json").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("what", ["appendices", "document"])
def test_nothing_differs(slug: str, what: str) -> None:
    draft = read_plan(reference_plan(slug, "txt"))
    assert differences(truth(slug), plan_to_json(draft.plan), what) == []


@pytest.mark.parametrize("slug", TABLE_SLUGS)
def test_numbers_are_printed_as_in_the_source(slug: str) -> None:
    expected = read_plan(reference_plan(slug, "json")).plan
    actual = read_plan(reference_plan(slug, "txt")).plan
    for one, other in zip(expected.appendices, actual.appendices, strict=True):
        assert [c.printed for c in build_grid(one).cells()] == [c.printed for c in build_grid(other).cells()]


@pytest.mark.parametrize("slug", SLUGS)
def test_no_word_is_lost(slug: str) -> None:
    path = reference_plan(slug, "txt")
    text = re.sub(r"</?b>|[*#]", " ", path.read_text(encoding="utf-8"))
    plan = read_plan(path).plan
    source: Counter[str] = Counter()
    heads = {_fold(line) for line in _headings(text)}
    for line in text.split("\n"):
        # The heading repeated on each page is printed once.
        if _fold(line) not in heads:
            source.update(words(line))
    assert lost(source, plan) == Counter()


def _headings(text: str) -> list[str]:
    lines = [line for line in text.split("\n") if "\t" in line]
    counts = Counter(map(_fold, lines))
    return [line for line in lines if counts[_fold(line)] > 2]


def _fold(line: str) -> str:
    return " ".join(line.casefold().split())


def test_each_join_is_told() -> None:
    plan = read_plan(reference_plan("binh-dinh-snv-2021-2025", "txt")).plan
    told = [remark for remark in plan.remarks if "được nối với dòng trên" in remark.message]
    assert len(told) == len(plan.remarks) == 6
    assert all(remark.text and "dòng" in remark.place for remark in told)
