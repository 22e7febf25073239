"""Sending where files are there already, fail, or are stopped; the plan file among them."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.errors import EnvironmentProblem
from models.sending.choices import Kind
from models.store import PlanSession
from tests.plans import small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import key, press, stand_on
from tests.ui.sending import DRAFT, STEMS, click, fill, folder_of, parsed, shown
from ui.main_window import MainWindow
from ui.send.dialog import DONE, FILES


def fail_for(monkeypatch: pytest.MonkeyPatch, suffix: str, error: Exception) -> None:
    """Let files with an ending fail as they are moved into place."""
    usual = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if Path(target).name.endswith(suffix):
            raise error
        return usual(self, target)

    monkeypatch.setattr(Path, "replace", failing)


@pytest.mark.parametrize("answer", [0, 1, None])
def test_files_that_are_there_are_asked_about(small: MainWindow, asked: Asked, answer: int | None) -> None:
    dialog = shown(small)
    click(dialog.make)
    dialog.reject()
    dialog = shown(small)
    folder = folder_of(dialog)
    for name in STEMS:
        (folder / name).write_bytes(b"old")
    asked.choices = [answer]
    click(dialog.make)
    assert "KeHoach.pdf” và 3 tệp khác" in asked.questions[-1]
    old = [name for name in STEMS if (folder / name).read_bytes() == b"old"]
    assert old == ([] if answer == 1 else list(STEMS))
    assert len(list(folder.iterdir())) == (8 if answer == 0 else 4)
    if answer == 0:
        assert (folder / "2027_KH-CCHC_SoMau_ThuGui(2).eml").is_file()
        attached = parsed(folder / "2027_KH-CCHC_SoMau_ThuGui(2).eml").iter_attachments()
        assert all("(2)" in str(part.get_filename()) for part in attached)
    assert (dialog.pages.currentIndex() == DONE) is (answer is not None)
    dialog.reject()


def test_one_file_that_fails_leaves_the_others(
    small: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = PermissionError(errno.EACCES, "used by another process")
    error.winerror = 32  # type: ignore[attr-defined]
    fail_for(monkeypatch, "PhuLuc1.xlsx", error)
    dialog = shown(small)
    click(dialog.make)
    folder = folder_of(dialog)
    assert asked.problems == []
    assert sorted(path.name for path in folder.iterdir()) == sorted((STEMS[0], STEMS[2], DRAFT))
    told = dialog.done_page.findings.item(0).text()
    assert told.count(STEMS[1]) == 1
    assert "đang mở trong chương trình khác" in told
    assert "Có 1 tệp chưa tạo được" in dialog.done_page.summary.text()
    message = parsed(folder / DRAFT)
    assert [part.get_filename() for part in message.iter_attachments()] == [STEMS[0], STEMS[2]]
    monkeypatch.undo()
    click(dialog.back)
    assert dialog.pages.currentIndex() == FILES
    dialog.reject()


def test_a_full_disk_leaves_nothing_and_is_told(
    small: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown(small)
    dialog.files.boxes[Kind.PLAN].setChecked(True)

    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("models.files._flush", full)
        click(dialog.make)
    assert dialog.done_page.findings.count() == 4
    assert all("đã đầy" in dialog.done_page.findings.item(row).text() for row in range(4))
    assert "Chưa tạo được tệp nào" in dialog.done_page.summary.text()
    assert not dialog.done_page.open_mail.isVisible()
    assert not [path for path in dialog.folder.iterdir() if path.name.startswith("GuiSNV")]
    assert not small.workspace.messages.isVisible()
    dialog.reject()


def test_a_folder_that_cannot_be_made_can_be_tried_again(
    small: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, calls = Path.mkdir, []

    def denied(self: Path, *args: Any, **options: Any) -> None:
        if self.name.startswith("GuiSNV"):
            calls.append(self)
            if len(calls) == 1:
                raise PermissionError(errno.EACCES, "denied", str(self))
        usual(self, *args, **options)

    monkeypatch.setattr(Path, "mkdir", denied)
    asked.retries = [True]
    dialog = shown(small)
    click(dialog.make)
    assert len(asked.problems) == 1
    assert "GuiSNV" in asked.problems[0]
    assert dialog.pages.currentIndex() == DONE
    assert len(list(folder_of(dialog).iterdir())) == 4
    dialog.reject()


def test_stopping_keeps_what_is_done(small: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.send import flow
    from ui.send.making import Progress

    def stopped_at_the_second(_parent: object, _title: str, job: Callable[[Progress], None]) -> None:
        job(lambda share, _text: share < 0.3)

    monkeypatch.setattr(flow, "run_job", stopped_at_the_second)
    dialog = shown(small)
    click(dialog.make)
    assert [path.name for path in folder_of(dialog).iterdir()] == [STEMS[0]]
    assert "dừng giữa chừng" in dialog.done_page.summary.text()
    assert not dialog.done_page.open_mail.isVisible()
    assert dialog.back.isVisible()
    dialog.reject()


def test_the_plan_file_goes_without_its_history(small: MainWindow, asked: Asked) -> None:
    stand_on(small, "line", "l1", "product")
    press("Khác")
    key("Return")
    dialog = shown(small)
    click(dialog.steps.buttons[FILES])
    click(dialog.files.boxes[Kind.PLAN])
    click(dialog.make)
    folder = folder_of(dialog)
    with PlanSession.open(folder / "2027_KH-CCHC_SoMau_KeHoach.cchc") as copy:
        assert copy.plan == small.document.plan
        assert copy.plan.appendices[0].areas[0].items[0].lines[0].product == "Khác"  # type: ignore[union-attr]
        assert copy.undo_label == ""
    dialog.reject()


def test_the_plan_file_cannot_replace_the_open_one(small: MainWindow, asked: Asked) -> None:
    before = small.document.plan
    dialog = shown(small)
    click(dialog.steps.buttons[FILES])
    click(dialog.files.in_subfolder)
    click(dialog.files.plain)
    dialog.files.spaces.setCurrentIndex(2)
    fill(dialog.files.pattern, "kế hoạch")
    for kind in (Kind.PDF, Kind.XLSX):
        click(dialog.files.boxes[kind])
    click(dialog.files.boxes[Kind.PLAN])
    asked.choices = [1]
    click(dialog.make)
    assert "tên khác với tệp đang mở" in dialog.done_page.findings.item(0).text()
    assert small.document.plan == before
    dialog.reject()


def test_a_plan_opened_to_be_read_can_be_sent(window: MainWindow, asked: Asked, tmp_path: Path) -> None:
    PlanSession.create(tmp_path / "a.cchc", small_plan()).close()
    window.document.open(tmp_path / "a.cchc", read_only=True)
    dialog = shown(window)
    dialog.files.boxes[Kind.PLAN].setChecked(True)
    click(dialog.make)
    assert len(list(folder_of(dialog).iterdir())) == 5
    assert dialog.done_page.findings.count() == 0
    dialog.reject()


def test_a_trouble_of_one_writer_is_its_own_sentence(
    small: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    import exports.pdf.writer

    def broken(*_args: object, **_options: object) -> None:
        raise EnvironmentProblem("Không có phông chữ.")

    monkeypatch.setattr(exports.pdf.writer, "write_pdf", broken)
    dialog = shown(small)
    click(dialog.make)
    assert dialog.done_page.findings.item(0).text() == f"{STEMS[0]}: Không có phông chữ."
    dialog.reject()
