"""Files: new, open, locked, read-only, damaged, import and export that fail, versions, copies, recent plans."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from models.errors import EnvironmentProblem
from models.store import PlanSession
from tests.plans import small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import key, press
from ui import file_flows
from ui.file_names import free_name
from ui.main_window import MainWindow
from ui.prefs import PrefStore
from ui.start.starter_dialog import StarterDialog, starters

_HOLD = """
import sys
from pathlib import Path
from models.store import PlanSession
with PlanSession.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_elsewhere(path: Path) -> Iterator[None]:
    """Another process has the plan open meanwhile."""
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        yield
        other.communicate()


def test_new_plan_from_each_starter(
    window: MainWindow, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, starter in enumerate(starters()):
        monkeypatch.setattr(file_flows, "ask_starter", lambda _parent, chosen=starter: chosen)
        asked.saves.append(tmp_path / f"mới {place}.cchc")
        window.actions_by_name["actionNew"].trigger()
        assert asked.problems == []
        assert window.document.path == tmp_path / f"mới {place}.cchc"
        assert window.workspace.model.rowCount() > 0


def test_starter_dialog_offers_all(window: MainWindow) -> None:
    dialog = StarterDialog(starters(), window)
    dialog.list.setCurrentRow(1)
    chosen = dialog.chosen()
    assert chosen is not None
    assert chosen.title == starters()[1].title
    dialog.deleteLater()


def test_sample_opens_without_questions(window: MainWindow, asked: Asked) -> None:
    window.actions_by_name["actionSample"].trigger()
    assert asked.problems == []
    assert window.document.plan.task_count() >= 40
    assert "mẫu" in window.workspace.messages.text()
    assert window.prefs.recent() == ()


def test_a_plan_open_elsewhere_can_be_viewed(window: MainWindow, asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "đang mở.cchc"
    PlanSession.create(path, small_plan()).close()
    with held_elsewhere(path):
        asked.choices = [None]
        window.open_path(path)
        assert not window.document.is_open
        asked.choices = [0]
        window.open_path(path)
    assert asked.problems == []
    assert window.document.is_open
    assert not window.document.writable
    assert not window.actions_by_name["actionAddTask"].isEnabled()
    assert window.actions_by_name["actionExportPdf"].isEnabled()
    assert window.status.saved.text() == "Chỉ xem"
    window.workspace.table.setFocus()
    key("Del")
    press("x")
    assert asked.problems == []
    assert "bản sao" in window.status.hint.text()


def test_a_file_that_is_no_plan_gives_one_sentence(window: MainWindow, asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "hỏng.cchc"
    path.write_bytes(b"khong phai")
    window.open_path(path)
    assert len(asked.problems) == 1
    assert "hỏng.cchc" in asked.problems[0]
    assert not window.document.is_open


def test_a_failed_open_keeps_the_plan_that_is_open(small: MainWindow, asked: Asked, tmp_path: Path) -> None:
    before = small.document.path
    small.open_path(tmp_path / "không có.cchc")
    assert len(asked.problems) == 1
    assert small.document.path == before


def test_import_of_a_wrong_file_gives_one_sentence(window: MainWindow, asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "giả.docx"
    path.write_bytes(b"PK khong phai word")
    window.open_path(path)
    assert len(asked.problems) == 1
    assert asked.saves == []


def test_export_can_be_tried_again(
    small: MainWindow, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import exports.xlsx.writer

    write = exports.xlsx.writer.write_xlsx
    calls: list[Path] = []

    def busy_at_first(plan: object, target: Path, **options: object) -> None:
        calls.append(target)
        if len(calls) == 1:
            raise EnvironmentProblem("Tệp đang mở trong Excel.")
        write(plan, target, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(exports.xlsx.writer, "write_xlsx", busy_at_first)
    asked.saves, asked.retries = [tmp_path / "ra.xlsx"], [True]
    key("Ctrl+E")
    assert asked.problems == ["Tệp đang mở trong Excel."]
    assert len(calls) == 2
    assert (tmp_path / "ra.xlsx").exists()


def test_names_windows_refuses_are_told(small: MainWindow, asked: Asked, tmp_path: Path) -> None:
    asked.choices, asked.saves = [0], [tmp_path / "CON.pdf"]
    key("Ctrl+Shift+E")
    assert len(asked.problems) == 1
    assert "Windows" in asked.problems[0]


def test_versions_and_copies(small: MainWindow, asked: Asked, tmp_path: Path) -> None:
    asked.texts = ["Trình lần 1"]
    key("Ctrl+S")
    assert [version.name for version in small.document.session.versions()] == ["Trình lần 1"]
    asked.choices, asked.saves = [1], [tmp_path / "gửi đi.cchc"]
    key("F12")
    with PlanSession.open(tmp_path / "gửi đi.cchc") as copy:
        assert copy.plan == small.document.plan
        assert copy.versions() == ()


def test_recent_plans_are_on_the_first_page(window: MainWindow, asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "hôm qua.cchc"
    PlanSession.create(path, small_plan()).close()
    window.open_path(path)
    key("Ctrl+W")
    buttons = window.start.findChildren(QPushButton, "recentButton")
    shown = [button for button in buttons if button.accessibleName() == "hôm qua"]
    assert shown
    shown[-1].click()
    assert window.document.path == path


def test_preferences_survive_damage(tmp_path: Path) -> None:
    path = tmp_path / "prefs.json"
    store = PrefStore(path)
    store.remember(tmp_path / "a.cchc")
    store.change(zoom=1.2)
    assert PrefStore(path).now == store.now
    path.write_text('{"recent": 5}', encoding="utf-8")
    assert PrefStore(path).recent() == ()
    path.write_text("{", encoding="utf-8")
    assert PrefStore(path).now.zoom is None


def test_free_name_is_free_and_safe(tmp_path: Path) -> None:
    assert free_name(tmp_path, "a/b: c?", ".cchc").name == "a-b- c-.cchc"
    (tmp_path / "x.cchc").touch()
    assert free_name(tmp_path, "x", ".cchc").name == "x (2).cchc"
    assert free_name(tmp_path, "con", ".cchc").stem != "con"
