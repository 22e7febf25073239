"""Rolling over, coverage, units, citations, Chuẩn hóa on any plan: nothing but a sentence, one step, all comes back."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.checking.checker import rows_of
from models.citations.inventory import inventory
from models.citations.unifying import edits_for
from models.commands import KeepEntries
from models.coverage.assigned import assigned_in
from models.coverage.report import compared, report_json, report_plan
from models.coverage.telling import told_lines
from models.deadlines.corrected import DeadlineReader
from models.edits import edit_command
from models.errors import InputProblem
from models.house_style.survey import Survey
from models.house_style.switches import Choices, switches
from models.house_style.tidying import tidy_command
from models.plan import Plan
from models.registers import UnitChange, entries_of
from models.rollover.options import Decision, Span, options_for
from models.rollover.rolling import roll
from models.rollover.telling import lines_of
from models.store import PlanSession
from models.store.transaction import Command
from models.units.alike import Name, alike
from models.units.directory import Directory, directory_of
from models.units.exchange import merged_into, rows_in_lines, units_csv, units_in_rows
from models.units.learning import learn, units_of
from models.units.renaming import change_places, changes_command, rename_command, rename_places
from models.walk import plan_values
from tests.models.checking.hostile import hostile_plans, hostile_texts

_SHORT = settings(max_examples=25, suppress_health_check=list(HealthCheck))


def _one_step(session: PlanSession, command: Command | None) -> None:
    """A step that is undone leaves the plan as it was, registers and all."""
    start = session.plan
    if command is not None and session.run(command).changes:
        session.undo()
        assert session.plan == start
        assert session.plan.entries == start.entries


@_SHORT
@given(plan=hostile_plans(), data=st.data())
def test_any_plan_rolls_over_or_is_refused(plan: Plan, data: st.DataObject) -> None:
    tasks = [task.id for appendix in plan.appendices for task in appendix.tasks()]
    last = data.draw(st.sampled_from((2027, 2031)))
    old = data.draw(st.sampled_from((None, Span(2026, 2026), Span(2021, 2025))))
    decisions = {id_: data.draw(st.sampled_from(Decision)) for id_ in tasks}
    before = repr(plan)
    try:
        options = options_for(plan, Span(2027, last), old)
    except InputProblem:
        return
    options = type(options)(options.old, options.new, options.vision, decisions, data.draw(st.booleans()))
    rolled = roll(plan, options)
    assert repr(plan) == before
    assert list(lines_of(rolled)) is not None
    assert rolled.plan.task_count() == len(tasks) - rolled.count(Decision.LEAVE_OUT)
    with TemporaryDirectory() as folder, PlanSession.create(Path(folder) / "b.cchc", rolled.plan) as session:
        assert session.plan.task_count() == rolled.plan.task_count()


@_SHORT
@given(ours=hostile_plans(), above=hostile_plans())
def test_any_two_plans_are_compared(ours: Plan, above: Plan) -> None:
    coverage = compared(ours, above, "a")
    assert len(json.loads(json.dumps(report_json(coverage)))) == len(coverage.rows)
    assert list(told_lines(coverage))
    assert report_plan(coverage).appendices
    rows_of(report_plan(coverage))


@_SHORT
@given(plan=hostile_plans(), above=hostile_plans(), name=hostile_texts(), data=st.data())
def test_what_the_registers_change_is_one_step(plan: Plan, above: Plan, name: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, PlanSession.create(Path(folder) / "a.cchc", plan) as session:
        plan = session.plan
        known = directory_of(plan.entries)
        learnt = units_of(learn(plan, known), known, plan.agency)
        directory = Directory([*known.units, *learnt])
        for entries in (learnt, assigned_in(above)):
            _one_step(session, KeepEntries(entries, "Ghi"))
        for unit in known.units:
            _one_step(session, rename_command(session.rows, unit, name, rename_places(plan, directory, unit, name)))
        changes = tuple(entries_of(plan.entries, UnitChange))
        _one_step(session, changes_command(session.rows, change_places(plan, changes)))
        _one_step(session, edit_command(session.rows, edits_for(inventory(plan)), "Thống nhất"))
        survey = Survey(list(plan_values(plan)), switches(), directory)
        survey.work()
        ways = {one.name: data.draw(st.sampled_from(list(one.ways))) for one in switches() if one.ways}
        places = list(survey.places(Choices(frozenset(one.name for one in switches()), ways)))
        _one_step(session, tidy_command(session.rows, places))
        try:
            merged_into(known, units_in_rows(rows_in_lines(units_csv(directory.units).decode("utf-8-sig").split("\n"))))
        except InputProblem:
            assert not directory.units
        reader = DeadlineReader.of_plan(plan)
        for appendix in plan.appendices:
            for task in appendix.tasks():
                assert all(reader(line) is not None for line in task.lines)


@pytest.mark.parametrize("words", ["và " * 3000, "a " * 3000, "VVVV " + "và " * 40, ".", "", "Sở " * 90])
def test_names_of_any_length_are_compared(words: str) -> None:
    assert alike(Name(words), Name(f"{words} Phòng VVVVVVVVVVVVVVVVVVVV")) is None or words.strip(" .")
