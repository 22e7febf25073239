"""Chuẩn hóa cách viết: switches on the left, on the right every text that changes, before and after, with its box."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.compare.comparison import Difference, Kind
from models.compare.places import Places
from models.grid.grid import Address
from models.house_style.survey import Survey
from models.house_style.switches import Choices, Switch
from models.house_style.tidying import Place
from models.i18n import _
from ui.differences.ticked import TickedList
from ui.house_style.switch_list import SwitchList
from ui.room import resize_within

_SLICE = 0.012  # seconds of work between two looks at mouse and keyboard
_LEFT = 300  # pixels

Begin = Callable[[int], Survey]


class HouseStyleDialog(QDialog):
    """Looks for changes in slices, so that it answers at once in a plan of any size.

    `begin` starts to look at the texts of one of the `scopes`, told by its number.
    """

    def __init__(
        self,
        switches: Sequence[Switch],
        choices: Choices,
        scopes: tuple[Sequence[str], int],
        begin: Begin,
        places: Places,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("houseStyle")
        self.setWindowTitle(_("Chuẩn hóa cách viết"))
        self._switches, self._begin, self._words = switches, begin, places
        self._open = [switch for switch in switches if switch.ways and switch.name not in choices.ways]
        self._offered: dict[Difference, Place] = {}
        self._left_out: set[tuple[Address, int]] = set()
        self.switches = SwitchList(switches, choices, self)
        self.scope = QComboBox(self)
        self.scope.setAccessibleName(_("Phạm vi"))
        self.scope.addItems(list(scopes[0]))
        self.scope.setCurrentIndex(scopes[1])
        self.told = QLabel(self)
        self.told.setObjectName("faint")
        self.told.setWordWrap(True)
        self.list = TickedList(_("Các chỗ sẽ đổi"), self)
        self.all = QCheckBox(_("Chọn tất cả"), self)
        self.all.setTristate(True)
        self.do = QPushButton(self)
        self.do.setDefault(True)
        self.shut = QPushButton(_("Hủy"), self)
        self._arrange()
        self._survey = begin(scopes[1])
        self._filling: Iterator[None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self.switches.changed.connect(self._fill)
        self.scope.currentIndexChanged.connect(self._look)
        self.list.ticked.connect(self._ticked)
        self.all.clicked.connect(lambda _on: self.list.tick_all(self.all.checkState() is not Qt.CheckState.Unchecked))
        self.do.clicked.connect(self.accept)
        self.shut.clicked.connect(self.reject)
        self._fill()
        resize_within(self, 980, 600)
        next(iter(self.switches.boxes.values())).setFocus()

    def _arrange(self) -> None:
        above = QHBoxLayout()
        label = QLabel(_("Phạm &vi:"), self)
        label.setBuddy(self.scope)
        above.addWidget(label)
        above.addWidget(self.scope)
        above.addStretch(1)
        self.switches.setFixedWidth(_LEFT)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.switches)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.told)
        right.addWidget(self.list, 1)
        sides.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        buttons.addWidget(self.do)
        buttons.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(above)
        column.addLayout(sides, 1)
        column.addLayout(buttons)

    @property
    def looking(self) -> bool:
        """Whether there is still something to be found or listed."""
        return self._timer.isActive()

    def choices(self) -> Choices:
        """The switches as they are set."""
        return self.switches.choices()

    def taken(self) -> list[Place]:
        """The changes that are ticked."""
        return [self._offered[one] for one in self.list.taken()]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing more is looked for."""
        self._timer.stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Nothing more is looked for."""
        self._timer.stop()
        super().done(result)

    def _look(self, scope: int) -> None:
        self._survey = self._begin(scope)
        self._left_out.clear()
        self._fill()

    def _fill(self) -> None:
        """List the changes anew; what was unticked stays so."""
        self._filling = None
        self.all.setEnabled(False)
        self.do.setEnabled(False)
        self._timer.start()
        self._go_on()

    def _go_on(self) -> None:
        if not self._survey.work(_SLICE):
            self.told.setText(_("Đang xem các ô và đoạn… {share} %").format(share=int(100 * self._survey.share)))
            return
        if self._filling is None:
            # Of what was never chosen, the plan's own habit is offered.
            self.switches.propose({switch.name: self._survey.usual(switch) for switch in self._open})
            self._open = []
            choices = self.choices()
            counts = {switch.name: self._survey.count(switch, choices) for switch in self._switches}
            self.switches.show_counts(counts)
            self._filling = self._differences(choices)
        end = perf_counter() + _SLICE
        for _one in self._filling:
            if perf_counter() > end:
                return
        self._timer.stop()
        self._offer()

    def _differences(self, choices: Choices) -> Iterator[None]:
        self._offered = {}
        for place in self._survey.places(choices):
            self._offered[self._difference(place)] = place
            yield

    def _difference(self, place: Place) -> Difference:
        address, text, paragraph = place.value
        number = paragraph if paragraph >= 0 else None
        words = self._words.of(address.id)
        label = self._words.label(address.id, address.field, number)
        return Difference(Kind.CHANGED, address, words, label, text, place.after, paragraph=number)

    def _offer(self) -> None:
        self.list.offer(self._offered, [one for one in self._offered if _key(one) in self._left_out])
        self.all.setEnabled(bool(self._offered))
        self._ticked()

    def _ticked(self) -> None:
        taken = self.list.taken()
        count, whole = len(taken), len(self._offered)
        if not self.looking:
            chosen = set(taken)
            self._left_out -= {_key(one) for one in chosen}
            self._left_out |= {_key(one) for one in self._offered if one not in chosen}
        states = Qt.CheckState
        self.all.setCheckState(
            states.Unchecked if not count else states.Checked if count == whole else states.PartiallyChecked
        )
        self.do.setText(_("Áp dụng {count} chỗ").format(count=count))
        self.do.setEnabled(count > 0)
        if not whole:
            text = _("Không có gì phải đổi.")
            if not self.choices().on:
                text = _("Chọn ở bên trái những cách viết cần chuẩn hóa.")
        else:
            text = _("Bỏ dấu chọn ở chỗ muốn giữ nguyên. Mọi chỗ được đổi trong một bước, hoàn tác được.")
        self.told.setText(text)


def _key(difference: Difference) -> tuple[Address, int]:
    return difference.address, -1 if difference.paragraph is None else difference.paragraph
