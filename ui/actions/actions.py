"""The actions of the window as Qt objects."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from models.i18n import _
from ui.actions.menus import OF_ONE_WIDGET
from ui.actions.specs import action_specs
from ui.actions.state import ActionSpec, State
from ui.icons import icon


class Actions(QObject):
    """The actions as Qt objects, connected to their handlers by name."""

    def __init__(self, parent: QObject, handlers: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(parent)
        self._specs = {spec.name: spec for spec in action_specs()}
        self._by_name: dict[str, QAction] = {}
        self._shown: tuple[State, Collection[str]] | None = None
        for spec in self._specs.values():
            action = QAction(spec.text, self)
            action.setObjectName(spec.name)
            action.setShortcuts([QKeySequence.fromString(keys) for keys in spec.keys])
            action.setIconText(_beside_icon(spec))
            action.setCheckable(spec.checkable)
            # In a menu the tick tells more than the icon, and Qt shows only one of them.
            action.setIconVisibleInMenu(not spec.checkable)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{_bare(spec.text)} ({keys})" if keys else _bare(spec.text))
            if spec.name in OF_ONE_WIDGET:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            handler = handlers[spec.name]
            action.triggered.connect(lambda _checked=False, run=handler: run())
            self._by_name[spec.name] = action
        self.retheme()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def all(self) -> tuple[QAction, ...]:
        """Every action."""
        return tuple(self._by_name.values())

    def update_state(self, state: State, off: Collection[str] = ()) -> None:
        """Switch the actions on and off, some of them off in any case; name what undo, redo and delete would do."""
        if self._shown == (state, off):
            # Asked several times for each key that is pressed, and a hundred actions seldom change.
            return
        self._shown = (state, off)
        for name, action in self._by_name.items():
            action.setEnabled(name not in off and self._specs[name].when(state))
        self._name_step("actionUndo", _("&Hoàn tác"), state.undo)
        self._name_step("actionRedo", _("&Làm lại"), state.redo)
        deleting = {
            "section": _("Xó&a mục"),
            "appendix": _("Xó&a phụ lục"),
            "area": _("Xó&a lĩnh vực"),
            "group": _("Xó&a nhóm nhiệm vụ"),
            "objective": _("Xó&a mục tiêu"),
            "task": _("Xó&a nhiệm vụ"),
            "line": _("Xó&a dòng phân công"),
        }
        self._by_name["actionDelete"].setText(deleting.get(state.node, _("Xó&a")))

    def retheme(self) -> None:
        """Draw the icons in the colour of the theme in use."""
        for name, action in self._by_name.items():
            if self._specs[name].icon:
                action.setIcon(icon(self._specs[name].icon))

    def _name_step(self, name: str, word: str, step: str) -> None:
        action = self._by_name[name]
        text = _("{word}: {step}").format(word=word, step=step) if step else word
        action.setText(text)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{_bare(text)} ({keys})")
        action.setIconText(_beside_icon(self._specs[name]))


def _beside_icon(spec: ActionSpec) -> str:
    """The toolbar's text; styled buttons set it too close to the icon."""
    return f" {spec.short}" if spec.short else _bare(spec.text)


def _bare(text: str) -> str:
    return text.replace("&", "").rstrip("…")
