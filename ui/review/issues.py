"""What the officer should look at before accepting: remarks, offers and converted texts, as entries of one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from imports.blocks import Source, Spot
from imports.choices import Choices
from models.i18n import _
from models.text import one_line
from ui.review.reading import Reading

ISSUE = Qt.ItemDataRole.UserRole
_LONGEST = 240
AnyIndex = QModelIndex | QPersistentModelIndex


class Sort(StrEnum):
    """What an entry is; the value is what its filter is called."""

    REMARK = "Cần xem lại"
    OFFER = "Đề nghị"
    CONVERSION = "Chuyển mã chữ"


@dataclass(frozen=True, slots=True)
class Issue:
    """One entry; `ticked` None where there is nothing to take or refuse. `id` is of a remark, else the offer's key."""

    sort: Sort
    message: str
    text: str = ""
    place: str = ""
    id: str = ""
    spot: Spot | None = None
    ticked: bool | None = None

    @property
    def entry(self) -> str:
        """The entry in one line."""
        text = " / ".join(filter(None, map(one_line, self.text.splitlines())))
        if len(text) > _LONGEST:
            text = text[:_LONGEST].rstrip() + "…"
        place = f"{one_line(self.place)}: " if self.place else ""
        return f"{place}{one_line(self.message)}" + (f" “{text}”" if text else "")


def issues_of(source: Source, reading: Reading, choices: Choices) -> list[Issue]:
    """All entries: offers first, for they wait for an answer, then remarks, then what was converted or could be."""
    draft = reading.draft
    found: list[Issue] = []
    for offer in draft.offers:
        taken = offer.key in choices.taken
        found.append(Issue(Sort.OFFER, offer.message, offer.shown, "", offer.key, offer.spot, taken))
    for remark in draft.remarks:
        spot = draft.origins.get(remark.id)
        found.append(Issue(Sort.REMARK, remark.message, remark.text, remark.place, remark.id, spot))
    # Those that are refused stay in their places.
    conversions = {one.spot: one for one in source.conversions} | {one.spot: one for one in reading.conversions}
    for one in conversions.values():
        message = _("Chữ {encoding}: “{before}” đọc thành").format(
            encoding=one.encoding, before=one_line(one.before)[:_LONGEST]
        )
        ticked = choices.encodings.get(one.spot) != ""
        found.append(Issue(Sort.CONVERSION, message, one.after, "", "", one.spot, ticked))
    return found


class IssueModel(QAbstractListModel):
    """The entries of the sorts that are wanted; a tick is a wish, granted by other choices."""

    ticked = Signal(object, bool)  # Issue

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._issues: list[Issue] = []

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Show other entries; where only ticks changed, the rows stay."""
        new = list(issues)
        if [one.entry for one in new] == [one.entry for one in self._issues]:
            self._issues = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._issues = new
        self.endResetModel()

    def issue(self, row: int) -> Issue | None:
        """The entry of a row."""
        return self._issues[row] if 0 <= row < len(self._issues) else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """One for each entry."""
        return 0 if parent is not None and parent.isValid() else len(self._issues)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry, its tick, its whole text as a tip."""
        issue = self.issue(index.row()) if index.isValid() else None
        if issue is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return issue.entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(issue)
        if role == Qt.ItemDataRole.CheckStateRole and issue.ticked is not None:
            return Qt.CheckState.Checked if issue.ticked else Qt.CheckState.Unchecked
        return issue if role == ISSUE else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Offers and conversions are ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        issue = self.issue(index.row()) if index.isValid() else None
        if issue is not None and issue.ticked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick is told; the row changes with the choices."""
        issue = self.issue(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or issue is None or issue.ticked is None:
            return False
        self.ticked.emit(issue, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


def _tip(issue: Issue) -> str:
    """The message and the text below it, never taken for markup."""
    whole = "\n".join(filter(None, (issue.message, issue.text[:2000])))
    escaped = whole.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<p>{escaped}</p>"
