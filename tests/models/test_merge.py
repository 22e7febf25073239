"""Merging by ids: what is accepted is done, whatever is left out, and never anything else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imports.returned.door import returned
from models import commands
from models.compare.comparison import Kind
from models.compare.index import PlanIndex
from models.errors import InputProblem
from models.grid.grid import Address
from models.merge.merging import merge
from models.merge.own import without_own
from models.merge.paragraphs import paragraphs_taken
from models.merge.sent import with_sent
from models.plan import Area, Plan, Task
from models.store import PlanSession
from tests.plans import small_plan

STEPS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 10**6), st.integers(0, 10**6)), max_size=8)


def walked(plan: Plan, steps: list[tuple[int, int, int]], path: Path) -> Plan:
    """The plan after some commands."""
    path.unlink(missing_ok=True)
    with PlanSession.create(path, plan, backups=path.parent / "b") as session:
        for deed, one, two in steps:
            try:
                session.run(command(session.plan, deed, one, two))
            except InputProblem:
                continue
        return session.plan


def command(plan: Plan, deed: int, one: int, two: int) -> Any:
    """A command on what the plan has."""
    nodes = PlanIndex(plan).nodes
    by_kind = {kind: [id_ for id_, node in nodes.items() if type(node).__name__ == kind] for kind in ("Task", "Line")}
    items = [id_ for id_, node in nodes.items() if type(node).__name__ in ("Group", "Objective", "Area", "Task")]
    task, line = by_kind["Task"][one % len(by_kind["Task"])], by_kind["Line"][one % len(by_kind["Line"])]
    item, other = items[one % len(items)], items[two % len(items)]
    return [
        lambda: commands.SetText(Address("line", line, "lead"), f"Chữ {two}"),
        lambda: commands.SetText(Address(type(nodes[item]).__name__.lower(), item, "title"), f"Tên {two}"),
        lambda: commands.Delete((task,)),
        lambda: commands.Move(task, other, ""),
        lambda: commands.MoveBy((task,), 1),
        lambda: commands.AddTask(other, f"Mới {one}", ""),
        lambda: commands.Delete((item,)),
        lambda: commands.SetParagraphs(Address("section", "s1", "paragraphs"), ("Một.", f"{one}", "Ba.")[: two % 4]),
        lambda: commands.SetReference(line, f"Theo Kế hoạch {two}" if two % 2 else ""),
    ][deed]()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STEPS, st.randoms(use_true_random=False))
def test_what_is_taken_ends_in_their_plan_whatever_the_order(tmp_path: Path, steps: list[Any], draw: Any) -> None:
    ours = small_plan()
    theirs = walked(ours, steps, tmp_path / "a.cchc")
    theirs = returned(theirs, None, ours).theirs
    found = merge(ours, theirs)
    assert found.plan(()) is ours
    after = found.plan(found.changes)
    assert unmerged(after) == unmerged(theirs)
    with PlanSession.create(tmp_path / f"{draw.random()}.cchc", ours, backups=tmp_path / "b") as session:
        session.run(commands.Receive(merge(session.plan, theirs).plan(merge(session.plan, theirs).changes)))
        assert unmerged(session.plan) == unmerged(after)
        session.undo()
        assert session.plan == ours
        for _number in range(40):
            left = merge(session.plan, theirs)
            if not left.changes:
                break
            session.run(commands.Receive(left.plan([draw.choice(left.changes)])))
        assert unmerged(session.plan) == unmerged(after)


def unmerged(node: Any) -> Any:
    """A plan without its merges, which follow from its texts."""
    if hasattr(node, "merged"):
        return replace(node, merged=frozenset())
    for name in ("appendices", "areas", "items", "lines"):
        if below := getattr(node, name, ()):
            node = replace(node, **{name: tuple(map(unmerged, below))})
    return node


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STEPS, STEPS)
def test_with_a_base_only_their_changes_are_told(tmp_path: Path, theirs: list[Any], ours: list[Any]) -> None:
    base = small_plan()
    changed = returned(walked(base, theirs, tmp_path / "a.cchc"), None, base).theirs
    mine = walked(base, ours, tmp_path / "b.cchc")
    changed = returned(changed, None, mine).theirs
    assert merge(mine, base, base).changes == ()
    found = merge(mine, changed, base)
    after = found.plan(found.changes)
    assert len(PlanIndex(after).nodes) == len(list(ids(after)))  # nothing stands in two places
    assert found.plan(()) is mine


def ids(node: Any) -> Any:
    yield node.id
    for name in ("sections", "appendices", "areas", "items", "lines"):
        for below in getattr(node, name, ()):
            yield from ids(below)


def test_paragraphs_of_three_lists() -> None:
    old, new = ["a", "b", "c"], ["a", "b mới", "x", "c"]
    from models.compare.paragraphs import different_paragraphs

    pairs = list(different_paragraphs(old, new))
    assert paragraphs_taken(old, new, old, pairs) == tuple(new)
    assert paragraphs_taken(old, new, ["a của ta", "b", "c", "d"], pairs) == ("a của ta", "b mới", "x", "c", "d")
    assert paragraphs_taken(old, new, old, pairs[:1], {1: "viết"}) == ("a", "viết", "c")


def test_a_heading_stays_as_long_as_something_in_it_is_kept() -> None:
    ours = small_plan()
    appendix = ours.appendices[0]
    theirs = replace(ours, appendices=(replace(appendix, areas=(appendix.areas[0],)), ours.appendices[1]))
    found = merge(ours, theirs)
    kept = next(one for one in found.changes if one.shown.address.id == "t5")
    after = found.plan([one for one in found.changes if one is not kept])
    area = after.appendices[0].areas[1]
    assert area.id == "a2"
    assert [task.id for task in area.tasks()] == ["t5"]


def test_a_new_task_brings_the_heading_that_it_needs() -> None:
    ours = small_plan()
    appendix = ours.appendices[0]
    area = Area(id="n1", title="Mới", items=(Task(id="n2", title="Việc"), Task(id="n3", title="Việc khác")))
    theirs = replace(ours, appendices=(replace(appendix, areas=(area, *appendix.areas)), ours.appendices[1]))
    found = merge(ours, theirs)
    one = next(one for one in found.changes if one.shown.address.id == "n3")
    first = found.plan([one]).appendices[0].areas[0]
    assert (first.title, [task.id for task in first.tasks()]) == ("Mới", ["n3"])


def test_a_copy_tells_only_what_was_changed_in_it(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path / "b") as session:
        copy = session.plan
        session.run(commands.SetText(Address("line", "l1", "product"), "Của ta"))
        session.run(commands.Delete(("t3",)))
        session.run(commands.AddTask("a1", "Thêm ở đây", "t1", id="n1"))
        theirs = walked(copy, [(1, 0, 7)], tmp_path / "c.cchc")
        found = without_own(merge(session.plan, returned(theirs, None, session.plan).theirs), session)
        assert [one.shown.kind for one in found.changes if one.shown.kind is not Kind.MOVED] == [Kind.CHANGED]


def test_the_text_that_was_sent_is_found_in_the_history(tmp_path: Path) -> None:
    from models.merge.merging import Change
    from models.row_ids import digest

    with PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path / "b") as session:
        session.run(commands.SetText(Address("line", "l1", "product"), "Hai"))
        session.run(commands.SetText(Address("line", "l1", "product"), "Ba"))
        theirs = walked(small_plan(), [], tmp_path / "c.cchc")
        change = next(one for one in merge(session.plan, theirs).changes if one.shown.address.field == "product")
        asked = Change(change.shown, change.parts, conflict=True, digest=digest("Báo cáo"))
        assert with_sent([asked], session)[0].sent == "Báo cáo"
        assert with_sent([replace(asked, digest=digest("Chưa từng có"))], session)[0].sent is None
