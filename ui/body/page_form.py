"""What letterhead and signature have in common: fields of the plan by name, shown together, stored one by one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from models.grid.grid import Address
from models.plan import Plan
from ui.body.looks import Looks
from ui.body.page_field import PageField
from ui.theme import current_theme

CENTRE = Qt.AlignmentFlag.AlignHCenter


class PageForm(QFrame):
    """Holds the fields; tells what was written in which."""

    edited = Signal(object, str)  # Address, text
    entered = Signal(str)  # name of a field
    left = Signal(str)
    given_up = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageForm")
        self.fields: dict[str, PageField] = {}
        self._fixed: list[tuple[QLabel, float, bool, bool]] = []
        self._sizes: dict[str, tuple[float, bool, bool]] = {}
        self._plan_id = ""

    def field(
        self,
        name: str,
        hint: str,
        align: Qt.AlignmentFlag,
        look: tuple[float, bool, bool],
        *,
        many: bool = False,
        capitals: bool = False,
    ) -> PageField:
        """A new field; `look` is its size on paper in pt, bold, italic."""
        made = PageField(name, hint, align, self, many=many, capitals=capitals)
        made.edited.connect(lambda text: self.edited.emit(Address("plan", self._plan_id, name), text))
        made.entered.connect(lambda: self.entered.emit(name))
        made.left.connect(lambda: self.left.emit(name))
        made.given_up.connect(lambda: self.given_up.emit(name))
        self.fields[name] = made
        self._sizes[name] = look
        return made

    def fixed(self, text: str, look: tuple[float, bool, bool], align: Qt.AlignmentFlag = CENTRE) -> QLabel:
        """A text that every document has, in grey, since it is not to be written."""
        label = QLabel(text, self)
        label.setObjectName("fixedText")
        label.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._fixed.append((label, *look))
        return label

    def show_plan(self, plan: Plan, read_only: bool) -> None:
        """Show the values of a plan."""
        self._plan_id = plan.id
        for name, text in self.texts(plan).items():
            field = self.fields[name]
            field.setReadOnly(read_only)
            field.show_text(text)

    def texts(self, plan: Plan) -> Mapping[str, str]:
        """The stored values by field."""
        raise NotImplementedError

    def restyle(self, looks: Looks) -> None:
        """Fonts for a zoom and the theme in use."""
        faint = current_theme().ink_faint
        for label, size, bold, italic in self._fixed:
            label.setFont(looks.font(size, bold, italic))
            label.setStyleSheet(f"color: {faint};")
        for name, look in self._sizes.items():
            self.fields[name].set_font(looks.font(*look))

    def commit(self) -> None:
        """Store what is being written."""
        for field in self.fields.values():
            field.commit()
