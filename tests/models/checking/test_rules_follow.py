"""After any change the rules on tasks, numbers, repeats, scope and form find what a check from the start finds."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from models import commands
from models.checking.checker import Checker, check
from models.checking.finding import Spot
from models.checking.fixing import fix_of
from models.checking.registry import all_rules
from models.checking.rule import Rule
from models.checking.rules import areas, fields, form, numbering, repeats, scope
from models.errors import InputProblem
from models.grid.grid import Address
from models.layout import LAYOUT_NAMES, built_in_layout
from models.plan import Plan, Section
from models.registers import (
    AssignedTask,
    CheckSettings,
    CitedDocument,
    Dismissal,
    Entry,
    Reading,
    Unit,
    UnitChange,
)
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


def _registers(draw: random.Random, session: PlanSession) -> Command:
    kept = session.plan.entries
    if kept and draw.random() < 0.4:
        return commands.DropEntries((draw.choice(kept).id,), "Bỏ")
    entries: tuple[Entry, ...] = (
        Unit(name="Văn phòng Sở", short="VP", variants=("Văn phòng",)),
        UnitChange(old="Sở Tài chính", new="Sở Tài chính và Kế hoạch", since="2026"),
        CitedDocument(kind="Nghị quyết", number="76/NQ-CP", date=draw.choice(("2021-07-15", "2020-01-01"))),
        Reading(wording="Quý II", meaning="{}"),
        Dismissal(key=draw.choice(list(check(session.plan))).key),
        AssignedTask(text=draw.choice(_TEXTS), source="Kế hoạch số 1/KH-UBND", deadline="Trước ngày 01/02/2026"),
    )
    return commands.KeepEntries((draw.choice(entries),), "Ghi")


def _settings(draw: random.Random, session: PlanSession) -> Command:
    off = frozenset(draw.sample([rule.name for rule in all_rules()], draw.randint(0, 4)))
    usage = {"hằng năm": draw.choice(("hàng năm", "hằng năm"))}
    return commands.SetChecks(CheckSettings(before_includes_day=draw.random() < 0.5, rules_off=off, usage=usage))


def _put_right(draw: random.Random, session: PlanSession) -> Command:
    found = [one for one in check(session.plan) if one.fixable]
    command = fix_of(draw.choice(found), session.rows) if found else None
    if command is None:
        raise IndexError
    return command


def _layouts(draw: random.Random, session: PlanSession) -> Command:
    appendix = draw.choice(session.plan.appendices)
    return commands.SetLayout(appendix.id, built_in_layout(draw.choice(LAYOUT_NAMES)))


_ALL_TEXTS = (
    *("Quý II", "Trước ngày 31/02/2026", "Quý I/2019", "Hằng năm", "Hàng năm", "Sở nội vụ", "tnh hình , báo cáo"),
    *("Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ", "Nghị quyết số 76/NQ-CP ngày 15/8/2021", "(chưa đóng"),
    *("Nghị quyết số 76/NQ-CP", "Giai đoạn 2021-2025", "quản lí hoà bình", "quản lý hòa bình", "kinh tế -xã hội"),
)


def _more_texts(draw: random.Random, session: PlanSession) -> Command:
    value = draw.choice([one for one in plan_values(session.plan) if one.address.field != "issued"])
    return commands.SetText(value.address, draw.choice(_ALL_TEXTS))


Act = Callable[[random.Random, PlanSession], Command]
_ACTS: tuple[Act, ...] = (
    _texts, _texts, _texts, _texts, _heads, _numbers, _delete, _move, _elsewhere, _double, _add, _appendices,
)  # fmt: skip

_ALL_ACTS = (*_ACTS, _more_texts, _more_texts, _more_texts, _registers, _registers, _settings, _put_right, _layouts)


_Key = tuple[str, str, frozenset[Spot]]


def _said(checker: Checker) -> Counter[_Key]:
    """What was found; which of two equal tasks comes first may wait for the next look at one of them."""
    return Counter((one.rule, str(one.severity), frozenset(one.spots)) for one in checker.findings())


@pytest.mark.parametrize("seed", range(3))
def test_all_rules_follow_whatever_changes(seed: int, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    _follow(seed, tmp_path, all_rules(), _ALL_ACTS, 60)
    assert not [record for record in caplog.records if record.name == "cchc.checking"]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_all_rules_follow_for_long(seed: int, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    _follow(seed, tmp_path, all_rules(), _ALL_ACTS, 250)
    assert not [record for record in caplog.records if record.name == "cchc.checking"]


def _without_first_places(said: Counter[_Key]) -> Counter[_Key]:
    """What is told at the first place only: which one that is may wait for the next look after a row moved."""
    first = ("citation-", "abbreviation-")
    return Counter({key if not key[0].startswith(first) else (*key[:2], frozenset()): n for key, n in said.items()})


def _follow(seed: int, folder: Path, rules: Sequence[Rule], acts: Sequence[Act], turns: int) -> None:
    """Random changes, undone now and then; after each what is known is what a fresh check finds."""
    draw = random.Random(seed)  # noqa: S311
    with PlanSession.create(folder / "all.cchc", _plan(), backups=folder / "b") as session:
        checker = Checker(session.rows, rules)
        session.subscribe(checker.follow)
        done: list[str] = []
        for _turn in range(turns):
            try:
                chance = draw.random()
                if chance < 0.1 and session.undo_label:
                    session.undo()
                elif chance < 0.15 and session.redo_label:
                    session.redo()
                else:
                    command = draw.choice(acts)(draw, session)
                    session.run(command)
                    done.append(repr(command))
            except (InputProblem, IndexError):
                continue
            checker.work()
            fresh = Checker(session.rows, rules)
            fresh.work()
            ours, theirs = (_without_first_places(_said(one)) for one in (checker, fresh))
            assert ours == theirs, (ours - theirs, theirs - ours, done[-3:])


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
