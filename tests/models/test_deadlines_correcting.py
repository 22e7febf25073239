"""A correction of a deadline's meaning as one step: which entries of the register it leaves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.deadlines import Meaning, Milestone, Recurrence, understand
from models.deadlines.corrected import DeadlineReader
from models.deadlines.correcting import coming_back, correction, moved_by_years
from models.plan import Period, Plan
from models.registers import Reading, entries_of
from models.store import PlanSession

PERIOD = Period(2026, 2027)
JUNE = Meaning((Milestone(end=date(2026, 6, 15)),))
JULY = Meaning((Milestone(end=date(2026, 7, 15)),))
WRITTEN = understand("Hằng năm", PERIOD)


def readings(session: PlanSession) -> list[Reading]:
    """What is corrected in a plan."""
    return list(entries_of(session.plan.entries, Reading))


def meant(session: PlanSession, line: str, text: str = "Hằng năm") -> Meaning:
    """What a deadline means in a line."""
    return DeadlineReader.of_plan(session.plan).of_text(text, line)


def correct(session: PlanSession, meaning: Meaning | None, line: str = "l1", everywhere: bool = False) -> bool:
    """Correct as the dialog does; whether anything was to be done."""
    step = correction(readings(session), "Hằng năm", line.split(), meaning, WRITTEN, everywhere)
    if step is not None:
        session.run(step)
    return step is not None


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    return PlanSession.create(tmp_path / "a.cchc", Plan(period=PERIOD))


def test_a_line_is_corrected_again_and_read_again(session: PlanSession) -> None:
    assert correct(session, JUNE)
    assert (meant(session, "l1"), meant(session, "l2")) == (JUNE, WRITTEN)
    assert not correct(session, JUNE)
    assert correct(session, JULY)
    assert meant(session, "l1") == JULY
    assert len(readings(session)) == 1
    assert correct(session, None)
    assert readings(session) == []
    assert not correct(session, None)
    session.undo()
    session.undo()
    assert meant(session, "l1") == JUNE
    session.close()


def test_a_correction_for_all_takes_the_place_of_that_of_the_line(session: PlanSession) -> None:
    correct(session, JUNE)
    correct(session, JUNE, line="l3")
    assert correct(session, JULY, everywhere=True)
    assert [meant(session, line) for line in ("l1", "l2", "l3")] == [JULY, JULY, JUNE]
    assert correct(session, JUNE, line="l2")
    assert [meant(session, line) for line in ("l1", "l2")] == [JULY, JUNE]
    session.close()


def test_the_lines_under_one_cell_are_corrected_together(session: PlanSession) -> None:
    assert correct(session, JUNE, line="l1 l2")
    assert [meant(session, line) for line in ("l1", "l2", "l3")] == [JUNE, JUNE, WRITTEN]
    assert not correct(session, JUNE, line="l2")
    assert correct(session, JULY, line="l1 l2")
    assert len(readings(session)) == 2
    assert correct(session, None, line="l1 l2")
    assert readings(session) == []
    session.close()


def test_one_line_goes_back_to_its_words_where_all_others_are_corrected(session: PlanSession) -> None:
    correct(session, JULY, everywhere=True)
    assert correct(session, None)
    assert (meant(session, "l1").in_words(), meant(session, "l2")) == (WRITTEN.in_words(), JULY)
    assert correct(session, None, everywhere=True)
    assert readings(session) == []
    session.close()


def test_periodic_gets_its_period() -> None:
    (given,) = understand("Định kỳ", PERIOD).milestones
    each = coming_back(given, Recurrence.QUARTERLY, PERIOD)
    assert (each.start, each.end, each.until) == (date(2026, 1, 1), date(2026, 3, 31), date(2027, 12, 31))
    assert Meaning((each,)).in_words() == "Mỗi quý, từ năm 2026 đến năm 2027"
    (unknown,) = understand("Định kỳ", Period()).milestones
    assert coming_back(unknown, Recurrence.YEARLY, Period()).end is None


def test_years_are_moved() -> None:
    leap = Meaning((Milestone(date(2024, 2, 29), date(2024, 12, 31), until=date(2025, 2, 28)),))
    (moved,) = moved_by_years(leap, -1).milestones
    assert (moved.start, moved.end, moved.until) == (date(2023, 2, 28), date(2023, 12, 31), date(2024, 2, 29))
    (same,) = moved_by_years(leap, 5000).milestones
    assert same == leap.milestones[0]


@pytest.mark.parametrize(
    ("milestone", "words"),
    [
        (Milestone(end=date(2026, 12, 20), recurrence=Recurrence.YEARLY), "Mỗi năm, chậm nhất ngày 20/12"),
        (
            Milestone(date(2026, 3, 1), date(2026, 4, 30), recurrence=Recurrence.YEARLY),
            "Mỗi năm, từ 01/3 đến 30/4",
        ),
        (Milestone(date(2026, 3, 5), date(2026, 3, 5), recurrence=Recurrence.YEARLY), "Mỗi năm, ngày 05/3"),
        (
            Milestone(end=date(2026, 3, 20), recurrence=Recurrence.QUARTERLY),
            "Mỗi quý, lần đầu chậm nhất ngày 20/3/2026",
        ),
        (Milestone(date(2026, 1, 1), date(2026, 1, 31), recurrence=Recurrence.MONTHLY), "Mỗi tháng"),
    ],
)
def test_what_comes_back_without_a_name_is_told_by_its_dates(milestone: Milestone, words: str) -> None:
    assert Meaning((milestone,)).in_words() == words
