"""Which encoding a font shows, by its name: .VnTime is TCVN3, .VnTimeH is TCVN3 in capitals, VNI-Times is VNI."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from imports.encodings.tables import TCVN3, VISCII, VNI, VPS

# What PDF puts before a name, and what stands behind it.
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_CUT = re.compile(r"\s*[,-]\s*(?:bold|italic|oblique|regular|normal)\w*\s*$", re.IGNORECASE)
_NAMES = (
    (TCVN3, re.compile(r"\.vn[a-z0-9]|vn(?:time|arial|avant|book|century|courier|3dh|aristote)", re.IGNORECASE)),
    (VNI, re.compile(r"vni(?:[-_ ]|$)", re.IGNORECASE)),
    (VPS, re.compile(r"vps[-_ ]", re.IGNORECASE)),
    (VISCII, re.compile(r"vi[- ](?:times|arial|courier|helvet)", re.IGNORECASE)),
)
_LONGEST = 80
# How the XML of Office and OpenDocument files writes the beginnings of these names.
_BEGINNINGS = tuple(b'"' + name for name in (b".Vn", b".VN", b".vn", b"Vn", b"VNI", b"vni", b"VPS", b"vps", b"VI "))

_SOFT_HYPHENS = ("\u00ad".encode(), b"&#173;", b"&#xAD;", b"&#xad;")


class OldFont(NamedTuple):
    """The encoding that a font shows, and whether it shows small letters as capitals."""

    encoding: str
    capitals: bool = False


@lru_cache(maxsize=1024)
def old_font(name: str | None) -> OldFont | None:
    """What a font of this name shows; None for fonts of Unicode."""
    # LibreOffice numbers fonts of one name: ".VnTimeH1".
    bare = _CUT.sub("", _SUBSET.sub("", (name or "").strip("\"' ")[:_LONGEST])).rstrip("0123456789")
    for encoding, pattern in _NAMES:
        if pattern.match(bare):
            capitals = encoding == TCVN3 and (bare.endswith("H") or (bare.islower() and bare.endswith("h")))
            return OldFont(encoding, capitals)
    return None


def has_old_signs(data: bytes) -> bool:
    """Whether a part of a file may name such a font, or has soft hyphens, which TCVN3 uses for ư.

    A cheap look, so that all other files are read as fast as ever.
    """
    return any(sign in data for sign in (*_BEGINNINGS, *_SOFT_HYPHENS))
