"""The end of the document as on paper: recipients on the left, who signs on the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from models.i18n import _
from models.official.signature import RECIPIENTS, recipient_lines
from models.plan import Plan
from ui.body.entering import read_lines
from ui.body.looks import Looks
from ui.body.page_form import CENTRE, PageForm
from ui.body.signing import signing_forms

_LEFT = Qt.AlignmentFlag.AlignLeft
_SIGNER = (14.0, True, False)


class SignatureForm(PageForm):
    """Recipients and signer; the ways to sign are in a menu with words on when each is used."""

    form_chosen = Signal(str)  # "", "TM.", "KT." …

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 16, 0, 0)
        whole.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.fixed(RECIPIENTS, (12.0, True, True), _LEFT))
        recipients = self.field("recipients", _("Mỗi dòng một nơi nhận"), _LEFT, (11.0, False, False), many=True)
        recipients.read = read_lines
        recipients.printed = _printed_recipients
        left.addWidget(recipients)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.forms = QToolButton(self)
        self.forms.setObjectName("signingForms")
        self.forms.setText(_("Hình thức ký ▾"))
        self.forms.setToolTip(_("TM., KT., TL., TUQ., Q. dùng khi nào"))
        self.forms.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.forms.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self.forms)
        for form in signing_forms():
            action = menu.addAction(f"{form.name}: {form.when}")
            action.triggered.connect(lambda _checked=False, mark=form.mark: self.form_chosen.emit(mark))
        self.forms.setMenu(menu)
        right.addWidget(self.forms, 0, Qt.AlignmentFlag.AlignHCenter)
        right.addWidget(self.field("signer.authority", _("KT., TL., TUQ. … (nếu có)"), CENTRE, _SIGNER, capitals=True))
        right.addWidget(self.field("signer.position", _("Chức vụ người ký"), CENTRE, _SIGNER, capitals=True))
        self._room = QLabel(_("(chữ ký, dấu)"), self)
        self._room.setObjectName("faint")
        self._room.setAlignment(Qt.AlignmentFlag.AlignCenter)
        right.addWidget(self._room)
        right.addWidget(self.field("signer.name", _("Họ và tên"), CENTRE, _SIGNER))
        right.addStretch(1)
        whole.addLayout(left, 46)
        whole.addLayout(right, 54)

    def texts(self, plan: Plan) -> Mapping[str, str]:
        """The stored values by field."""
        signer = plan.signer
        return {
            "recipients": "\n".join(plan.recipients),
            "signer.authority": signer.authority,
            "signer.position": signer.position,
            "signer.name": signer.name,
        }

    def show_plan(self, plan: Plan, read_only: bool) -> None:
        """Show the values of a plan; who only looks needs no menu."""
        super().show_plan(plan, read_only)
        self.forms.setVisible(not read_only)

    def restyle(self, looks: Looks) -> None:
        """Fonts and room for the signature."""
        super().restyle(looks)
        self._room.setFixedHeight(round(looks.pt(60)))


def _printed_recipients(text: str) -> str:
    return "\n".join(recipient_lines(Plan(recipients=tuple(text.split("\n"))))) if text else ""
