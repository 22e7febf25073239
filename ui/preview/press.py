"""The thread that lays pages out and draws them, so that the window never waits; the newest wish wins."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from threading import Condition
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

from models.plan import Plan
from ui.preview.sheets import Choice, Drawn, Sheet, Wanted

if TYPE_CHECKING:
    from exports.pdf.live import LivePages
    from exports.pdf.raster import PdfPictures

_OPEN_PAGES = 16
_POINTS = 72 / 25.4


class Press(QThread):
    """Turns plans into pages and pages into pictures; the other threads only leave wishes with it."""

    laid_out = Signal(object)  # tuple[Sheet, ...]
    drawn = Signal(object)  # Drawn
    found = Signal(str, int)  # id of a node, the page on which it begins
    located = Signal(str)  # id of the node that is printed at a place
    failed = Signal(object)  # Exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._news = Condition()
        self._ending = False
        self._plan: tuple[Plan, Choice] | None = None
        self._node = ""
        self._spot: tuple[int, float] | None = None
        self._queue: list[Wanted] = []
        self._live: LivePages | None = None
        self._part: tuple[bool, tuple[int, ...] | None] = (False, None)
        self._sheets: tuple[Sheet, ...] = ()
        self._stamps = count(1)
        self._open: OrderedDict[int, PdfPictures] = OrderedDict()

    def show_plan(self, plan: Plan, choice: Choice) -> None:
        """Lay this plan out next; one that waits is forgotten."""
        with self._news:
            self._plan = plan, choice
            self._news.notify()
        if not self.isRunning():
            self.start(QThread.Priority.LowPriority)

    def ask(self, wanted: Sequence[Wanted]) -> None:
        """Draw these pictures next, in this order, and none of those that were asked for before."""
        with self._news:
            self._queue = list(wanted)
            self._news.notify()

    def find(self, node: str) -> None:
        """Tell through `found` on which page a node begins, once the pages are those of the newest plan."""
        with self._news:
            self._node = node
            self._news.notify()

    def locate(self, page: int, down: float) -> None:
        """Tell through `located` which node is printed on a page, `down` pt from its top."""
        with self._news:
            self._spot = page, down
            self._news.notify()

    def end(self) -> None:
        """Stop what is being done and let everything go; a plan shown later starts anew."""
        with self._news:
            self._ending = True
            self._news.notify()
        self.wait()
        self._plan, self._node, self._spot, self._queue, self._ending = None, "", None, [], False

    def run(self) -> None:
        """The thread's own work; nothing may escape from it."""
        while (task := self._next()) is not None:
            try:
                task()
            except Exception as error:
                if not self._ending:
                    self.failed.emit(error)
        self._close_pages()

    def _next(self) -> Callable[[], None] | None:
        with self._news:
            self._news.wait_for(lambda: self._ending or self._plan or self._node or self._spot or self._queue)
            if self._ending:
                return None
            if self._plan is not None:
                plan, choice = self._plan
                self._plan = None
                return partial(self._lay_out, plan, choice)
            if self._node:
                node, self._node = self._node, ""
                return partial(self._find, node)
            if self._spot is not None:
                spot, self._spot = self._spot, None
                return partial(self._locate, *spot)
            return partial(self._draw, self._queue.pop(0))

    def _lay_out(self, plan: Plan, choice: Choice) -> None:
        from exports.pdf.live import LivePages

        shown = pages_shown(plan, choice)
        old: Sequence[int | None] = ()
        live, sheets = self._live, self._sheets
        self._live, self._sheets = None, ()  # where it fails the pages begin anew
        if live is None or shown != self._part:
            body, appendices = shown
            live = LivePages(plan, body=body, appendices=appendices, progress=self._going_on)
        else:
            old = live.update(plan, self._going_on).kept
        self._live, self._part = live, shown
        before = [sheets[page].stamp if page is not None else next(self._stamps) for page in old]
        stamps = before or [next(self._stamps) for _page in range(len(live))]
        self._sheets = tuple(_sheet(live, page, stamp) for page, stamp in enumerate(stamps))
        kept = {sheet.stamp for sheet in self._sheets}
        for stamp in [stamp for stamp in self._open if stamp not in kept]:
            self._open.pop(stamp).close()
        self.laid_out.emit(self._sheets)

    def _going_on(self, _share: float) -> bool:
        return not self._ending

    def _find(self, node: str) -> None:
        page = self._live.page_of(node) if self._live is not None else None
        if page is not None:
            self.found.emit(node, page)

    def _locate(self, page: int, down: float) -> None:
        if self._live is not None and page < len(self._live) and (node := self._live.node_at(page, down)):
            self.located.emit(node)

    def _draw(self, wanted: Wanted) -> None:
        if wanted.page >= len(self._sheets) or self._sheets[wanted.page].stamp != wanted.stamp:
            return
        from exports.pdf.raster import Part

        rect = wanted.part
        part = Part(rect.x(), rect.y(), rect.width(), rect.height())
        picture = self._page(wanted).picture(0, wanted.scale, part)
        size = picture.width, picture.height, picture.stride
        self.drawn.emit(Drawn(wanted, QImage(picture.data, *size, QImage.Format.Format_RGB32)))

    def _page(self, wanted: Wanted) -> PdfPictures:
        """The PDF of one page; some are kept open, for a page is often drawn in several sizes and parts."""
        if wanted.stamp in self._open:
            self._open.move_to_end(wanted.stamp)
        elif self._live is not None:
            from exports.pdf.raster import PdfPictures

            self._open[wanted.stamp] = PdfPictures(self._live.pdf_of(wanted.page))
            if len(self._open) > _OPEN_PAGES:
                self._open.popitem(last=False)[1].close()
        return self._open[wanted.stamp]

    def _close_pages(self) -> None:
        for page in self._open.values():
            page.close()
        self._open.clear()
        self._live, self._sheets = None, ()


def _sheet(live: LivePages, page: int, stamp: int) -> Sheet:
    width, height = live.size(page)
    return Sheet(stamp, width * _POINTS, height * _POINTS, live.label(page))


def pages_shown(plan: Plan, choice: Choice) -> tuple[bool, tuple[int, ...] | None]:
    """Whether the plan's text is shown, and the indexes of the appendices, None for all."""
    if choice.appendix:
        places = [index for index, appendix in enumerate(plan.appendices) if appendix.id == choice.appendix]
        return False, tuple(places) or None
    return choice.body and plan.has_text, None
