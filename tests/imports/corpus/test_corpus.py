"""Each table of the corpus comes in as its officer would expect, and no word of it is lost."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import Any

import pytest

from imports.open_any import read_plan
from models.errors import InputProblem
from models.plan import Plan
from tests.imports.corpus.build import source_text, written
from tests.imports.corpus.case import Case, all_cases
from tests.imports.corpus.score import Score, score
from tests.imports.words import lost, words

CASES = all_cases()
LEAST_OF_ALL = 0.98
LEAST_OF_ONE = 0.95
NOTHING = Plan()


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Plan]:
    """What each case gave, read once; one that is refused gave nothing."""
    folder = tmp_path_factory.mktemp("corpus")
    found: dict[str, Plan] = {}
    for case in CASES:
        with suppress(InputProblem):
            found[case.name] = read_plan(written(case, folder)).plan
    return found


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 36
    assert {case.kind for case in CASES} == {"docx", "xlsx"}


def marked(case: Case) -> Any:
    """The case as a parameter, marked where it is known not to come in right yet."""
    marks = [pytest.mark.xfail(reason=case.head["open"])] if case.is_open else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_values(case: Case, plans: dict[str, Plan]) -> None:
    found = score(case.appendices, plans.get(case.name, NOTHING))
    assert found.share >= LEAST_OF_ONE, f"{found.share:.1%} of {found.total} values\n{found.told()}"


@pytest.mark.parametrize("case", [case for case in CASES if not case.is_open], ids=lambda case: case.name)
def test_no_word_is_lost(case: Case, plans: dict[str, Plan]) -> None:
    repeated = Counter(words(case.head.get("twice", "")))
    assert lost(Counter(words(source_text(case))), plans[case.name]) - repeated == {}


def test_values_of_all_cases(plans: dict[str, Plan]) -> None:
    scores: list[Score] = [score(case.appendices, plans.get(case.name, NOTHING)) for case in CASES]
    right = sum(found.total - len(found.misses) for found in scores)
    total = sum(found.total for found in scores)
    assert right / total >= LEAST_OF_ALL, f"{right} of {total} values"
