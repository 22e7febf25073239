"""What strangers, mail and habit bring to the window: too much, the wrong kind, the hostile; it stays calm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from models.plan import Plan
from tests.plans import small_plan
from tests.ui.body import open_text
from tests.ui.clipboards import back, no_preview, preview, put
from tests.ui.conftest import Asked
from tests.ui.keys import focused, key, stand_on, text_of
from ui.main_window import MainWindow
from ui.table import pasting

_WEB_PAGE = (
    "<!DOCTYPE html><html><head><title>Cổng</title><style>p{color:red}</style><script>while(1);</script></head><body>"
    "<nav><ul>" + "<li><a href='https://example.vn'>Mục</a></li>" * 60 + "</ul></nav>"
    "<form><input value='không'><select><option>chọn</option></select></form>"
    "<iframe src='https://example.vn'></iframe><svg><text>hình</text></svg>"
    "<h1>Tin</h1>"
    + "<div><p>Đoạn <b>đậm</b> &amp; thường.</p></div>" * 300
    + "<footer>Chân trang</footer></body></html>"
)
_NESTED = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><table class=MsoTableGrid>"
    "<tr><td><p class=MsoNormal>Ngoài</p><table><tr><td>trong 1</td><td>trong 2</td></tr>"
    "<tr><td><table><tr><td>sâu</td></tr></table></td><td></td></tr></table></td><td>Bên</td></tr>"
    "<tr><td>Hai</td><td>Ba</td></tr></table></body></html>"
)
_HOSTILE = (
    "<img src='file:///etc/passwd'><link rel=stylesheet href='http://127.0.0.1:9/x.css'><script>alert(1)</script>"
    "<style>@import url(http://127.0.0.1:9/)</style><b onmouseover=x>đậm\u202e\u200e\x07</b>&lt;i&gt;chữ&lt;/i&gt;"
)
_MANY_ROWS = "<table><tr><td>Nhiệm vụ<td>Sản phẩm" + f"<tr><td>{'một hai ba bốn ' * 6}<td>b" * 1_900 + "</table>"


def signs_that_do_harm(text: str) -> set[str]:
    """Signs that no text of the plan may hold."""
    return {sign for sign in text if sign in "\u202e\u200e\x07\x00\u2028\u2029"}


def test_too_many_rows_are_told_in_one_sentence(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "lead")
    for html, text in (("<table>" + "<tr><td>a<td>b" * 20_000 + "</table>", ""), ("", "a\tb\n" * 20_000)):
        put(html, text)
        for way in ("Ctrl+V", "Ctrl+Alt+V"):
            small.workspace.messages.hide()
            key(way)
            assert small.workspace.messages.text().count("20.000 dòng") == 1
            assert no_preview(small)
    assert small.document.plan == small_plan()
    assert small.document.session.undo_label == ""


def test_the_window_lives_while_much_is_read_and_the_officer_can_stop_it(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "lead")
    put(_MANY_ROWS)
    ticks: list[bool] = []
    timer = QTimer(small, interval=0)
    timer.timeout.connect(lambda: ticks.append(True))
    timer.start()
    small.workspace.table.paste()
    timer.stop()
    # Nothing but a job's own loop lets a timer of the window run within this call; how often is the machine's affair.
    assert ticks
    shown = preview(small)
    assert shown.table.rowCount() <= 61
    assert "1900" in shown.summary.text().replace(".", "")
    shown.reject()
    assert small.document.plan == small_plan()
    small.workspace.table.paste()
    preview(small).accept()
    back(small)
    assert small.document.plan.task_count() == small_plan().task_count() + 1_900
    key("Ctrl+Z")
    assert small.document.plan == small_plan()
    assert small.document.session.undo_label == ""


def test_stopping_while_it_is_read_pastes_nothing(small: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_on(small, "line", "l1", "lead")
    put("<table>" + "<tr><td>a<td>" + "b" * 150_001 + "</table>")
    asked: list[bool] = []

    def stopped(_window: object, _title: str, work: Callable[..., object]) -> object | None:
        from imports.draft import Cancelled

        def answer(_share: float, _text: str) -> bool:
            asked.append(True)
            return False

        try:
            return work(answer)
        except Cancelled:
            return None

    monkeypatch.setattr(pasting, "run_job", stopped)
    key("Ctrl+V")
    assert asked
    assert no_preview(small)
    assert small.document.plan == small_plan()


@pytest.mark.parametrize("html", [_WEB_PAGE, _NESTED, _HOSTILE], ids=["web page", "nested tables", "hostile"])
def test_strange_pages_become_plain_words_or_a_preview_that_can_be_left(small: MainWindow, html: str) -> None:
    stand_on(small, "line", "l1", "product")
    put(html, "chữ thường")
    key("Ctrl+V")
    if not no_preview(small):
        preview(small).reject()
        assert small.document.plan == small_plan()
        return
    told = text_of(small, "line", "l1", "product")
    assert told != "Báo cáo"
    assert not signs_that_do_harm(told)
    for word in ("<", "alert", "while(1)", "color:red", "passwd"):
        assert word not in told.replace("<i>chữ</i>", "")
    key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_hostile_text_is_plain_in_every_editor(small: MainWindow) -> None:
    put(_HOSTILE)
    stand_on(small, "line", "l1", "product")
    key("F2")
    key("Ctrl+A")
    key("Ctrl+V")
    key("Return")
    stored = [text_of(small, "line", "l1", "product")]
    details = next(one for address, one in small.workspace.details.editors.items() if address.field == "lead")
    for editor in (details, small.workspace.heading.lines["title"]):
        editor.setFocus()
        put(_HOSTILE)
        key("Ctrl+V")
        key("Ctrl+Return" if editor is details else "Return")
    appendix = small.document.plan.appendices[0]
    stored += [details.toPlainText(), appendix.title]
    open_text(small)
    key("Ctrl+V")
    small.workspace.commit()
    stored.append(small.document.plan.sections[0].heading + "".join(small.document.plan.legal_bases))
    for text in stored:
        assert "đậm" in text, stored
        assert not signs_that_do_harm(text)
        assert "alert" not in text
        assert "onmouseover" not in text


def drop(widget: QWidget, *urls: QUrl) -> bool:
    """Drop files on a widget; what it does not take goes to those around it, as Qt has it."""
    data = QMimeData()
    data.setUrls(list(urls))
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = widget.rect().center()
    target: QWidget | None = widget
    while target is not None:
        point = target.mapFrom(widget.window(), widget.mapTo(widget.window(), at))
        if target.acceptDrops():
            enter = QDragEnterEvent(point, action, data, left, none)
            enter.ignore()
            QApplication.sendEvent(target, enter)
            if enter.isAccepted():
                move = QDragMoveEvent(point, action, data, left, none)
                QApplication.sendEvent(target, move)
                QApplication.sendEvent(target, QDropEvent(QPointF(point), action, data, left, none))
                for _turn in range(3):
                    QApplication.processEvents()
                return True
        target = None if target.isWindow() else target.parentWidget()
    return False


def file(path: Path, data: bytes) -> QUrl:
    """A file to drop."""
    path.write_bytes(data)
    return QUrl.fromLocalFile(str(path))


WRONG = {
    "cài đặt.exe": b"MZ\x90\x00" + b"\x00" * 60,
    "hỏng.docx": b"PK\x03\x04" + b"\x00" * 40,
    "rỗng.docx": b"",
    "chữ.txt": b"khong phai ke hoach",
    "không phải.cchc": b"khong phai ke hoach",
    "rỗng.cchc": b"",
    "hỏng.cchc": b"SQLite format 3\x00" + b"\xff" * 4096,
    "ảnh.png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
    "không đuôi": b"\x00\x01\x02",
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_wrong_file_that_is_dropped_gives_one_sentence(
    small: MainWindow, asked: Asked, tmp_path: Path, name: str
) -> None:
    before, path = small.document.path, tmp_path / name
    url = file(path, WRONG[name])
    assert drop(small.workspace.table.viewport(), url)
    assert len(asked.problems) == 1, asked.problems
    assert asked.problems[0].endswith(".")
    assert len(asked.problems[0]) < 300
    assert path.read_bytes() == WRONG[name]
    assert small.document.path == before
    assert small.document.plan == small_plan()


def test_a_folder_that_is_dropped_gives_one_sentence(small: MainWindow, asked: Asked, tmp_path: Path) -> None:
    for name in ("thư mục", "thư mục.cchc", "thư mục.docx"):
        asked.problems.clear()
        (tmp_path / name).mkdir()
        assert drop(small, QUrl.fromLocalFile(str(tmp_path / name)))
        assert len(asked.problems) == 1, asked.problems
        assert name in asked.problems[0]
    assert small.document.plan == small_plan()


def test_a_file_that_is_gone_again_gives_one_sentence(small: MainWindow, asked: Asked, tmp_path: Path) -> None:
    assert drop(small, QUrl.fromLocalFile(str(tmp_path / "không còn.docx")))
    assert len(asked.problems) == 1
    assert "không còn.docx" in asked.problems[0]


def test_addresses_of_the_web_are_not_taken(small: MainWindow, asked: Asked) -> None:
    assert not drop(small, QUrl("https://example.vn/ke-hoach.docx"))
    assert asked.problems == []
    assert small.document.plan == small_plan()


def test_a_file_that_is_dropped_where_one_writes_is_opened_and_not_written(
    small: MainWindow, asked: Asked, tmp_path: Path
) -> None:
    url = file(tmp_path / "cài đặt.exe", b"MZ")
    details = next(iter(small.workspace.details.editors.values())).viewport()
    stand_on(small, "line", "l1", "product")
    key("F2")
    cell = focused()
    assert isinstance(cell, QWidget)
    places = [details, small.workspace.heading.lines["title"].viewport(), cell.viewport()]  # type: ignore[attr-defined]
    for place in places:
        asked.problems.clear()
        assert drop(place, url)
        assert len(asked.problems) == 1, (place, asked.problems)
    small.workspace.commit()
    open_text(small)
    asked.problems.clear()
    assert drop(small.workspace.body.text.viewport(), url)
    assert len(asked.problems) == 1
    small.workspace.commit()
    assert small.document.plan == small_plan()


def test_files_wait_while_a_dialog_is_open(small: MainWindow, asked: Asked, tmp_path: Path) -> None:
    stand_on(small, "line", "l1", "deadline")
    put(text="a\tb\tc")
    key("Ctrl+V")
    shown = preview(small)
    assert not drop(shown, file(tmp_path / "a.docx", b"x"))
    shown.reject()
    assert small.document.plan == small_plan()


Opens = Callable[[Plan], MainWindow]
