"""Where the data files that ship with the program lie, in a checkout and in the packed program."""

from __future__ import annotations

import sys
from pathlib import Path

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent)) / "resources"


def resource_path(*parts: str) -> Path:
    """The path of one file or folder in resources/."""
    return _ROOT.joinpath(*parts)
