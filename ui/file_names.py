"""Names for new files: free, and such that Windows accepts them."""

from __future__ import annotations

from pathlib import Path

from models.errors import InputProblem
from models.files import check_file_name
from models.i18n import _

_FORBIDDEN = '<>:"/\\|?*'


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A path in a folder that is not taken yet: "name", "name (2)" …, with a name that Windows accepts."""
    stem = safe_stem(stem)
    path = folder / f"{stem}{suffix}"
    number = 2
    while path.exists():
        path = folder / f"{stem} ({number}){suffix}"
        number += 1
    return path


def safe_stem(stem: str) -> str:
    """A name without suffix that Windows accepts, as near to the given one as can be."""
    name = "".join("-" if sign in _FORBIDDEN or ord(sign) < 32 else sign for sign in stem).rstrip(". ")[:120]
    try:
        check_file_name(Path(name or "-"))
    except InputProblem:
        return _("Kế hoạch")
    return name or _("Kế hoạch")
