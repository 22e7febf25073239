"""Paints the table's viewport, and over the cells what other parts lay there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

Overlay = Callable[[QPainter, QRect], None]  # paints over the cells, within the damaged rectangle of the viewport
