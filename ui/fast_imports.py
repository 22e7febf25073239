"""Stops PySide from reading the source of every module that is imported from now on; imported before our own modules.

PySide looks there for the use of its feature "snake_case", which this program does not use. The look takes a sixth of
the start and keeps the sources of all modules in memory.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  (puts the look in place)

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
