"""A session on a plan file: what is written, what can be undone, who hears of it, what a failure leaves."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from models.commands import AddTask, Delete, SetPlan, SetText
from models.errors import EnvironmentProblem, InputProblem
from models.grid.grid import Address
from models.plan import Plan
from models.plan_json import load_plan
from models.store import ChangeSet, PlanSession
from models.store import history as history_module
from models.store.changes import unpack
from tests.plans import small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with PlanSession.create(tmp_path / "plan.cchc", small_plan(), backups=tmp_path / "backups") as session:
        yield session


def lead(text: str, line: str = "l1") -> SetText:
    """An edit of one cell."""
    return SetText(Address("line", line, "lead"), text)


def test_a_created_plan_is_what_was_given(session: PlanSession) -> None:
    assert session.plan == small_plan()
    assert session.plan.remarks == small_plan().remarks
    assert [task.id for task in session.plan.appendices[0].tasks()] == [f"t{n}" for n in range(1, 9)]
    assert session.plan.appendices[0].areas[0].source_number == "I"


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_reference_plans_come_back_whole(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    PlanSession.create(tmp_path / "plan.cchc", plan).close()
    with PlanSession.open(tmp_path / "plan.cchc") as session:
        assert session.plan == plan


def test_ids_used_twice_are_given_anew(tmp_path: Path) -> None:
    twice = small_plan()
    plan = Plan(appendices=(*twice.appendices, *twice.appendices), id="")
    with PlanSession.create(tmp_path / "plan.cchc", plan) as session:
        assert session.plan == plan
        assert len(session.rows.images("appendix")) == 4


def test_an_edit_is_on_the_disk_when_run_returns(session: PlanSession) -> None:
    changes = session.run(lead("Sở"))
    assert not changes.structural
    assert changes.ids == {"l1"}
    assert changes.changes[0].before is not None
    assert changes.changes[0].after is not None
    assert (changes.changes[0].before["lead"], changes.changes[0].after["lead"]) == ("", "Sở")
    code = (
        "import sys; from models.store import PlanSession\n"
        "with PlanSession.open(sys.argv[1], read_only=True) as s: print(s.rows.node('l1').lead.encode())"
    )
    done = subprocess.run([sys.executable, "-c", code, str(session.path)], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == str("Sở".encode())


def test_unchanged_parts_are_shared(session: PlanSession) -> None:
    before = session.plan
    session.run(lead("Sở"))
    after = session.plan
    assert after is not before
    assert after.appendices[1] is before.appendices[1]
    assert after.appendices[0].areas[1] is before.appendices[0].areas[1]
    assert after.appendices[0].areas[0].items[1:] == before.appendices[0].areas[0].items[1:]
    assert after.appendices[0].areas[0].items[1] is before.appendices[0].areas[0].items[1]
    assert after.sections is not before.sections
    assert after.sections[0] is before.sections[0]


def test_rows_tell_where_things_stand(session: PlanSession) -> None:
    rows = session.rows
    assert [rows.table_of(id_) for id_ in ("plan", "p1", "a1", "g1", "o1", "t1", "l1", "s1", "r1")] == [
        "plan", "appendix", "area", "group", "objective", "task", "line", "section", "remark",
    ]  # fmt: skip
    assert (rows.parent_id("l6"), rows.parent_id("o1"), rows.parent_id("plan")) == ("t5", "g1", "")
    assert rows.children("plan") == ("p1", "p2")
    assert rows.children("plan", "section") == ("s1", "s3")
    assert rows.children("t2") == ("l2", "l3")
    assert rows.children("l1") == ()
    assert "l1" in rows
    assert "nothing" not in rows
    assert rows.node("r1").message == "Không rõ cột"  # type: ignore[union-attr]
    with pytest.raises(KeyError):
        rows.node("nothing")


def test_undo_and_redo_outlast_a_restart(session: PlanSession) -> None:
    start = session.plan
    session.run(lead("Sở"))
    session.run(AddTask("a1", "Mới", "t1"))
    end = session.plan
    assert session.undo_label == "Thêm nhiệm vụ"
    session.undo()
    session.close()
    with PlanSession.open(session.path) as again:
        assert (again.undo_label, again.redo_label) == ("Sửa ô “Chủ trì”", "Thêm nhiệm vụ")
        again.redo()
        assert again.plan == end
        again.undo()
        assert again.undo().label == "Sửa ô “Chủ trì”"
        assert again.plan == start
        assert again.undo() == ChangeSet("")
        assert again.undo_label == ""


def test_a_new_step_forgets_what_was_undone(session: PlanSession) -> None:
    session.run(lead("Sở"))
    session.undo()
    session.run(lead("Phòng", "l2"))
    assert session.redo_label == ""
    assert session.redo() == ChangeSet("")


def test_a_command_that_changes_nothing_is_no_step(session: PlanSession) -> None:
    session.run(lead("Sở"))
    session.undo()
    heard: list[ChangeSet] = []
    session.subscribe(heard.append)
    assert session.run(lead("")).changes == ()
    assert session.run(SetPlan({})).changes == ()
    assert heard == []
    assert session.redo_label == "Sửa ô “Chủ trì”"


def test_quick_edits_of_one_cell_are_one_step(session: PlanSession) -> None:
    now = [1000.0]
    session.clock = lambda: now[0]
    start = session.plan
    for text in ("S", "Sở", "Sở A"):
        session.run(lead(text))
        now[0] += 59
    session.undo()
    assert session.plan == start
    session.redo()
    now[0] += 61
    session.run(lead("Sở B"))
    session.undo()
    assert session.rows.node("l1").lead == "Sở A"  # type: ignore[union-attr]


@pytest.mark.parametrize("between", ["other cell", "seal", "undo", "reopen", "clock back", "other command"])
def test_quick_edits_do_not_merge_over_something_else(session: PlanSession, between: str) -> None:
    now = [1000.0]
    session.clock = lambda: now[0]
    session.run(lead("một"))
    if between == "other cell":
        session.run(lead("khác", "l7"))
    elif between == "seal":
        session.seal()
    elif between == "undo":
        session.run(lead("khác", "l7"))
        session.undo()
    elif between == "clock back":
        now[0] -= 1
    elif between == "other command":
        session.run(AddTask("a1"))
    else:
        session.close()
        session = PlanSession.open(session.path)
        session.clock = lambda: now[0]
    session.run(lead("hai"))
    session.undo()
    assert session.rows.node("l1").lead == "một"  # type: ignore[union-attr]
    session.close()


def test_typing_back_what_was_there_leaves_no_step(session: PlanSession) -> None:
    session.run(lead("khác", "l7"))
    session.run(lead("x"))
    session.run(lead(""))
    assert session.plan.appendices[0].areas[0] == small_plan().appendices[0].areas[0]
    session.undo()
    assert session.plan == small_plan()
    assert session.undo_label == ""


def test_listeners_hear_after_the_commit_and_may_fail(session: PlanSession, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[str] = []

    def broken(changes: ChangeSet) -> None:
        raise RuntimeError("màn hình hỏng")

    def hears(changes: ChangeSet) -> None:
        assert not session._connection.in_transaction
        heard.append(session.rows.node("l1").lead)  # type: ignore[union-attr]

    unsubscribe_broken = session.subscribe(broken)
    unsubscribe = session.subscribe(hears)
    with caplog.at_level(logging.ERROR, "cchc.store"):
        session.run(lead("Sở"))
    assert "listener failed" in caplog.text
    assert heard == ["Sở"]
    session.undo()
    assert heard == ["Sở", ""]
    unsubscribe()
    unsubscribe()
    unsubscribe_broken()
    session.redo()
    assert heard == ["Sở", ""]


def test_old_steps_are_pruned_on_closing(session: PlanSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_module, "KEEP_STEPS", 5)
    for number in range(8):
        session.run(AddTask("a1", f"Việc {number}"))
    session.undo()
    session.close()
    with PlanSession.open(session.path) as again:
        undone = 0
        while again.undo().changes:
            undone += 1
        assert undone == 4
        again.redo()
        assert again.redo_label


def test_large_steps_are_pruned_by_size_but_the_last_stays(
    session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "KEEP_BYTES", 10)
    session.run(lead("a"))
    session.run(lead("b", "l7"))
    session.close()
    with PlanSession.open(session.path) as again:
        again.undo()
        assert again.undo_label == ""
        assert again.redo_label


def test_versions_are_kept_and_restored_as_a_step(session: PlanSession) -> None:
    version = session.save_version("  Bản trình\nlần 1 ", "trình")
    assert (version.name, version.reason) == ("Bản trình lần 1", "trình")
    kept = session.plan
    session.run(Delete(("a1", "s1", "r1")))
    session.run(SetPlan({"title": "Khác"}))
    assert session.version_plan(version.id) == kept
    changes = session.restore(version.id)
    assert changes.label == "Khôi phục phiên bản “Bản trình lần 1”"
    assert session.plan == kept
    assert session.plan.remarks == kept.remarks
    assert session.rows.node("t1") == kept.appendices[0].areas[0].items[0]
    session.undo()
    assert session.plan.title == "Khác"
    later = session.save_version("Sau")
    assert [v.id for v in session.versions()] == [later.id, version.id]
    with pytest.raises(InputProblem):
        session.restore("không có")


def test_a_damaged_version_is_told_in_one_sentence(session: PlanSession) -> None:
    version = session.save_version("Một")
    for damage in (b"", b"abc", b"\x78\x9c\x03\x00\x00\x00\x00\x01"):
        session._connection.execute("UPDATE version SET plan = ?", (damage,))
        with pytest.raises(InputProblem, match="hỏng"):
            session.version_plan(version.id)


def test_a_damaged_step_is_told_and_changes_nothing(session: PlanSession) -> None:
    session.run(lead("Sở"))
    session._connection.execute("UPDATE history SET changes = x'00'")
    before = session.plan
    with pytest.raises(InputProblem):
        session.undo()
    assert session.plan is before
    assert session.undo_label == "Sửa ô “Chủ trì”"
    with pytest.raises(ValueError, match="incorrect header"):
        unpack(b"\x00\x01\x02")


def test_a_file_that_differs_from_memory_is_not_written_to(session: PlanSession) -> None:
    session._connection.execute("PRAGMA foreign_keys=OFF")
    session._connection.execute("DELETE FROM line WHERE id = 'l1'")
    with pytest.raises(RuntimeError, match="rows missing"):
        session.run(lead("Sở"))
    assert session.rows.node("l1").lead == ""  # type: ignore[union-attr]
    assert session.undo_label == ""


def test_copies_and_clean_copies(session: PlanSession, tmp_path: Path) -> None:
    session.run(lead("bí mật cũ"))
    session.run(lead("công khai", "l2"))
    session.seal()
    session.run(lead("Sở"))
    session.save_version("Một")
    session.save_copy(tmp_path / "bản sao.cchc")
    session.save_copy(tmp_path / "sạch.cchc", clean=True)
    with PlanSession.open(tmp_path / "bản sao.cchc") as copy:
        assert copy.plan == session.plan
        assert copy.undo_label
        assert len(copy.versions()) == 1
    content = (tmp_path / "sạch.cchc").read_bytes()
    assert "bí mật cũ".encode() not in content
    with PlanSession.open(tmp_path / "sạch.cchc") as clean:
        assert clean.plan == session.plan
        assert clean.undo_label == ""
        assert clean.versions() == ()
    with pytest.raises(InputProblem, match="tên khác"):
        session.save_copy(session.path)
    with pytest.raises(InputProblem, match="thư mục"):
        session.save_copy(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir() if "sao" in path.name) == ["bản sao.cchc"]


def test_read_only_shows_and_copies_but_never_writes(session: PlanSession, tmp_path: Path) -> None:
    session.run(lead("Sở"))
    session.close()
    before = session.path.read_bytes()
    with PlanSession.open(session.path, read_only=True) as reader:
        assert reader.plan == session.plan
        assert (reader.undo_label, reader.redo_label) == ("", "")
        for action in (lambda: reader.run(lead("x")), reader.undo, reader.redo, lambda: reader.save_version("v")):
            with pytest.raises(EnvironmentProblem, match="để xem"):
                action()
        reader.save_copy(tmp_path / "copy.cchc")
        assert reader.backup_if_changed() is None
        with PlanSession.open(session.path) as writer:
            writer.run(lead("khác"))
        folder = reader._snapshot
    assert folder is not None
    assert not folder.parent.exists()
    assert session.path.read_bytes() != before


def test_a_closed_session_refuses_to_work(session: PlanSession) -> None:
    session.close()
    session.close()
    assert session.closed
    with pytest.raises(RuntimeError, match="closed"):
        session.run(lead("Sở"))


@dataclass(frozen=True)
class AddTwice:
    """Adds a task under an id that is in use, which is a bug of the caller."""

    label: str = "hai lần"

    def apply(self, tx: Any) -> None:
        AddTask("a1", id="t1").apply(tx)


def test_an_id_in_use_is_a_bug_and_changes_nothing(session: PlanSession) -> None:
    before = session.plan
    with pytest.raises(ValueError, match="id in use"):
        session.run(AddTwice())
    assert session.plan is before
