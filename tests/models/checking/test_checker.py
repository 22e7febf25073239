"""The engine of the check: what is looked at after a change, and that it finds what a check from the start finds."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from models import commands
from models.checking.checker import Checker, check, rows_of
from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.fixing import fix_all, fix_of
from models.checking.rule import NodeRule, PlanRule, Rule, Slip, TextKind, TextRule, Trace, Traces
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Section, Task
from models.registers import CheckSettings, Dismissal
from models.store import PlanSession
from models.walk import Node

_TEXT = {"explanation": "", "title": "", "severity": Severity.HINT, "group": "text"}


def _doubled(text: str, _kind: TextKind) -> Iterator[Slip]:
    at = text.find("  ")
    if at >= 0:
        yield Slip(at, at + 2, "hai dấu cách", " ")


def _no_lead(node: Node, _context: Context) -> Iterator[Finding]:
    assert isinstance(node, Line)
    if not node.lead:
        spot = Spot(Address("line", node.id, "lead"))
        yield Finding(rule="no-lead", severity=Severity.ERROR, message="thiếu", spots=(spot,))


def _lines(node: Node, _context: Context) -> Iterator[Finding]:
    assert isinstance(node, Task)
    if len(node.lines) > 1:
        spot = Spot(Address("task", node.id, "title"))
        yield Finding(rule="lines", severity=Severity.HINT, message=str(len(node.lines)), spots=(spot,))


def _leads(node: Node, _context: Context) -> Iterator[Trace]:
    if isinstance(node, Line) and node.lead:
        yield Trace(node.lead.casefold(), node.lead, Spot(Address("line", node.id, "lead"), 0, 4, node.lead[:4]))


def _two_ways(key: str, traces: Traces, _context: Context) -> Iterable[Finding]:
    if len(traces) > 1:
        spots = tuple(next(iter(nodes.values()))[0] for nodes in traces.values())
        yield Finding(rule="ways", severity=Severity.WARNING, message=key, spots=spots, key=f"ways/{key}")


DOUBLED = TextRule(name="doubled", find=_doubled, quick=None, **_TEXT)  # type: ignore[arg-type]
RULES: tuple[Rule, ...] = (
    DOUBLED,
    NodeRule(name="no-lead", kinds=frozenset({"line"}), find=_no_lead, **_TEXT),  # type: ignore[arg-type]
    NodeRule(name="lines", kinds=frozenset({"task"}), find=_lines, **_TEXT),  # type: ignore[arg-type]
    PlanRule(name="ways", kinds=frozenset({"line"}), trace=_leads, judge=_two_ways, **_TEXT),  # type: ignore[arg-type]
)


_LEADS = ("Văn phòng Sở", "Văn Phòng Sở", "Thanh tra Sở", "")


def _plan(tasks: int, per_area: int = 20) -> Plan:
    made = [
        Task(
            id=f"t{n}",
            title=f"Việc số {n}",
            lines=(
                Line(id=f"l{n}", lead=("Văn phòng Sở", "Văn Phòng Sở", "Thanh tra Sở", "")[n % 4], product="Báo  cáo"),
            ),
        )
        for n in range(tasks)
    ]
    areas = tuple(
        Area(id=f"a{n}", title=f"Lĩnh vực {n}", items=tuple(made[n : n + per_area])) for n in range(0, tasks, per_area)
    )
    sections = (Section(id="s1", number="I", heading="Mục  đích", paragraphs=("Một.", "Hai  ba.")),)
    return Plan(
        id="plan",
        title="Kế hoạch",
        sections=sections,
        appendices=(Appendix(id="p1", layout=built_in_layout("brief"), areas=areas),),
    )


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    """An open plan of forty tasks."""
    with PlanSession.create(tmp_path / "a.cchc", _plan(40), backups=tmp_path / "b") as opened:
        yield opened


def _checker(session: PlanSession, rules: tuple[Rule, ...] = RULES) -> Checker:
    checker = Checker(session.rows, rules)
    session.subscribe(checker.follow)
    assert checker.work()
    return checker


def _told(findings: Iterable[Finding]) -> list[tuple[str, str, str]]:
    return sorted((one.rule, one.address.id, one.message) for one in findings)


def test_all_three_sorts_of_rules_find() -> None:
    found = check(_plan(4), RULES)
    assert [(one.rule, one.address.id) for one in found] == [
        ("doubled", "s1"), ("doubled", "s1"), ("ways", "l0"), ("doubled", "l0"), ("doubled", "l1"),
        ("doubled", "l2"), ("no-lead", "l3"), ("doubled", "l3"),
    ]  # fmt: skip
    heading, paragraph = found[:2]
    assert (heading.address.field, paragraph.address.field, paragraph.spots[0].paragraph) == (
        "heading",
        "paragraphs",
        1,
    )


def test_work_is_done_in_pieces(session: PlanSession) -> None:
    checker = Checker(session.rows, RULES)
    turns = 0
    while not checker.work(0.0):
        turns += 1
    assert turns > 40
    assert _told(checker.findings()) == _told(check(session.plan, RULES))


@pytest.mark.parametrize("tasks", [40, 400])
def test_an_edit_is_looked_at_alone(tmp_path: Path, tasks: int) -> None:
    with PlanSession.create(tmp_path / "a.cchc", _plan(tasks), backups=tmp_path / "b") as session:
        checker = _checker(session)
        before = checker.looked_at
        session.run(commands.SetText(Address("line", "l3", "lead"), "Phòng Tài chính"))
        assert checker.work()
        # The line, its task and the one key of the new lead.
        assert checker.looked_at - before == 3
        before = checker.looked_at
        session.run(commands.SetText(Address("task", "t5", "title"), "Việc khác"))
        assert checker.work()
        assert checker.looked_at - before == 2


def test_the_same_is_found_after_any_changes_as_from_the_start(session: PlanSession) -> None:
    checker = _checker(session)
    chance = random.Random(6)  # noqa: S311
    leads = ("", "Văn phòng Sở", "VĂN PHÒNG SỞ", "Thanh tra  Sở")
    for turn in range(120):
        tasks = [t.id for area in session.plan.appendices[0].areas for t in area.tasks()]
        lines = [line.id for area in session.plan.appendices[0].areas for t in area.tasks() for line in t.lines]
        match chance.randrange(8):
            case 0:
                session.run(commands.Delete((chance.choice(tasks),)))
            case 1:
                session.run(commands.AddLine(chance.choice(tasks), None))
            case 2:
                session.run(commands.MoveTo((chance.choice(tasks),), "a20", ""))
            case 3:
                session.undo()
            case 4:
                session.run(
                    commands.SetText(Address("section", "s1", "heading"), chance.choice(("Yêu cầu", "Yêu  cầu")))
                )
            case 5:
                session.run(commands.SetText(Address("task", chance.choice(tasks), "title"), f"Việc  {turn}"))
            case _:
                session.run(commands.SetText(Address("line", chance.choice(lines), "lead"), chance.choice(leads)))
        if chance.random() < 0.6:
            checker.work()
    checker.work()
    fresh = Checker(session.rows, RULES)
    fresh.work()
    # Of a key the first spot may be another one: nodes were met in another order.
    assert [(a, c) for a, _b, c in _told(checker.findings())] == [(a, c) for a, _b, c in _told(fresh.findings())]


def test_what_is_dismissed_stays_so_until_its_words_change(session: PlanSession) -> None:
    checker = _checker(session)
    first = next(one for one in checker.findings() if one.rule == "no-lead")
    note = Dismissal(key=first.key, rule=first.rule, note="Lãnh đạo Sở sẽ phân công sau")
    session.run(commands.KeepEntries((note,), "Bỏ qua"))
    assert checker.work()
    assert first not in checker.findings()
    assert checker.settled().dismissed == ((first, note),)
    session.undo()
    assert checker.work()
    assert first in checker.findings()


def test_a_dismissal_looks_at_no_node_again(session: PlanSession) -> None:
    checker = _checker(session)
    before = checker.looked_at
    session.run(commands.KeepEntries((Dismissal(key="x"),), "Bỏ qua"))
    assert checker.work()
    assert checker.looked_at == before


def test_rules_that_are_off_and_words_that_are_known_find_nothing(session: PlanSession) -> None:
    spelling = TextRule(name="word", find=lambda text, _kind: [Slip(0, 4, "lạ")] if text.startswith("Việc") else [],
                        **(_TEXT | {"group": "spelling"}))  # type: ignore[arg-type]  # fmt: skip
    checker = _checker(session, (*RULES, spelling))
    assert {one.rule for one in checker.findings()} == {"doubled", "no-lead", "ways", "word"}
    session.run(commands.SetChecks(CheckSettings(rules_off=frozenset({"doubled"}), words=frozenset({"việc"}))))
    assert checker.work()
    assert {one.rule for one in checker.findings()} == {"no-lead", "ways"}


def test_a_rule_that_fails_takes_no_other_along(caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_args: object) -> list[Finding]:
        raise ZeroDivisionError

    bad = NodeRule(name="bad", kinds=frozenset({"line"}), find=fail, **_TEXT)  # type: ignore[arg-type]
    worse = TextRule(name="worse", find=fail, **_TEXT)  # type: ignore[arg-type]
    assert _told(check(_plan(8), (bad, worse, *RULES))) == _told(check(_plan(8), RULES))
    assert "bad" in caplog.text
    assert "worse" in caplog.text


def test_a_fix_is_one_step(session: PlanSession) -> None:
    checker = _checker(session)
    one = next(finding for finding in checker.findings() if finding.rule == "doubled" and finding.address.id == "l1")
    command = fix_of(one, session.rows)
    assert command is not None
    session.run(command)
    assert session.plan.appendices[0].areas[0].items[1].lines[0].product == "Báo cáo"  # type: ignore[union-attr]
    assert checker.work()
    rest = [finding for finding in checker.findings() if finding.rule == "doubled"]
    everything = fix_all(rest, session.rows)
    assert everything is not None
    session.run(everything)
    assert checker.work()
    assert not [finding for finding in checker.findings() if finding.rule == "doubled"]
    assert session.plan.sections[0].paragraphs == ("Một.", "Hai ba.")
    session.undo()
    session.undo()
    assert checker.work()
    assert len([finding for finding in checker.findings() if finding.rule == "doubled"]) == 42


def test_words_that_changed_meanwhile_are_not_corrected(session: PlanSession) -> None:
    checker = _checker(session)
    one = next(finding for finding in checker.findings() if finding.address.id == "l1" and finding.rule == "doubled")
    session.run(commands.SetText(one.address, "Tờ trình"))
    assert fix_of(one, session.rows) is None


def test_a_plan_without_a_file_is_checked_as_one_with() -> None:
    plan = _plan(12)
    checker = Checker(rows_of(plan), RULES)
    assert checker.work()
    assert _told(checker.findings()) == _told(check(plan, RULES))
    assert checker.settled() is checker.settled()
