"""A printable list (models/listing.py) as a Word, PDF or Excel file, or on paper: asked, written, told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.files import check_file_name
from models.i18n import _
from models.plan import Plan
from ui import dialogs
from ui.document import Document
from ui.file_names import safe_stem
from ui.guarding import guarded
from ui.jobs import Progress, run_job
from ui.message_bar import MessageBar
from ui.prefs import PrefStore

if TYPE_CHECKING:
    from exports.pdf.live import LivePages

_PRINT = "print"
_FILTERS = {"pdf": "PDF (*.pdf)", "docx": "Word (*.docx)", "xlsx": "Excel (*.xlsx)", "html": "HTML (*.html)"}
KINDS = (*_FILTERS, _PRINT)


def kind_words(kind: str) -> str:
    """What a way of giving a list out is called."""
    words = {"pdf": _("Tệp PDF"), "docx": _("Tệp Word"), "xlsx": _("Tệp Excel"), "html": _("Trang HTML"),
             _PRINT: _("In ra giấy")}  # fmt: skip
    return words[kind]


class ListOutput:
    """Writes and prints lists about the open plan; files are named after it."""

    def __init__(self, window: QWidget, document: Document, prefs: PrefStore, messages: MessageBar) -> None:
        self._window = window
        self._document = document
        self._prefs = prefs
        self._messages = messages

    def give(self, kind: str, make: Callable[[], Plan], name: str) -> None:
        """Ask where to and write one of KINDS, a file called "<plan> - <name>", or print it; `make` makes the list."""
        path = self._document.path
        if path is None:
            return

        def work() -> None:
            if kind == _PRINT:
                self._print(make, name)
                return
            folder = path.parent if os.access(path.parent, os.W_OK) else self._prefs.folder
            suggested = folder / f"{safe_stem(f'{path.stem} - {name}')}.{kind}"
            target = dialogs.ask_save(self._window, _("Xuất {name}").format(name=name), suggested, _FILTERS[kind])
            if target is not None:
                check_file_name(target)
                self._write(kind, make, target)

        guarded(self._window, path, work, retry=True)

    def _write(self, kind: str, make: Callable[[], Plan], target: Path) -> None:
        def job(progress: Progress) -> bool:
            from exports.writers import write

            write(kind, make(), target, progress=lambda share: progress(share, ""))
            return True

        if run_job(self._window, _("Đang xuất “{name}”…").format(name=target.name), job):
            text = _("Đã xuất “{name}”.").format(name=target.name)
            self._messages.tell(text, [(_("Mở tệp"), lambda: dialogs.open_outside(target))])

    def _print(self, make: Callable[[], Plan], name: str) -> None:
        from ui.preview.printing import print_laid_out

        def lay_out(progress: Progress) -> LivePages:
            from exports.pdf.live import LivePages

            return LivePages(make(), progress=lambda share: progress(share, ""))

        print_laid_out(self._window, self._messages, lay_out, name)
