"""Whatever stands in a plan, the check of it does not stumble: every rule, every fix, on texts of strangers.

Each walk is short here; `HYPOTHESIS_PROFILE=long pytest -m slow tests/models/checking/test_any_plan.py` goes far.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings

from models.checking.checker import Checker, check
from models.checking.finding import Finding
from models.checking.fixing import fix_all, fix_of
from models.checking.report import Report
from models.edits import text_at
from models.plan import Plan
from models.store import PlanSession
from models.store.rows import PlanRows
from tests.models.checking.hostile import hostile_plans
from tests.strategies import plans

# The log is emptied before each plan.
_SHORT = settings(max_examples=40, suppress_health_check=list(HealthCheck))
_ROUNDS = 5
_LONG = settings(max_examples=1500, suppress_health_check=list(HealthCheck), derandomize=False)


def _in_its_text(finding: Finding, rows: PlanRows) -> None:
    assert finding.spots
    assert finding.message.strip()
    for spot in finding.spots:
        assert spot.address.id in rows, finding
        value = text_at(rows.node(spot.address.id), spot.address.field)
        if spot.paragraph >= 0:
            assert isinstance(value, tuple), finding
            value = value[spot.paragraph]
        text = value if isinstance(value, str) else ""
        assert 0 <= spot.start <= spot.end <= len(text), finding
        # What stood in the imported file alone is told without a place.
        assert spot.text == text[spot.start : spot.end] or finding.rule == "source-numbers", finding


def judge(plan: Plan, caplog: pytest.LogCaptureFixture) -> None:
    """Check the plan, look at each finding, put each right alone and all together, and look again."""
    caplog.clear()
    with TemporaryDirectory() as folder, PlanSession.create(Path(folder) / "a.cchc", plan) as session:
        checker = Checker(session.rows)
        session.subscribe(checker.follow)
        checker.work()
        found = checker.findings()
        for finding in found:
            _in_its_text(finding, session.rows)
        keys = [finding.key for finding in found]
        assert len(set(keys)) == len(keys)
        report = Report(session.rows)
        json.loads(json.dumps(report.data(found), ensure_ascii=False))
        assert len(list(report.lines(found))) >= bool(found)
        start = session.plan
        for finding in [one for one in found if one.fixable][:6]:
            command = fix_of(finding, session.rows)
            assert command is not None, finding
            assert session.run(command) is not None, finding
            session.undo()
            assert session.plan == start
        checker.work()
        assert {one.key for one in checker.findings()} == set(keys)
        _put_all_right(session, checker)
        while session.undo_label:
            session.undo()
        assert session.plan == start
    told = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert not told, told[0].getMessage() + str(told[0].exc_info)


def _put_all_right(session: PlanSession, checker: Checker) -> None:
    """Overlapping corrections come one after the other, but soon nothing is left that could be put right."""
    before = sum(one.fixable for one in checker.findings())
    met = [session.plan]
    for _round in range(_ROUNDS):
        every = fix_all(checker.findings(), session.rows)
        if every is None:
            return
        assert session.run(every).changes, every
        assert session.plan not in met, every  # no two rules that undo each other's work
        met.append(session.plan)
        checker.work()
        for finding in checker.findings():
            _in_its_text(finding, session.rows)
        ours, fresh = _said(checker.findings()), _said(check(session.plan))
        assert ours == fresh, set(ours) ^ set(fresh)
    left = [one for one in checker.findings() if one.fixable]
    assert len(left) < before, left


def _said(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return sorted((one.rule, one.key, one.message) for one in found)


@_SHORT
@given(plan=hostile_plans())
@example(plan=Plan())
def test_any_plan_is_checked(plan: Plan, caplog: pytest.LogCaptureFixture) -> None:
    judge(plan, caplog)


@_SHORT
@given(plan=plans())
def test_any_decent_plan_is_checked(plan: Plan, caplog: pytest.LogCaptureFixture) -> None:
    judge(plan, caplog)


@pytest.mark.slow
@_LONG
@given(plan=hostile_plans())
def test_many_plans_are_checked(plan: Plan, caplog: pytest.LogCaptureFixture) -> None:
    judge(plan, caplog)
