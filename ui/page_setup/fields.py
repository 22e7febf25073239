"""The dialog's small parts: a number with its unit and legal range, a choice between a few answers, a calm hint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.measures import decimal
from ui.page_setup.rules import NumberRule

_NAME_WIDTH = 118  # pixels; the fields of one tab stand below each other
_FIELD_WIDTH = 104  # pixels; "12,7 mm" and the arrows


class NumberField(QDoubleSpinBox):
    """A number with a decimal comma and its unit; the wheel turns it only while it has the focus."""

    def __init__(self, unit: str, low: float, high: float, step: float, places: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDecimals(places)
        self.setRange(low, high)
        self.lineEdit().setTextMargins(4, 0, 0, 0)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}")
        self.setFixedWidth(_FIELD_WIDTH)
        self.setMinimumHeight(self.fontMetrics().height() + 10)  # else "g" of "dòng" is cut
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def textFromValue(self, value: float) -> str:
        """20 and not 20,0."""
        return decimal(value, self.decimals())

    def valueFromText(self, text: str) -> float:
        """A full stop is taken for the comma that it stands for on many keyboards."""
        return super().valueFromText(text.replace(".", ","))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """As Qt does, with full stops taken for commas."""
        return super().validate(text.replace(".", ","), position)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Rolling the page must not change numbers on the way."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def hint(text: str, parent: QWidget) -> QLabel:
    """A line of small, faint text."""
    label = QLabel(text, parent)
    label.setObjectName("faint")
    label.setWordWrap(True)
    return label


def heading(text: str, parent: QWidget) -> QLabel:
    """The name of a group of settings."""
    label = QLabel(text, parent)
    label.setObjectName("groupTitle")
    return label


class NumberRows(QWidget):
    """Several numbers, one to a row: name, field, legal range."""

    edited = Signal(str, float)  # name in PageSettings, value

    def __init__(self, rules: Sequence[NumberRule], parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        self.fields: dict[str, NumberField] = {}
        for row, rule in enumerate(rules):
            field = NumberField(rule.unit, rule.low, rule.high, rule.step, rule.places, self)
            field.setObjectName(rule.name)
            field.setAccessibleName(rule.label)
            field.setAccessibleDescription(rule.told)
            field.setToolTip(rule.told)
            field.valueChanged.connect(lambda value, name=rule.name: self.edited.emit(name, value))
            label = QLabel(rule.label, self)
            label.setBuddy(field)
            span = hint(rule.span, self)
            span.setWordWrap(False)
            for column, part in enumerate((label, field, span)):
                grid.addWidget(part, row, column)
            self.fields[rule.name] = field

    def show_values(self, settings: object) -> None:
        """Show values without telling that they were edited."""
        for name, field in self.fields.items():
            field.blockSignals(True)
            field.setValue(getattr(settings, name))
            field.blockSignals(False)


class Answer(NamedTuple):
    """One of a few answers: its value, name, and a sentence on what it does."""

    value: object
    name: str
    told: str = ""


class Choice(QWidget):
    """Some answers, one of which holds."""

    chosen = Signal(object)  # value

    def __init__(self, name: str, answers: Sequence[Answer], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._group = QButtonGroup(self)
        self.buttons: dict[object, QRadioButton] = {}
        for answer in answers:
            button = QRadioButton(answer.name, self)
            button.clicked.connect(lambda _checked=False, value=answer.value: self.chosen.emit(value))
            self._group.addButton(button)
            self.buttons[answer.value] = button
            column.addWidget(button)
            if answer.told:
                button.setToolTip(answer.told)
                button.setAccessibleDescription(answer.told)
                column.addWidget(under(hint(answer.told, self)))

    def show_value(self, value: object) -> None:
        """Mark an answer without telling that it was chosen."""
        self.buttons[value].setChecked(True)


class Switch(QWidget):
    """Something that is done or not, with a sentence on what it does."""

    switched = Signal(bool)

    def __init__(self, name: str, text: str, told: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.box = QCheckBox(text, self)
        self.box.setObjectName(name)
        self.box.setToolTip(told)
        self.box.setAccessibleDescription(told)
        self.box.clicked.connect(self.switched)
        self.told = under(hint(told, self))
        column.addWidget(self.box)
        column.addWidget(self.told)

    def tell(self, told: str) -> None:
        """Say something else of what it does."""
        self.told.setText(told)
        for say in (self.box.setToolTip, self.box.setAccessibleDescription):
            say(told)


def under(label: QLabel) -> QLabel:
    """A hint set in under the text of its button."""
    label.setContentsMargins(22, 0, 0, 4)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
