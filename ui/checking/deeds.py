"""What an officer does with findings: put them right, let them be with a note, switch a rule off, teach a word."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QWidget

from models.checking.finding import Finding
from models.checking.fixing import TextPlace, edits_of, fix_all, fix_of
from models.checking.registry import rules_by_name
from models.commands import DropEntries, KeepEntries, SetChecks
from models.i18n import _
from models.registers import CheckSettings, Dismissal
from models.store.transaction import Command
from models.text import one_line
from ui.checking.arranging import title_of
from ui.checking.dismiss_dialog import DismissDialog
from ui.document import Document
from ui.editing import Editing
from ui.message_bar import MessageBar

_LONGEST_WORD = 30


class CheckDeeds:
    """Each deed is one step that can be undone; what cannot be done any more is told in a sentence."""

    def __init__(self, window: QWidget, document: Document, editing: Editing, messages: MessageBar) -> None:
        self._window = window
        self._document = document
        self._editing = editing
        self._messages = messages

    @property
    def checks(self) -> CheckSettings:
        """How the plan is checked."""
        return self._document.plan.checks

    def fix(self, finding: Finding) -> bool:
        """Put one finding right."""
        rows = self._document.session.rows
        count = len(edits_of([finding], rows))
        text = _("Đã sửa {count} chỗ.").format(count=count) if count > 1 else _("Đã sửa một chỗ.")
        return self._repair(lambda: fix_of(finding, rows), text)

    def fix_all(self, findings: Sequence[Finding], left_out: Container[TextPlace], count: int) -> bool:
        """Put several right as one step: so many places, but for the texts that are left out."""
        text = _("Đã sửa {count} chỗ.").format(count=count)
        return self._repair(lambda: fix_all(findings, self._document.session.rows, left_out), text)

    def _repair(self, plan: Callable[[], Command | None], text: str) -> bool:
        if not self._editing.ready():
            return False
        command = plan()
        if command is None:
            self._messages.tell(_("Chữ ở chỗ này đã khác lúc soát, nên không tự sửa được nữa."))
            return False
        return self._run(command, text)

    def dismiss(self, finding: Finding) -> bool:
        """Let a finding be, with a note of why."""
        dialog = DismissDialog(finding.message, self._window)
        taken = dialog.exec() == DismissDialog.DialogCode.Accepted
        note = dialog.note()
        dialog.deleteLater()
        if not taken or not self._editing.ready():
            return False
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        entry = Dismissal(
            key=finding.key, rule=finding.rule, text=finding.message, note=note, at=now
        )  # fmt: skip
        return self._run(
            KeepEntries((entry,), _("Bỏ qua một lỗi")), _("Đã bỏ qua một điều; xem lại bằng nút “Đã bỏ qua”.")
        )

    def bring_back(self, note: Dismissal) -> bool:
        """Check again what was let be."""
        if not self._editing.ready():
            return False
        return self._run(DropEntries((note.id,), _("Soát lại lỗi đã bỏ qua")), _("Điều này lại có trong danh sách."))

    def switch_off(self, finding: Finding) -> bool:
        """Check no more by the rule of a finding."""
        if not self._editing.ready():
            return False
        checks = replace(self.checks, rules_off=self.checks.rules_off | {finding.rule})
        text = _("Đã tắt quy tắc “{title}” cho kế hoạch này.").format(title=title_of(finding))
        return self._run(SetChecks(checks, _("Tắt một quy tắc soát lỗi")), text)

    def word_of(self, finding: Finding) -> str:
        """The word that could be taught to the check, "" where the finding is about something else."""
        rule = rules_by_name().get(finding.rule)
        word = one_line(finding.excerpt)
        known = rule is not None and rule.group == "spelling" and 0 < len(word) <= _LONGEST_WORD
        return word if known else ""

    def learn(self, finding: Finding) -> bool:
        """Take the word of a finding for right from now on."""
        word = self.word_of(finding)
        if not word or not self._editing.ready():
            return False
        checks = replace(self.checks, words=self.checks.words | {word.casefold()})
        text = _("“{word}” nay là từ đã biết trong kế hoạch này.").format(word=word)
        return self._run(SetChecks(checks, _("Thêm từ đã biết")), text)

    def set_checks(self, checks: CheckSettings) -> bool:
        """Check the plan in another way."""
        if checks == self.checks or not self._editing.ready():
            return False
        return self._run(SetChecks(checks), _("Đã đổi cách soát lỗi."))

    def _run(self, command: Command, text: str) -> bool:
        done = self._document.run(command)
        if done:
            self._messages.tell(text, [(_("Hoàn tác"), self._editing.undo_told)])
        return done
