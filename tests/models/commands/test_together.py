"""Several commands as one step."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.commands import Delete, SetText, Together
from models.errors import InputProblem
from models.grid.grid import Address
from models.store import PlanSession
from tests.plans import small_plan


def test_commands_are_one_step(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path) as session:
        start = session.plan
        cells = [Address("line", "l1", "product"), Address("line", "l8", "product"), Address("task", "t5", "title")]
        session.run(Together("Xóa nội dung 3 ô", tuple(SetText(cell, "") for cell in cells)))
        assert session.undo_label == "Xóa nội dung 3 ô"
        assert session.rows.node("l9").product == ""  # type: ignore[union-attr]
        session.undo()
        assert session.plan == start
        assert session.undo_label == ""


def test_one_failing_command_undoes_all(tmp_path: Path) -> None:
    with PlanSession.create(tmp_path / "a.cchc", small_plan(), backups=tmp_path) as session:
        start = session.plan
        with pytest.raises(InputProblem):
            session.run(Together("Hai việc", (SetText(Address("task", "t1", "title"), "Khác"), Delete(("keine",)))))
        assert session.plan == start
        assert session.undo_label == ""
