"""Is there a screen, and are the system libraries there that Qt needs on Linux? Asked before Qt is imported."""

from __future__ import annotations

import ctypes
import os
import sys

from models.i18n import _

# What a bare Debian or Ubuntu lacks: library file -> package. The last ones matter only under X11.
_ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def has_screen() -> bool:
    """True where a window can be seen, or where Qt was told to draw without a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def missing_packages() -> list[str]:
    """The Debian packages whose libraries Qt would miss; empty on other systems."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = dict(_ALWAYS)
    if os.environ.get("DISPLAY") and os.environ.get("QT_QPA_PLATFORM", "xcb") == "xcb":
        wanted |= _X11
    return [package for library, package in wanted.items() if not _loads(library)]


def advice() -> str:
    """One sentence that names the Debian packages to install, or "" where nothing is missing."""
    packages = " ".join(missing_packages())
    text = _("Thiếu thư viện hệ thống của Qt; trên Debian/Ubuntu hãy chạy: sudo apt-get install {packages}")
    return text.format(packages=packages) if packages else ""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
