"""The menus of the filter bar: which deadlines, what is missing, in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from models.i18n import _
from models.layout import Layout
from models.view.describing import sort_words
from models.view.due import kinds, of_month, of_quarter, of_year
from models.view.filtering import Deadline
from models.view.sorting import By, Sort

_MAY_MISS = ("product", "lead", "partners", "deadline")
_YEARS_AT_ONCE = 2  # so many years have their quarters in the menu itself


def fill_deadlines(
    menu: QMenu, years: Sequence[int], now: Deadline | None, choose: Callable[[Deadline | None], None]
) -> None:
    """All conditions there are for deadlines in these years."""
    menu.clear()
    _add(menu, _("Mọi thời hạn"), now is None, lambda: choose(None))
    menu.addSeparator()
    for one in kinds():
        _add_deadline(menu, one, now, choose)
    for year in years:
        menu.addSeparator()
        place = menu if len(years) <= _YEARS_AT_ONCE else menu.addMenu(of_year(year).label)
        _add_deadline(place, of_year(year), now, choose)
        for quarter in range(1, 5):
            _add_deadline(place, of_quarter(year, quarter), now, choose)
        months = place.addMenu(_("Từng tháng năm {year}").format(year=year))
        for month in range(1, 13):
            _add_deadline(months, of_month(year, month), now, choose)


def fill_missing(menu: QMenu, layout: Layout, now: frozenset[str], choose: Callable[[frozenset[str]], None]) -> None:
    """The columns of which one may be empty."""
    menu.clear()
    for field in (name for name in _MAY_MISS if layout.has(name)):
        name = " ".join(layout.header_of(field).split())
        _add(menu, _("Còn thiếu: {column}").format(column=name), field in now, partial(choose, now ^ {field}))


def fill_sorts(menu: QMenu, layout: Layout, now: Sort | None, choose: Callable[[Sort | None], None]) -> None:
    """The orders in which tasks can be seen."""
    menu.clear()
    group = QActionGroup(menu)
    entries: list[tuple[str, Sort | None]] = [(_("Theo thứ tự của kế hoạch"), None)]
    for by in By:
        if by is By.TEXT or layout.has(by.value):
            for sort in (Sort(by), Sort(by, descending=True)):
                entries.append((_("Theo {words}").format(words=sort_words(sort)), sort))
    for text, wanted in entries:
        group.addAction(_add(menu, text, wanted == now, partial(choose, wanted)))
        if wanted is None:
            menu.addSeparator()


def _add_deadline(menu: QMenu, one: Deadline, now: Deadline | None, choose: Callable[[Deadline | None], None]) -> None:
    _add(menu, one.label, one == now, partial(choose, one))


def _add(menu: QMenu, text: str, checked: bool, handler: Callable[[], None]) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(checked)
    action.triggered.connect(lambda _checked=False: handler())
    return action
