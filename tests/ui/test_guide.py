"""The officer's guide names menus that exist and shows pictures that are there."""

from __future__ import annotations

import re
from pathlib import Path

from ui.actions.menus import menus
from ui.keys_sheet import KeysSheet
from ui.main_window import MainWindow

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDE = (DOCS / "huong-dan.md").read_text(encoding="utf-8")


def plain(text: str) -> str:
    """A menu text as the guide writes it."""
    return text.replace("&", "").rstrip("…")


def test_every_menu_entry_of_the_guide_exists(window: MainWindow) -> None:
    known: set[str] = set()
    for _name, title, entries in menus():
        for entry in entries:
            if entry.endswith("Menu"):
                text = window.filled_menus[entry].title()
            elif entry:
                text = window.actions_by_name[entry].text()
            else:
                continue
            known.add(f"{plain(title)} > {plain(text)}")
    named = {" ".join(found.split()) for found in re.findall(r"\*\*([^*>]+ > [^*]+)\*\*", GUIDE)}
    assert len(named) > 8
    assert named <= known


def test_every_picture_of_the_guide_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", GUIDE)
    assert len(pictures) >= 4
    for name in pictures:
        size = (DOCS / name).stat().st_size
        assert 1000 < size < 250_000, name


def test_every_key_of_the_guide_does_something(window: MainWindow) -> None:
    texts = " ".join(KeysSheet(window.actions_by_name, window).entries())
    for key in set(re.findall(r"`((?:Ctrl\+[A-Z0-9]|F\d+|Ctrl\+Shift\+M|Ctrl\+Enter|Ctrl\+Shift\+Enter))`", GUIDE)):
        assert key in texts, key
