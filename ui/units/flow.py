"""What happens in the window of the units: each act is one step of the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from models.commands import DropEntries, KeepEntries, Together
from models.compare.comparison import Difference
from models.i18n import _
from models.registers import Unit, UnitChange, entries_of
from models.store.transaction import Command
from models.text import one_line
from models.units.directory import Directory, directory_of
from models.units.learning import Proposal, joined, learn, units_of
from models.units.renaming import Rename, change_places, changes_command, rename_command, rename_places
from ui import dialogs
from ui.document import Document
from ui.jobs import Cancelled, Progress, run_job
from ui.prefs import PrefStore
from ui.undo_keys import add_undo_keys
from ui.units.change_tab import ChangeForm
from ui.units.files import UnitFiles
from ui.units.preview import RenamePreview, differences
from ui.units.proposals import ProposalsDialog
from ui.units.unit_form import UnitForm
from ui.units.window import UnitsWindow

_MOST_ANSWERS = 4


class UnitsFlow(QObject):
    """Holds the one window; `ready` stores an open editor, `only` shows the tasks of one unit in the table."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        prefs: PrefStore,
        ready: Callable[[], bool],
        only: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._document, self._ready, self._only = document, ready, only
        self.window = UnitsWindow(document, window)
        self._files = UnitFiles(self.window, document, prefs)
        deeds: dict[str, Callable[[], object]] = {
            "learn": self.learn, "add": self._add, "edit": self._edit, "join": self._join, "rename": self._rename,
            "delete": self._delete, "filter": self._filter, "import": self._import,
            "xlsx": lambda: self._files.export("xlsx"), "csv": lambda: self._files.export("csv"),
        }  # fmt: skip
        self.window.units.wanted.connect(lambda name: deeds[name]())
        add_undo_keys(self.window, self._undo, self._redo)
        changes = self.window.changes
        changes.add_wanted.connect(lambda: self._change(None))
        changes.edit_wanted.connect(self._change)
        changes.delete_wanted.connect(self._delete_changes)
        changes.apply_wanted.connect(self._apply)

    def show(self) -> None:
        """Show the window, in front."""
        if self._document.is_open:
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def learn(self) -> None:
        """Offer what the plan says of its units, and take what the officer ticks."""
        if not self._ready():
            return
        plan, directory = self._document.plan, self._directory

        def work(progress: Progress) -> tuple[Proposal, ...]:
            return learn(plan, directory, _told(progress))

        proposals = run_job(self.window, _("Đang đọc tên các đơn vị…"), work)
        if proposals is None:
            return
        if not proposals:
            self._tell(_("Mọi tên trong cột chủ trì, phối hợp đều đã có trong danh mục."))
            return
        dialog = ProposalsDialog(proposals, self.window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            units = units_of(dialog.accepted_proposals(), directory, plan.agency)
            if self._run(KeepEntries(units, _("Học danh mục đơn vị từ kế hoạch"))):
                self._tell(_("Đã đưa {count} đơn vị vào danh mục.").format(count=len(units)), undo=True)
                # The button that was pressed asked for a list; here it is.
                self.window.units.take_focus()
        dialog.deleteLater()

    # Single units

    def _add(self) -> None:
        form = UnitForm(None, self._units, self.window)
        if form.exec() == QDialog.DialogCode.Accepted:
            unit = form.unit()
            if self._run(KeepEntries((unit,), _("Thêm đơn vị “{name}”").format(name=unit.name))):
                self.window.units.choose([unit.id])
        form.deleteLater()

    def _edit(self) -> None:
        (unit,) = self.window.units.chosen()[:1]
        form = UnitForm(unit, self._units, self.window)
        if form.exec() == QDialog.DialogCode.Accepted and (new := form.unit()) != unit:
            done = self._run(KeepEntries((new,), _("Sửa đơn vị “{name}”").format(name=unit.name)))
            if done and new.name != unit.name:
                text = _("Tên “{old}” trong kế hoạch vẫn như cũ.").format(old=unit.name)
                again = (_("Đổi ở mọi nơi…"), lambda: self._rename_to(new, new.name))
                self.window.messages.tell(text, [again, (_("Hoàn tác"), self._undo)])
        form.deleteLater()

    def _join(self) -> None:
        chosen = self.window.units.chosen()[:_MOST_ANSWERS]
        text = _("Các cách viết của những đơn vị kia trở thành cách viết khác của đơn vị được giữ. Giữ tên nào?")
        place = dialogs.choose(self.window, _("Gộp đơn vị"), text, [_short(unit.name) for unit in chosen])
        if place is None:
            return
        main, others = chosen[place], [unit for unit in chosen if unit.id != chosen[place].id]
        label = _("Gộp vào đơn vị “{name}”").format(name=main.name)
        whole = (KeepEntries((joined(main, others),), label), DropEntries(tuple(one.id for one in others), label))
        if self._run(Together(label, whole)):
            self.window.units.choose([main.id])
            self._tell(_("Đã gộp {count} đơn vị thành “{name}”.").format(count=len(chosen), name=main.name), undo=True)

    def _delete(self) -> None:
        chosen = self.window.units.chosen()
        label = _("Xóa {count} đơn vị khỏi danh mục").format(count=len(chosen))
        if chosen and self._run(DropEntries(tuple(unit.id for unit in chosen), label)):
            self._tell(
                _("Đã bỏ {count} đơn vị khỏi danh mục; chữ của kế hoạch giữ nguyên.").format(count=len(chosen)),
                undo=True,
            )

    def _filter(self) -> None:
        for unit in self.window.units.chosen()[:1]:
            self._only(unit.name)

    # Names

    def _rename(self) -> None:
        (unit,) = self.window.units.chosen()[:1]
        name = dialogs.ask_text(self.window, _("Đổi tên ở mọi nơi"), _("Tên mới của đơn vị:"), unit.name)
        if name is not None and one_line(name) != "":
            self._rename_to(unit, one_line(name))

    def _rename_to(self, unit: Unit, name: str) -> None:
        self.window.messages.hide()
        other = self._directory.find(name)
        if other is not None and other.id != unit.id:
            text = _("“{name}” đã là tên hoặc cách viết của “{other}”; hãy gộp hai đơn vị.")
            self._tell(text.format(name=name, other=other.name))
            return
        if not self._ready():
            return
        plan, directory = self._document.plan, self._directory

        def work(progress: Progress) -> dict[Difference, Rename]:
            return differences(rename_places(plan, directory, unit, name, _told(progress)), plan)

        places = run_job(self.window, _("Đang tìm các chỗ có tên đơn vị…"), work)
        if places is None:
            return
        title = _("Đổi “{old}” và các cách viết của nó thành “{new}”").format(old=unit.name, new=name)
        chosen = self._look(title, places) if places else []
        if chosen is not None and self._run(rename_command(self._document.session.rows, unit, name, chosen)):
            text = _("Đã đổi tên thành “{name}” ở {count} chỗ trong kế hoạch.").format(name=name, count=len(chosen))
            self._tell(text, undo=True)

    def _look(self, title: str, places: Mapping[Difference, Rename]) -> list[Rename] | None:
        dialog = RenamePreview(title, places, self.window)
        chosen = dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return chosen

    # Agencies

    def _change(self, change: UnitChange | None) -> None:
        form = ChangeForm(change, self.window)
        if form.exec() == QDialog.DialogCode.Accepted:
            new = form.change()
            self._run(KeepEntries((new,), _("Ghi cơ quan đổi tên thành “{name}”").format(name=new.new)))
        form.deleteLater()

    def _delete_changes(self, changes: Sequence[UnitChange]) -> None:
        if self._run(DropEntries(tuple(one.id for one in changes), _("Xóa tên cơ quan đã đổi"))):
            self._tell(_("Đã xóa {count} dòng.").format(count=len(changes)), undo=True)

    def _apply(self, changes: Sequence[UnitChange]) -> None:
        if not self._ready():
            return
        plan = self._document.plan

        def work(progress: Progress) -> dict[Difference, Rename]:
            return differences(change_places(plan, changes, _told(progress)), plan)

        places = run_job(self.window, _("Đang tìm tên các cơ quan đã đổi…"), work)
        if places is None:
            return
        if not places:
            self._tell(_("Kế hoạch không còn chỗ nào mang tên cũ của các cơ quan này."))
            return
        chosen = self._look(_("Đổi tên các cơ quan trong kế hoạch"), places)
        command = changes_command(self._document.session.rows, chosen) if chosen else None
        if command is not None and self._run(command):
            self._tell(_("Đã đổi tên cơ quan ở {count} chỗ.").format(count=len(chosen or ())), undo=True)

    # Files

    def _import(self) -> None:
        units = self._files.read(self._directory)
        if units is None:
            return
        if not units:
            self._tell(_("Danh mục đã có mọi đơn vị trong tệp."))
        elif self._run(KeepEntries(units, _("Nhập danh mục đơn vị"))):
            self._tell(_("Đã nhập hoặc bổ sung {count} đơn vị.").format(count=len(units)), undo=True)

    # Common

    @property
    def _directory(self) -> Directory:
        return directory_of(self._document.plan.entries)

    @property
    def _units(self) -> tuple[Unit, ...]:
        return tuple(entries_of(self._document.plan.entries, Unit))

    def _run(self, command: Command) -> bool:
        self.window.messages.hide()
        return self._ready() and self._document.run(command)

    def _tell(self, text: str, undo: bool = False) -> None:
        self.window.messages.tell(text, [(_("Hoàn tác"), self._undo)] if undo else [])

    def _undo(self) -> None:
        self.window.messages.hide()
        if self._ready():
            self._document.undo()

    def _redo(self) -> None:
        if self._ready():
            self._document.redo()


def _told(progress: Progress) -> Callable[[float], None]:
    """Tells how far a work is, and ends it where the officer has cancelled."""

    def tell(share: float) -> None:
        if not progress(share, ""):
            raise Cancelled

    return tell


def _short(name: str) -> str:
    return (name if len(name) <= 60 else name[:60].rstrip() + "…").replace("&", "&&")
