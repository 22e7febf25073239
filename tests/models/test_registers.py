"""The registers of a plan: kept in its file, in JSON and in versions, changed by commands, safe against strangers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models import commands
from models.errors import InputProblem
from models.plan import Remark
from models.plan_json import dump_plan, load_plan
from models.registers import (
    KINDS,
    AssignedTask,
    CheckSettings,
    CitedDocument,
    Dismissal,
    Entry,
    Reading,
    Unit,
    UnitChange,
    UnitKind,
    Verdict,
    check_settings_from_json,
    entry_from_json,
    entry_to_json,
    kind_of,
)
from models.store import PlanSession
from tests.plans import small_plan

ENTRIES: tuple[Entry, ...] = (
    Unit(id="e1", name="Phòng Kế hoạch và Tài chính", short="Phòng KH-TC", variants=("P. KHTC",)),
    Unit(id="e2", name="Các phòng, đơn vị thuộc Sở", kind=UnitKind.COLLECTIVE, members=("Văn phòng Sở",)),
    UnitChange(id="e3", old="Sở Kế hoạch và Đầu tư", new="Sở Tài chính", since="2025-03-01", note="=1+1"),
    CitedDocument(id="e4", kind="Nghị định", number="30/2020/NĐ-CP", date="2020-03-05", issuer="Chính phủ", title="về"),
    Reading(id="e5", wording="Định kỳ", line="l1", meaning="{}"),
    Dismissal(id="e6", key="lead/line/l1", rule="lead", text="Thiếu", note="Đợi phân công", at="2026-11-21"),
    AssignedTask(id="e7", source="Kế hoạch tỉnh", text="Rà soát", tasks=("t1", "t2"), verdict=Verdict.COVERED),
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[PlanSession]:
    """An open plan without registers."""
    plan = replace(small_plan(), entries=(), checks=CheckSettings())
    with PlanSession.create(tmp_path / "a.cchc", plan, backups=tmp_path / "b") as opened:
        yield opened


def test_every_kind_has_a_sample_here() -> None:
    assert {type(entry) for entry in ENTRIES} == set(KINDS.values())


@pytest.mark.parametrize("entry", ENTRIES, ids=kind_of)
def test_an_entry_comes_back_from_plain_data(entry: Entry) -> None:
    again = entry_from_json(kind_of(entry), entry_to_json(entry), entry.id)
    assert again == entry
    assert again is not None
    assert again.id == entry.id


def test_entries_are_kept_in_the_file_in_json_and_in_versions(session: PlanSession, tmp_path: Path) -> None:
    usage = {"hằng năm": "hàng năm"}
    checks = CheckSettings(before_includes_day=True, rules_off=frozenset({"a"}), words=frozenset({"Đăk"}), usage=usage)
    session.run(commands.KeepEntries(ENTRIES, "Sổ"))
    session.run(commands.SetChecks(checks))
    version = session.save_version("Một")
    session.save_copy(tmp_path / "c.cchc")
    with PlanSession.open(tmp_path / "c.cchc") as copy:
        for plan in (copy.plan, session.version_plan(version.id), load_plan(dump_plan(session.plan))):
            assert plan.entries == ENTRIES
            assert plan.checks == checks
        ids = [entry.id for entry in session.version_plan(version.id).entries]
        assert ids == [entry.id for entry in copy.plan.entries] == [entry.id for entry in ENTRIES]


def test_an_entry_is_changed_in_its_place_and_taken_back_in_one_step(session: PlanSession) -> None:
    session.run(commands.KeepEntries(ENTRIES, "Sổ"))
    changed = Unit(id="e1", name="Phòng Tài chính")
    session.run(commands.KeepEntries((changed, Unit(id="e8", name="Thanh tra Sở")), "Sửa danh mục"))
    assert session.undo_label == "Sửa danh mục"
    assert session.plan.entries == (changed, *ENTRIES[1:], Unit(name="Thanh tra Sở"))
    session.undo()
    assert session.plan.entries == ENTRIES


def test_entries_are_taken_out(session: PlanSession) -> None:
    session.run(commands.KeepEntries(ENTRIES, "Sổ"))
    session.run(commands.DropEntries(("e2", "e6"), "Xóa"))
    assert [entry.id for entry in session.plan.entries] == ["e1", "e3", "e4", "e5", "e7"]
    with pytest.raises(InputProblem):
        session.run(commands.DropEntries(("e2",), "Xóa"))


def test_an_id_of_another_kind_is_refused(session: PlanSession) -> None:
    session.run(commands.KeepEntries(ENTRIES, "Sổ"))
    with pytest.raises(ValueError, match="no document"):
        session.run(commands.KeepEntries((CitedDocument(id="e1"),), "Sổ"))
    with pytest.raises(ValueError, match="id in use"):
        session.run(commands.KeepEntries((CitedDocument(id="l1"),), "Sổ"))
    assert session.plan.entries == ENTRIES


@pytest.mark.parametrize(
    "data",
    [None, [], "x", {"name": 5, "variants": "x", "kind": "giant"}, {"variants": [1, None, "a\x00b"], "members": {}}],
)
@pytest.mark.parametrize("kind", [*KINDS, "lạ", ""])
def test_a_strangers_entry_is_cleaned_or_left_out(kind: str, data: Any) -> None:
    entry = entry_from_json(kind, data)
    assert (entry is None) == (kind not in KINDS or not isinstance(data, dict))
    if entry is not None:
        assert entry_from_json(kind, entry_to_json(entry)) == entry


@pytest.mark.parametrize("data", [None, 3, {"rules_off": 1, "words": [2], "usage": [], "before_includes_day": "yes"}])
def test_a_strangers_settings_are_the_defaults(data: Any) -> None:
    assert check_settings_from_json(data) == CheckSettings()


def test_a_kind_of_a_later_program_is_kept_in_the_file_and_not_shown(session: PlanSession, tmp_path: Path) -> None:
    import sqlite3

    session.run(commands.KeepEntries(ENTRIES[:1], "Sổ"))
    session.save_copy(tmp_path / "c.cchc")
    plan_id = session.rows.plan_id
    with sqlite3.connect(tmp_path / "c.cchc") as connection:
        connection.execute("INSERT INTO entry VALUES ('z', ?, 9.0, 'hologram', '{\"a\": 1}')", (plan_id,))
    connection.close()
    with PlanSession.open(tmp_path / "c.cchc", backups=tmp_path / "b") as later:
        assert later.plan.entries == ENTRIES[:1]
        later.run(commands.SetPlan({"title": "Khác"}))
    with PlanSession.open(tmp_path / "c.cchc", backups=tmp_path / "b") as later:
        assert "z" in later.rows


def test_a_remark_keeps_what_it_speaks_of(tmp_path: Path) -> None:
    plan = replace(small_plan(), remarks=(Remark(message="Xem lại", at="line/l1/extra.a/b"),))
    with PlanSession.create(tmp_path / "a.cchc", plan, backups=tmp_path / "b") as session:
        assert [remark.at for remark in session.plan.remarks] == ["line/l1/extra.a/b"]
        assert [remark.at for remark in load_plan(dump_plan(session.plan)).remarks] == ["line/l1/extra.a/b"]
