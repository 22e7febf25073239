"""How the name of a unit is to be written: one space around a dash or none, no stop at its end."""

from __future__ import annotations

import re

_UNEVEN = re.compile(r"(?<=[^\W\d_])(?:\s+([-–—])(?=\S)|([-–—])\s+)|(?<=\S)\s+([–—])\s+")
_ENDS = re.compile(r"[\s.,;:]+$")


def neat(name: str) -> str:
    """The name without stops at its end and with the same space on both sides of its dashes."""
    return _UNEVEN.sub(" - ", " ".join(_ENDS.sub("", name).split()))


def capital(name: str) -> str:
    """The name with a capital letter at its beginning, as it stands at the beginning of a cell."""
    return name[:1].upper() + name[1:]
