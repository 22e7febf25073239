"""The five real plans, from Word, Excel and JSON: nothing differs from the ground truth, no word is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from imports.open_any import read_plan
from models.grid.build import build_grid
from models.plan_json import plan_to_json
from tests.imports.words import docx_words, lost, xlsx_words
from tests.reference import SLUGS, TABLE_SLUGS, differences, reference_plan

BOTH = [(slug, suffix) for suffix in ("docx", "json") for slug in SLUGS]
ALL = [*BOTH, *((slug, "xlsx") for slug in TABLE_SLUGS)]


def truth(slug: str) -> dict[str, Any]:
    """The ground truth of one plan."""
    data: dict[str, Any] = json.loads(reference_plan(slug, "json").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize(("slug", "suffix"), ALL)
def test_appendices_are_the_same(slug: str, suffix: str) -> None:
    draft = read_plan(reference_plan(slug, suffix))
    assert differences(truth(slug), plan_to_json(draft.plan), "appendices") == []


@pytest.mark.parametrize(("slug", "suffix"), BOTH)
def test_document_is_the_same(slug: str, suffix: str) -> None:
    draft = read_plan(reference_plan(slug, suffix))
    assert differences(truth(slug), plan_to_json(draft.plan), "document") == []


@pytest.mark.parametrize(("slug", "suffix"), ALL)
def test_layout_is_the_built_in_one(slug: str, suffix: str) -> None:
    expected = [appendix.layout for appendix in read_plan(reference_plan(slug, "json")).plan.appendices]
    assert [appendix.layout for appendix in read_plan(reference_plan(slug, suffix)).plan.appendices] == expected


@pytest.mark.parametrize("slug", SLUGS)
def test_no_word_of_the_document_is_lost(slug: str) -> None:
    path = reference_plan(slug, "docx")
    assert lost(docx_words(path), read_plan(path).plan) == {}


@pytest.mark.parametrize("slug", TABLE_SLUGS)
def test_no_word_of_the_workbook_is_lost(slug: str) -> None:
    path = reference_plan(slug, "xlsx")
    assert lost(xlsx_words(path), read_plan(path).plan) == {}


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("slug", TABLE_SLUGS)
def test_word_and_excel_print_the_same_numbers(slug: str, suffix: str) -> None:
    expected = read_plan(reference_plan(slug, "json")).plan
    actual = read_plan(reference_plan(slug, suffix)).plan
    for one, other in zip(expected.appendices, actual.appendices, strict=True):
        assert [c.printed for c in build_grid(one).cells()] == [c.printed for c in build_grid(other).cells()]


def test_a_jump_in_the_numbers_is_a_remark() -> None:
    draft = read_plan(reference_plan("quang-tri-sldtbxh-2024", "docx"))
    assert len(draft.remarks) == 1
    assert "“3”" in draft.remarks[0].message
