"""After any change the rules on tasks, numbers, repeats, scope and form find what a check from the start finds."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from models import commands
from models.checking.checker import Checker
from models.checking.finding import Spot
from models.checking.rule import Rule
from models.checking.rules import areas, fields, form, numbering, repeats, scope
from models.errors import InputProblem
from models.grid.grid import Address
from models.plan import Plan, Section
from models.store import PlanSession
from models.store.transaction import Command
from models.walk import plan_values
from tests.plans import small_plan

_RULES: tuple[Rule, ...] = tuple(
    rule for module in (fields, numbering, repeats, scope, form, areas) for rule in module.RULES
)
_TEXTS = (
    "",
    "Văn phòng Sở",
    "Sở Tài chính; Văn phòng Sở",
    "Khảo sát mức độ hài lòng của người dân tại bộ phận một cửa",
    "Khảo sát mức độ hài lòng người dân tại bộ phận một cửa hằng năm",
    "Báo cáo đánh giá an toàn thông tin mạng của tỉnh",
    "Báo cáo đánh giá an toàn thông tin mạng của Sở",
    "CẢI CÁCH THỂ CHẾ",
    "Cái cách thể chế",
    "Cải cách công vụ",
    "Cải cách chế độ công vụ",
    "Tổng cộng: 3 nhiệm vụ",
    "Xem Phụ lục II và Phụ lục III kèm theo",
    "Kế hoạch số 15KH-SM gồm 7 nhiệm vụ./.",
    "PHỤ LỤC",
    "Phụ lục I",
    "(Kèm theo Kế hoạch số 9/KH-SM ngày 01/02/2026 của Sở Khác)",
    "1. Một\n3. Ba",
    "II",
    "Sở Mẫu",
    "DANH MỤC",
)


def _plan() -> Plan:
    plan = small_plan()
    more = tuple(
        Section(id=f"x{n}", number=number, heading=f"MỤC {n}", paragraphs=("1. Một.",))
        for n, number in enumerate("134")
    )
    return replace(plan, sections=(*plan.sections, Section(id="x", number="III", heading="BA", sections=more)))


def _texts(draw: random.Random, session: PlanSession) -> Command:
    value = draw.choice([one for one in plan_values(session.plan) if one.address.field != "issued"])
    return commands.SetText(value.address, draw.choice(_TEXTS))


def _heads(draw: random.Random, session: PlanSession) -> Command:
    field = draw.choice(("agency", "number", "symbol", "issued", "title"))
    return commands.SetText(
        Address("plan", session.plan.id, field), draw.choice(("", "15", "KH-SM", "2026-12-01", "Sở Mẫu"))
    )


def _numbers(draw: random.Random, session: PlanSession) -> Command:
    id_ = draw.choice(list(session.rows.images("section")))
    return commands.SetText(Address("section", id_, "number"), draw.choice(("I", "II", "1", "3", "")))


def _ids(session: PlanSession, *tables: str) -> list[str]:
    return [id_ for table in tables for id_ in session.rows.images(table)]


def _delete(draw: random.Random, session: PlanSession) -> Command:
    return commands.Delete((draw.choice(_ids(session, "item", "line", "section")),))


def _move(draw: random.Random, session: PlanSession) -> Command:
    return commands.MoveBy((draw.choice(_ids(session, "item", "line")),), draw.choice((-1, 1)))


def _elsewhere(draw: random.Random, session: PlanSession) -> Command:
    parent = draw.choice([id_ for id_ in _ids(session, "item") if session.rows.table_of(id_) != "task"])
    return commands.MoveTo((draw.choice(_ids(session, "item")),), parent, draw.choice(("", None)))


def _double(draw: random.Random, session: PlanSession) -> Command:
    return commands.Duplicate((draw.choice(_ids(session, "item", "line")),))


def _add(draw: random.Random, session: PlanSession) -> Command:
    tables = {"area": commands.AddTask, "task": commands.AddLine, "appendix": commands.AddArea}
    id_ = draw.choice(_ids(session, "item", "appendix"))
    made = tables.get(session.rows.table_of(id_), commands.AddTask)
    return made(id_) if made is commands.AddLine else made(id_, draw.choice(_TEXTS))


def _appendices(draw: random.Random, session: PlanSession) -> Command:
    plan = session.plan
    if len(plan.appendices) > 1 and draw.random() < 0.5:
        return commands.DeleteAppendix(draw.choice(plan.appendices).id)
    if plan.appendices and draw.random() < 0.5:
        layout = draw.choice((plan.appendices[0].layout, plan.appendices[-1].layout))
        return commands.SetLayout(draw.choice(plan.appendices).id, layout)
    fresh = replace(small_plan().appendices[0], areas=(), id=f"new{draw.random()}")
    return commands.AddAppendix(fresh)


_ACTS: tuple[Callable[[random.Random, PlanSession], Command], ...] = (
    _texts, _texts, _texts, _texts, _heads, _numbers, _delete, _move, _elsewhere, _double, _add, _appendices,
)  # fmt: skip


def _said(checker: Checker) -> Counter[tuple[str, str, frozenset[Spot]]]:
    """What was found; which of two equal tasks comes first may wait for the next look at one of them."""
    return Counter((one.rule, str(one.severity), frozenset(one.spots)) for one in checker.findings())


@pytest.mark.parametrize("seed", range(4))
def test_following_changes_finds_what_a_fresh_check_finds(
    seed: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    draw = random.Random(seed)  # noqa: S311
    session = PlanSession.create(tmp_path / "p.cchc", _plan())
    checker = Checker(session.rows, _RULES)
    session.subscribe(checker.follow)
    done: list[str] = []
    met: Counter[str] = Counter()
    for _turn in range(70):
        act = draw.choice(_ACTS)
        try:
            if draw.random() < 0.12 and session.undo_label:
                session.undo()
            else:
                command = act(draw, session)
                session.run(command)
                done.append(repr(command))
        except (InputProblem, IndexError):
            continue
        checker.work()
        fresh = Checker(session.rows, _RULES)
        fresh.work()
        assert _said(checker) == _said(fresh), done[-3:]
        met.update(one.rule for one in fresh.findings())
    session.close()
    assert len(met) > 10
    # The engine only logs where a rule fails.
    assert not caplog.records
