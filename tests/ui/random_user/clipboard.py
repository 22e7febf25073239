"""The random user copies and pastes: ranges and rows of the plan, Excel, Word, the web, and garbage."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from tests.ui.clipboards import put, sample
from tests.ui.random_user.hands import PLACES, Hands, only_if, pick

_EXCEL = (
    "<table><tr><td rowspan=2>Sở Tư pháp</td><td>Quý I</td><td>Báo cáo</td></tr>"
    "<tr><td>Quý II</td><td>Quyết định</td></tr><tr><td>x</td><td></td><td>=1+1</td></tr></table>"
)
_WORD = (
    "<table><tr><td><p class=MsoNormal>1</p></td><td><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
    "<span style='mso-list:Ignore'>-<span>&nbsp;</span></span>Gạch</p><p>Hai</p></td></tr></table>"
)
_NESTED = "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td colspan=3>d</td></tr></table>"
_HOSTILE = "<script>x</script><table><tr><td onclick=x>\u202eabc\x00</td><td><img src=x onerror=y></td></tr></table>"
KINDS = {
    "excel": (_EXCEL, ""),
    "word": (_WORD, ""),
    "nested": (_NESTED, ""),
    "hostile": (_HOSTILE, ""),
    "tsv": ("", "a\tb\tc\n1\t2\t3\n\t\tz\n"),
    "quoted": ("", 'a\t"hai\ndòng"\nb\tc\n'),
    "column": ("", "Quý I\nQuý II\nQuý III\n"),
    "lines": ("", "- một\n- hai\n\n"),
    "one": ("", "chữ"),
    "blank": ("", " \n\t\n"),
    "signs": ("", "\x00\x01\u202e\u200b😀\r\n\ud800".encode("utf-8", "replace").decode()),
    "broken": ("<table><tr><td>a<td rowspan=99>b<tr><td colspan=0>c</table", ""),
    "empty": ("<table></table>", ""),
}
FILES = (
    "excel.cfhtml", "word.cfhtml", "browser.cfhtml", "google_docs.html", "google_sheets.html",
    "libreoffice_calc.html", "libreoffice_writer.html",
)  # fmt: skip


class Clipboard(Hands):
    """What was copied stays, so that it is pasted later and elsewhere, too."""

    @rule(kind=st.sampled_from(sorted(KINDS)))
    def copy_elsewhere(self, kind: str) -> None:
        """Another program copies something."""
        put(*KINDS[kind])

    @rule(name=st.sampled_from(FILES))
    def copy_in_office(self, name: str) -> None:
        """An office program copies a table."""
        put(sample(name))

    @rule(files=st.booleans())
    def copy_no_text(self, files: bool) -> None:
        """A picture, or files."""
        data = QMimeData()
        if files:
            data.setUrls([QUrl.fromLocalFile("/nowhere/ke-hoach.docx")])
        else:
            data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
        QGuiApplication.clipboard().setMimeData(data)

    @rule(row=PLACES, column=PLACES, down=st.integers(0, 5), across=st.integers(0, 8), cut=st.booleans())
    @only_if(lambda self: self.in_table)
    def copy_here(self, row: int, column: int, down: int, across: int, cut: bool) -> None:
        """A range of the table."""
        self.choose_range(row, column, down, across)  # type: ignore[attr-defined]
        self.press_keys("Ctrl+X" if cut else "Ctrl+C")  # type: ignore[attr-defined]

    @rule(row=PLACES, count=st.integers(1, 6), cut=st.booleans())
    @only_if(lambda self: self.in_table)
    def copy_rows(self, row: int, count: int, cut: bool) -> None:
        """Whole rows."""
        first, _column = self.cell_at(row, 0)
        self.table.setFocus()
        self.table.selection.choose_row_range(range(first, min(first + count, self.model.rowCount())))
        self.press_keys("Ctrl+X" if cut else "Ctrl+C")  # type: ignore[attr-defined]

    @rule(agree=st.booleans(), other_way=st.booleans())
    @only_if(lambda self: self.is_open)
    def paste(self, agree: bool, other_way: bool) -> None:
        """Into whatever has the focus."""
        self.press_keys("Ctrl+V")  # type: ignore[attr-defined]
        self.answer_preview(agree, other_way)

    @rule(row=PLACES, column=PLACES, down=st.integers(0, 3), agree=st.booleans(), other_way=st.booleans())
    @only_if(lambda self: self.in_table)
    def paste_into(self, row: int, column: int, down: int, agree: bool, other_way: bool) -> None:
        """Into a range of the table."""
        self.choose_range(row, column, down, 0)  # type: ignore[attr-defined]
        self.paste(agree, other_way)

    @rule(agree=st.booleans(), other_way=st.booleans())
    @only_if(lambda self: self.is_open)
    def insert_copied(self, agree: bool, other_way: bool) -> None:
        """Copied rows as new ones."""
        self.trigger("InsertCopied")
        self.answer_preview(agree, other_way)
        QApplication.processEvents()

    @rule(place=PLACES)
    @only_if(lambda self: self.is_open)
    def answer_message(self, place: int) -> None:
        """A button of the message that is shown: "Hoàn tác" most of all."""
        messages = self.window.workspace.messages
        buttons = [one for one in messages._buttons if one.isVisible() and "…" not in one.text()]
        if buttons:
            self.click_on(pick(buttons, place))
