"""Can Qt be used on this machine? Tests that draw are left out with a reason where it cannot."""

from __future__ import annotations

import importlib.util

import pytest

from ui.system_libraries import advice

WITHOUT_QT = "PySide6 is not installed" if importlib.util.find_spec("PySide6") is None else advice()
needs_qt = pytest.mark.skipif(bool(WITHOUT_QT), reason=WITHOUT_QT or "Qt is there")
