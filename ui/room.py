"""How large dialogs are: as they were left, within what the screen has; 1366 x 768 at 150 % is 911 x 512."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_BESIDE, _ABOVE = 30, 60  # pixels kept free, for the frame of the dialog and the bar of its title
_LEAST = 200


class _Left:
    """The sizes in which dialogs were left, by the name of the dialog."""

    sizes: ClassVar[dict[str, tuple[int, int]]] = {}


class _Keeper(QObject):
    """Notes the size of a dialog when it goes."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only where the officer has changed it, so that a larger screen is used next time."""
        if event.type() is QEvent.Type.Hide and isinstance(watched, QWidget) and not event.spontaneous():
            size = watched.width(), watched.height()
            if size != watched.property("given"):
                _Left.sizes[watched.objectName()] = size
        return False


def resize_within(dialog: QWidget, width: int, height: int, keep: bool = True) -> None:
    """Give a dialog the size in which it was left, else this one, or as much of it as the screen has."""
    if keep and dialog.objectName():
        width, height = _Left.sizes.get(dialog.objectName(), (width, height))
        dialog.installEventFilter(_Keeper(dialog))
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width() - _BESIDE), min(height, room.height() - _ABOVE))
    dialog.setProperty("given", (dialog.width(), dialog.height()))


def left_sizes() -> Mapping[str, tuple[int, int]]:
    """What is to be remembered until the next start."""
    return dict(_Left.sizes)


def come_back(sizes: Mapping[str, Any]) -> None:
    """Take over what was remembered; what makes no sense is left out."""
    for name, size in sizes.items():
        if isinstance(size, list | tuple) and len(size) == 2 and all(isinstance(one, int) for one in size):
            _Left.sizes[name] = max(_LEAST, size[0]), max(_LEAST, size[1])
