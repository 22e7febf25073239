"""When the preview is there: in a view of its own, or beside the table and in step with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QBoxLayout, QSplitter, QWidget

from models.grid.grid import Address
from models.i18n import _
from models.plan import Plan
from models.store import ChangeSet
from ui.document import Document
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.preview.desk import Desk
    from ui.preview.pane import PreviewPane
    from ui.preview.sheets import Choice


class View(Enum):
    """What the window shows of an open plan."""

    TABLE = 0
    PAGES = 1
    BOTH = 2


class Previewing(QObject):
    """Holds workspace and preview side by side; `area` is the widget to place in the window."""

    changed = Signal()  # another view
    zoom_changed = Signal(float)
    hint = Signal(str)

    def __init__(self, document: Document, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._workspace = workspace
        self.view = View.TABLE
        self._sizes: list[int] = []
        self._chosen = False
        self._entries: Sequence[QAction] = ()
        self._pane: PreviewPane | None = None
        self.area = QSplitter(Qt.Orientation.Horizontal, parent)
        self.area.addWidget(workspace)
        self.area.setChildrenCollapsible(False)
        home = workspace.messages.parentWidget()
        self._home = home.layout() if home else None
        self._document.opened.connect(self._open)
        self._document.closed.connect(self._close)
        self._document.changed.connect(self._follow)
        self._workspace.place_changed.connect(self._place_changed)

    @property
    def pane(self) -> PreviewPane:
        """The pages and their toolbar, made when they are first wanted: the window starts sooner without them."""
        if self._pane is None:
            from ui.preview.pane import PreviewPane

            self._pane = PreviewPane(self.area)
            self._pane.hide()
            self.area.addWidget(self._pane)
            self._pane.bar.offer(self._entries)
            self._connect(self._pane)
            if self._document.is_open:
                self._choose_for(self._document.plan)
        return self._pane

    def _connect(self, pane: PreviewPane) -> None:
        bar = pane.bar
        bar.left.connect(self._leave)
        bar.choice_changed.connect(self._choose)
        pane.left.connect(self._leave)
        pane.opened.connect(lambda page, at: pane.press.locate(page, at.y()))
        pane.press.located.connect(self._go_to)
        pane.press.found.connect(self._bring_into_view)
        pane.zoom_changed.connect(self.zoom_changed)
        pane.shown.connect(self._show_hint)
        pane.desk.page_changed.connect(lambda _page: self._show_hint())

    def offer(self, entries: Sequence[QAction]) -> None:
        """Put actions of the window into the preview's toolbar."""
        self._entries = entries

    def retheme(self) -> None:
        """Draw what is there anew, in the colours of another theme."""
        if self._pane is not None:
            self._pane.retheme()

    def or_table(self, pages: Callable[[Desk], None], table: Callable[[], None]) -> Callable[[], None]:
        """What a key does to the pages where they are alone or have the focus, else to the table."""

        def run() -> None:
            if self.view is View.PAGES or self._has_focus:
                pages(self.pane.desk)
            else:
                table()

        return run

    @property
    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        pane = self._pane
        return focus is not None and pane is not None and pane.isVisible() and pane.isAncestorOf(focus)

    def next_pane(self) -> None:
        """Move the focus on: through the panes of the workspace, then small pages and pages."""
        if self.view is View.TABLE:
            self._workspace.next_pane()
            return
        small, desk, tree = self.pane.thumbnails, self.pane.desk, self._workspace.tree
        reason = Qt.FocusReason.TabFocusReason
        first = small if small.isVisible() else desk
        if self._has_focus:
            after = tree if self.view is View.BOTH else first
            (desk if small.hasFocus() else after).setFocus(reason)
            return
        if self.view is View.BOTH:
            self._workspace.next_pane()
        if self.view is View.PAGES or tree.hasFocus():
            first.setFocus(reason)

    @property
    def choice(self) -> Choice:
        """Which pages are shown, and printed."""
        from ui.preview.sheets import Choice

        bar, appendix = self.pane.bar, self._workspace.appendix
        return Choice(bar.body_chosen(), appendix.id if bar.one_chosen() and appendix else "")

    @property
    def page(self) -> int | None:
        """The index of the page that is being looked at, None where no pages are shown."""
        return self.pane.desk.page if self.view is not View.TABLE and self.pane.desk.sheets else None

    def toggle(self, view: View) -> None:
        """Show the pages in this way, or the table alone where they already are."""
        self.show(View.TABLE if self.view is view else view)

    def leave_pages(self) -> None:
        """Show the table where the pages stand alone."""
        if self.view is View.PAGES:
            self.show(View.TABLE)

    def show(self, view: View) -> None:
        """Show table, pages or both of the open plan."""
        if not self._document.is_open:
            view = View.TABLE
            if view is self.view:
                return
        else:
            self._workspace.commit()
        before, self.view = self.view, view
        if before is View.BOTH and view is not before:
            self._sizes = self.area.sizes()
        self._place_messages(view)
        self._workspace.setVisible(view is not View.PAGES)
        self.pane.bar.for_whole_view(view is View.PAGES)
        self.pane.setVisible(view is not View.TABLE)
        if view is not before:
            self.pane.bar.thumbnails.setChecked(view is View.PAGES)
        if view is View.BOTH:
            half = self.area.width() // 2
            self.area.setSizes(self._sizes or [half, half])
        self.refresh()
        self.hint.emit("")
        self._show_hint()
        if self._document.is_open:
            (self.pane.desk if view is View.PAGES else self._workspace.middle).setFocus()
            if view is View.BOTH or before is View.TABLE:
                self._place_changed()
        self.changed.emit()

    def refresh(self) -> None:
        """Lay out what is chosen now."""
        if self.view is not View.TABLE and self._document.is_open:
            self.pane.show_plan(self._document.plan, self.choice)

    def _leave(self) -> None:
        """Back to the table or the text; pages beside them stay."""
        if self.view is View.BOTH:
            self._workspace.middle.setFocus()
        else:
            self.show(View.TABLE)

    def _choose(self) -> None:
        self._chosen = True
        self.refresh()

    def _open(self) -> None:
        self._chosen = False
        self._choose_for(self._document.plan)
        self.refresh()

    def _choose_for(self, plan: Plan) -> None:
        """Until the officer chooses: the whole plan where it has a text, else its appendices."""
        if not self._chosen and self._pane is not None:
            self._pane.bar.set_choice(plan.has_text, one=False)

    def _close(self) -> None:
        if self._pane is not None:
            self._pane.end()
        if self.view is View.PAGES:
            self.show(View.TABLE)

    def _follow(self, _changes: ChangeSet) -> None:
        self._choose_for(self._document.plan)
        if self.view is not View.TABLE:
            self.pane.show_plan(self._document.plan, self.choice, soon=True)

    def _place_changed(self) -> None:
        """Keep what is shown of the pages in step with where the officer stands in the table."""
        if self.view is View.TABLE or not self._document.is_open:
            return
        if self.pane.bar.one_chosen() and self.pane.choice != self.choice:
            self.refresh()
        place = self._workspace.place()
        node = place.node or next((part for part in reversed(place.owner) if part), "") or place.appendix
        self.pane.press.find(node or self._document.plan.id)

    def _bring_into_view(self, _node: str, page: int) -> None:
        if not self.pane.desk.in_view(page):
            self.pane.desk.go_to(page)

    def _go_to(self, node: str) -> None:
        """From the pages to the table or the text: what was double-clicked there is shown here."""
        if not self._document.is_open or node not in self._document.session.rows:
            return
        if self.view is View.PAGES:
            self.show(View.TABLE)
        self._workspace.go_to(Address(self._document.session.rows.table_of(node), node, "title"))

    def _show_hint(self) -> None:
        """Which page is seen, and what can be done there; beside the table the hint is the table's own."""
        if self.view is View.PAGES and (page := self.page) is not None:
            sheets = self.pane.desk.sheets
            text = _("{page}; bấm đúp vào chỗ cần sửa, Esc để quay lại")
            self.hint.emit(text.format(page=sheets[min(page, len(sheets) - 1)].label))

    def _place_messages(self, view: View) -> None:
        """What has just been done is told where the officer looks."""
        home = self.pane.column if view is View.PAGES else self._home
        if isinstance(home, QBoxLayout):
            self._workspace.messages.live_in(home, 1 if view is View.PAGES else 0)
