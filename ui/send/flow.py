"""What happens behind "Gửi Sở Nội vụ…": ask, make the files in a thread, tell what came of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.errors import InputProblem
from models.folders import data_folder
from models.grid.grid import Address
from models.i18n import _
from models.plan import Plan
from models.sending.choices import Choices, choices_from_json
from models.sending.finding import Finding
from models.sending.letter import Letter, mail_addresses, write_letter
from models.sending.pieces import letter_pieces
from models.sending.planned import Sending, plan_sending
from models.sending.preflight import preflight
from ui import dialogs
from ui.checking.door import CheckDoor
from ui.document import Document
from ui.guarding import guarded
from ui.jobs import run_job
from ui.message_bar import MessageBar
from ui.prefs import PrefStore
from ui.send.check_line import counted
from ui.send.dialog import LETTER, SendDialog
from ui.send.done_page import summary_of
from ui.send.making import LetterOf, Outcome, make_files


class SendFlow(QObject):
    """Opens the sending dialog and does what it is asked for."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        prefs: PrefStore,
        messages: MessageBar,
        go_to: Callable[[Address], None],
        check: CheckDoor,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._prefs = prefs
        self._messages = messages
        self._go_to = go_to
        self._check = check

    def show(self) -> None:
        """The look at the plan and the choices; the window waits behind the dialog."""
        if not self._document.is_open:
            return
        plan, today = self._document.plan, datetime.now().astimezone().date()
        choices = choices_from_json(self._prefs.now.sending)
        counts = counted(self._check.flow.runner, plan, self._window)
        dialog = SendDialog(plan, preflight(plan), choices, self._folder(choices), today, self._window, counts)
        dialog.jump_requested.connect(self._jump)
        dialog.check_requested.connect(self._check.flow.open)
        dialog.make_requested.connect(lambda: self._make(dialog, plan, today))
        dialog.open()

    def _folder(self, choices: Choices) -> Path:
        """Where the files go: the folder chosen last, else beside the plan, else where files were last."""
        chosen = Path(choices.folder) if choices.folder else None
        return chosen if chosen is not None and chosen.is_dir() else self._beside()

    def _beside(self) -> Path:
        path = self._document.path
        # The sample lies in the program's own folder, where nobody looks for letters.
        usable = path is not None and os.access(path.parent, os.W_OK) and path.parent != data_folder()
        return path.parent if path is not None and usable else self._prefs.folder

    def _jump(self, finding: Finding) -> None:
        if finding.address is not None:
            self._go_to(finding.address)

    def _make(self, dialog: SendDialog, plan: Plan, today: date) -> None:
        choices = self._remember(dialog)
        if choices.mail:
            try:
                mail_addresses(choices.to)
            except InputProblem as problem:
                dialog.show_step(LETTER)
                dialogs.show_problem(dialog, problem)
                return

        def work() -> None:
            sending = self._named(dialog, plan, choices, today)
            if sending is None:
                return
            letter_of = _letter_of(plan, choices, today) if choices.mail else None
            title = _("Đang tạo các tệp để gửi…")
            outcome = make_files(
                plan, sending, self._save_copy, letter_of, lambda job: run_job(dialog, title, job)
            )  # fmt: skip
            dialog.show_outcome(outcome)
            self._tell(outcome)

        guarded(dialog, self._document.path, work, retry=True)

    def _remember(self, dialog: SendDialog) -> Choices:
        choices, folder = dialog.choices(), dialog.folder
        kept = {**choices.to_json(), "folder": "" if folder == self._beside() else str(folder)}
        self._prefs.change(sending=kept)
        return choices

    def _named(self, dialog: SendDialog, plan: Plan, choices: Choices, today: date) -> Sending | None:
        """The files under names that are free, or those of old files where the officer wants them replaced."""
        sending = plan_sending(plan, choices, dialog.folder, today)
        there = [name for name in sending.names if (sending.folder / name).exists()]
        if not there:
            return sending
        text = _("Trong thư mục “{folder}” đã có {names}.").format(
            folder=sending.folder.name or sending.folder, names=_listed(there)
        )
        answers = [_("Giữ tệp cũ, đánh số tệp mới"), _("Thay tệp cũ")]
        answer = dialogs.choose(dialog, _("Tệp đã có ở đó"), text, answers)
        if answer is None:
            return None
        return sending if answer == 1 else plan_sending(plan, choices, dialog.folder, today, Path.exists)

    def _save_copy(self, target: Path) -> None:
        self._document.session.save_copy(target, clean=True)

    def _tell(self, outcome: Outcome) -> None:
        if not outcome.made:
            return
        actions: list[tuple[str, Callable[[], None]]] = [
            (_("Mở thư mục"), lambda: dialogs.open_outside(outcome.folder))
        ]
        mail = outcome.mail
        if mail is not None:
            actions.append((_("Mở thư nháp"), lambda: dialogs.open_outside(mail)))
        self._messages.tell(summary_of(outcome), actions, stay=True)


def _letter_of(plan: Plan, choices: Choices, today: date) -> LetterOf:
    pieces = letter_pieces(plan, today)

    def write(files: Sequence[str]) -> Letter:
        return write_letter(choices.subject, choices.letter, choices.to, pieces, files)

    return write


def _listed(names: Sequence[str]) -> str:
    """One or two names, more as a number."""
    quoted = [f"“{name}”" for name in names[:2]]
    if len(names) <= 2:
        return _(" và ").join(quoted)
    return _("{name} và {count} tệp khác cùng tên").format(name=quoted[0], count=len(names) - 1)
