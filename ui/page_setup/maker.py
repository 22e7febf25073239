"""Pictures of a plan's first pages, made in a thread by the PDF writer itself; the newest wish counts."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal
from PySide6.QtGui import QImage

from models.errors import PlanError
from models.i18n import _
from models.plan import Plan
from ui.page_setup.specimen import specimen

_PAUSE = 120  # milliseconds; a held key or wheel makes one picture, not twenty
_MOST_PAGES = 4
_log = logging.getLogger(__name__)
# Threads at work, held here: one that is let go while it runs takes the whole program down.
_at_work: set[QThread] = set()


class Wish(NamedTuple):
    """What is to be drawn: an appendix by its place, None for the plan's own text; `width` in pixels of the screen.

    With `scale` (pixels per pt) pages come in that size instead of that width.
    """

    plan: Plan
    appendix: int | None
    width: int
    scale: float | None = None


class Pages(NamedTuple):
    """Drawn pages, the first ones of `whole`; the tasks shown and how many there are, both 0 for the text."""

    images: tuple[QImage, ...]
    whole: int
    tasks: int = 0
    of: int = 0


class _Job(QThread):
    """Makes one wish come true; nothing may escape from the thread."""

    def __init__(self, wish: Wish, file: bytes | None) -> None:
        super().__init__()
        self.wish = wish
        self.file = file  # the PDF, where only the size of its pictures changed
        self.stop = False
        self.pages: Pages | None = None
        self.trouble = ""

    def run(self) -> None:
        """Write the PDF and draw it."""
        try:
            self.pages = self._draw()
        except PlanError as problem:
            self.trouble = problem.message
        except Exception:
            _log.exception("page setup picture")
            self.trouble = _("Chưa vẽ được hình trang; các thiết lập vẫn dùng được.")

    def _draw(self) -> Pages:
        from exports.pdf.raster import PdfPictures

        plan, tasks, of = self.wish.plan, 0, 0
        if self.wish.appendix is not None:
            plan, tasks, of = specimen(plan, self.wish.appendix)
        if self.file is None:
            self.file = self._write(plan)
        images: list[QImage] = []
        with PdfPictures(self.file) as pictures:
            count = len(pictures)
            for page in range(min(count, _MOST_PAGES)):
                scale = self.wish.scale or self.wish.width / pictures.size(page)[0]
                drawn = pictures.picture(page, scale)
                image = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
                images.append(image.copy())
        return Pages(tuple(images), count, tasks, of)

    def _write(self, plan: Plan) -> bytes:
        from exports.pdf.writer import write_pdf

        chosen = [] if self.wish.appendix is None else [self.wish.appendix]
        body = self.wish.appendix is None
        with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
            target = Path(folder) / "trang.pdf"
            write_pdf(plan, target, appendices=chosen, body=body, progress=lambda _share: not self.stop)
            return target.read_bytes()


class PictureMaker(QObject):
    """Takes wishes as they come and tells the pictures of the newest one."""

    drawn = Signal(object)  # Pages
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wish: Wish | None = None
        self._job: _Job | None = None
        self._last: tuple[Wish, bytes] | None = None
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._start)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def busy(self) -> bool:
        """Whether a picture is still to come."""
        return self._wish is not None or self._job is not None

    def ask(self, wish: Wish) -> None:
        """Draw this instead of whatever was asked for before."""
        self._wish = wish
        if self._job is not None and not self._same_file(self._job.wish, wish):
            self._job.stop = True
        self._pause.start()

    def close(self) -> None:
        """Stop at once; nothing is told any more."""
        self._pause.stop()
        self._wish = None
        if self._job is not None:
            job, self._job = self._job, None
            job.stop = True
            job.finished.disconnect(self._done)
            job.wait()
            _at_work.discard(job)

    def _start(self) -> None:
        if self._wish is None or self._job is not None:
            return
        wish, self._wish = self._wish, None
        file = self._last[1] if self._last and self._same_file(self._last[0], wish) else None
        job = self._job = _Job(wish, file)
        _at_work.add(job)
        job.finished.connect(self._done)
        job.start()

    def _done(self) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        job.wait()
        _at_work.discard(job)
        if job.pages is not None and job.file is not None:
            self._last = job.wish, job.file
        if self._wish is not None:
            # Something newer was asked for meanwhile; what it replaces is not shown.
            if not self._pause.isActive():
                self._start()
        elif job.pages is not None:
            self.drawn.emit(job.pages)
        else:
            self.failed.emit(job.trouble)
        job.deleteLater()

    @staticmethod
    def _same_file(one: Wish, other: Wish) -> bool:
        return one.plan is other.plan and one.appendix == other.appendix
