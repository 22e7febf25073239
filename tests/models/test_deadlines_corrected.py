"""What the officer corrected counts for its wording, in one line or everywhere; what strangers wrote is checked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.deadlines import Meaning, Milestone, Recurrence, Relation, understand
from models.deadlines.corrected import DeadlineReader, wording_key
from models.deadlines.stored import meaning_from_text, meaning_to_text
from models.plan import Line, Period, Plan
from models.registers import CheckSettings, Reading, Unit

PERIOD = Period(2026, 2026)
JUNE = Meaning((Milestone(end=date(2026, 6, 15), action="Trình ban hành"),))
JULY = Meaning((Milestone(date(2026, 7, 1), date(2026, 7, 31)),))


def reading(meaning: Meaning, wording: str = "Khi thuận tiện", line: str = "") -> Reading:
    """A correction."""
    return Reading(wording=wording, line=line, meaning=meaning_to_text(meaning))


def meant(text: str, *readings: Reading, settings: CheckSettings | None = None, line: str = "l1") -> Meaning:
    """What a line with this deadline means."""
    return DeadlineReader(PERIOD, settings or CheckSettings(), readings)(Line(id=line, deadline=text))


def test_without_corrections_the_words_count() -> None:
    assert meant("Quý I/2026") == understand("Quý I/2026", PERIOD)
    assert meant("Khi thuận tiện", reading(JUNE, "Quý II")) == understand("Khi thuận tiện", PERIOD)


def test_a_correction_of_a_line_comes_before_one_of_the_wording() -> None:
    both = (reading(JULY), reading(JUNE, line="l1"))
    assert meant("Khi thuận tiện", *both) == JUNE
    assert meant("Khi thuận tiện", *both, line="l2") == JULY


def test_a_correction_counts_only_for_its_wording() -> None:
    mine = reading(JUNE, "Khi thuận tiện", "l1")
    assert meant(" khi  thuận tiện.", mine) == JUNE
    assert meant("Khi không thuận tiện", mine) == understand("Khi không thuận tiện", PERIOD)


@pytest.mark.parametrize("damaged", ["", "x", "[]", '{"milestones": []}', '{"milestones": [{"end": "2026-02-30"}]}'])
def test_a_damaged_correction_counts_for_nothing(damaged: str) -> None:
    mine = Reading(wording="Quý I/2026", meaning=damaged)
    assert meant("Quý I/2026", mine) == understand("Quý I/2026", PERIOD)
    assert DeadlineReader(PERIOD, readings=(mine,)).correction("Quý I/2026") is None


def test_before_includes_the_day_where_the_plan_says_so() -> None:
    settings = CheckSettings(before_includes_day=True)
    assert meant("Trước 15/6/2026").milestones[0].end == date(2026, 6, 14)
    assert meant("Trước 15/6/2026", settings=settings).milestones[0].end == date(2026, 6, 15)


def test_the_reader_of_a_plan_takes_its_period_settings_and_corrections() -> None:
    plan = Plan(
        period=PERIOD,
        checks=CheckSettings(before_includes_day=True),
        entries=(Unit(name="Văn phòng"), reading(JUNE, line="l9")),
    )
    read = DeadlineReader.of_plan(plan)
    assert read(Line(id="l9", deadline="Khi thuận tiện")) == JUNE
    assert read.of_text("Trước 15/6").milestones[0].end == date(2026, 6, 15)
    assert read.correction("Khi thuận tiện", "l9") == plan.entries[1]
    assert read.as_written("Khi thuận tiện") == understand("Khi thuận tiện", PERIOD)


def test_each_wording_is_read_once() -> None:
    assert meant("Quý III/2026") is meant("Quý III/2026", line="l2")


milestones = st.builds(
    Milestone,
    start=st.none() | st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    end=st.none() | st.dates(date(2050, 1, 1), date(2090, 1, 1)),
    until=st.none() | st.dates(date(2050, 1, 1), date(2090, 1, 1)),
    recurrence=st.sampled_from(Recurrence),
    relation=st.sampled_from(Relation),
    trigger=st.sampled_from(("", "có văn bản")),
    action=st.sampled_from(("", "Báo cáo “quý”\n, năm")),
    aside=st.sampled_from(("", "năm báo cáo")),
)


@given(st.lists(milestones, min_size=1, max_size=5).map(tuple))
def test_a_meaning_comes_back_as_it_was_kept(kept: tuple[Milestone, ...]) -> None:
    assert meaning_from_text(meaning_to_text(Meaning(kept))) == Meaning(kept)


GOOD = {"start": "2026-01-01", "end": "2026-02-01", "recurrence": "yearly"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 5},
        {"start": "hôm nay"},
        {"end": "2025-01-01"},
        {"end": "9999-01-01"},
        {"recurrence": "always"},
        {"recurrence": []},
        {"relation": "with"},
        {"action": 7},
        {"action": "x" * 2000},
    ],
)
def test_what_strangers_wrote_is_refused_where_it_makes_no_sense(wrong: dict[str, object]) -> None:
    assert meaning_from_text(json.dumps({"milestones": [GOOD]})) is not None
    assert meaning_from_text(json.dumps({"milestones": [GOOD | wrong]})) is None


@pytest.mark.parametrize("data", ["[" * 100_000, '{"milestones": 5}', '{"milestones": [5]}', "null", '"x"'])
def test_other_data_is_refused(data: str) -> None:
    assert meaning_from_text(data) is None


def test_too_many_milestones_are_refused_and_signs_that_no_file_can_hold_are_dropped() -> None:
    assert meaning_from_text(json.dumps({"milestones": [GOOD] * 500})) is None
    kept = meaning_from_text(json.dumps({"milestones": [GOOD | {"action": "Báo\x00 cáo\u202e"}]}))
    assert kept is not None
    assert kept.milestones[0].action == "Báo cáo"


@given(st.text())
def test_nothing_raises_on_random_data(text: str) -> None:
    assert isinstance(meaning_from_text(text), Meaning | None)
    assert wording_key(text) == wording_key(f" {text} ")
    assert meant(text, replace(reading(JUNE), wording=text)) == JUNE
