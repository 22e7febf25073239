"""Each table of the corpus comes in as its officer would expect, and no word of it is lost."""

from __future__ import annotations

from collections import Counter

import pytest

from imports.open_any import read_plan
from models.plan import Plan
from tests.imports.corpus.build import source_text, written
from tests.imports.corpus.case import Case, all_cases
from tests.imports.corpus.score import Score, score
from tests.imports.words import lost, words

CASES = all_cases()
LEAST_OF_ALL = 0.98
LEAST_OF_ONE = 0.95


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Plan]:
    """What each case gave, read once."""
    folder = tmp_path_factory.mktemp("corpus")
    return {case.name: read_plan(written(case, folder)).plan for case in CASES}


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 36
    assert {case.kind for case in CASES} == {"docx", "xlsx"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_values(case: Case, plans: dict[str, Plan]) -> None:
    found = score(case.appendices, plans[case.name])
    assert found.share >= LEAST_OF_ONE, f"{found.share:.1%} of {found.total} values\n{found.told()}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_word_is_lost(case: Case, plans: dict[str, Plan]) -> None:
    repeated = Counter(words(case.head.get("twice", "")))
    assert lost(Counter(words(source_text(case))), plans[case.name]) - repeated == {}


def test_values_of_all_cases(plans: dict[str, Plan]) -> None:
    scores: list[Score] = [score(case.appendices, plans[case.name]) for case in CASES]
    right = sum(found.total - len(found.misses) for found in scores)
    total = sum(found.total for found in scores)
    assert right / total >= LEAST_OF_ALL, f"{right} of {total} values"
