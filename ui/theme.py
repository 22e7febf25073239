"""Colours, fonts and the style sheet of the window: light, dark, high contrast; the one place where they are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from models.resources import resource_path
from ui.style_sheet import style_sheet

PAPER_FAMILIES = ("Times New Roman", "Liberation Serif")
_UI_FAMILIES = ("Segoe UI", "Noto Sans", "Inter", "Ubuntu", "Cantarell", "Liberation Sans", "DejaVu Sans")


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours by their use; `paper` and what lies on it belong to the table, the rest to the program."""

    dark: bool
    window: str
    panel: str
    text: str
    faint: str
    border: str
    edge: str  # of what is written in or ticked: it has to be seen
    hover: str
    pressed: str
    accent: str
    accent_text: str
    chosen: str
    danger: str
    caution: str
    good: str
    note: str
    note_border: str
    paper: str
    ink: str
    ink_faint: str
    grid: str
    header: str
    heading_row: str
    marked: str
    marked_ink: str


LIGHT = Theme(
    dark=False,
    window="#eef1f4",
    panel="#ffffff",
    text="#1c2430",
    faint="#5b6675",
    border="#cfd6de",
    edge="#868f9a",
    hover="#dfe7ef",
    pressed="#cddae6",
    accent="#17629c",
    accent_text="#ffffff",
    chosen="#d5e6f5",
    danger="#b3261e",
    caution="#8f5600",
    good="#1f7a45",
    note="#e6f0f9",
    note_border="#a9c8e4",
    paper="#ffffff",
    ink="#000000",
    ink_faint="#8a929c",
    grid="#6f7780",
    header="#e9eff5",
    heading_row="#f6f8fa",
    marked="#d3e6f8",
    marked_ink="#000000",
)

DARK = Theme(
    dark=True,
    window="#1f2328",
    panel="#262b31",
    text="#e7eaee",
    faint="#a3adb8",
    border="#3d454e",
    edge="#7b8590",
    hover="#343c45",
    pressed="#3e4852",
    accent="#5aa9e6",
    accent_text="#0d1820",
    chosen="#2c4a63",
    danger="#ff8a80",
    caution="#f2b84b",
    good="#6fcf97",
    note="#24384a",
    note_border="#3f6485",
    paper="#2b3036",
    ink="#f0f2f4",
    ink_faint="#939ca6",
    grid="#757e88",
    header="#353c44",
    heading_row="#31373e",
    marked="#2f5373",
    marked_ink="#ffffff",
)

# Black on white with lines that are seen: for weak eyes and poor projectors.
CONTRAST = Theme(
    dark=False,
    window="#ffffff",
    panel="#ffffff",
    text="#000000",
    faint="#1a1a1a",
    border="#000000",
    edge="#000000",
    hover="#ffe97a",
    pressed="#ffd000",
    accent="#0000c8",
    accent_text="#ffffff",
    chosen="#ffe97a",
    danger="#a00000",
    caution="#6b3f00",
    good="#005a00",
    note="#ffffff",
    note_border="#000000",
    paper="#ffffff",
    ink="#000000",
    ink_faint="#4a4a4a",
    grid="#000000",
    header="#ffffff",
    heading_row="#ffffff",
    marked="#ffe97a",
    marked_ink="#000000",
)

# By the name under which the choice is kept; "" follows the computer.
THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


class _InUse:
    theme = LIGHT


def current_theme() -> Theme:
    """The theme in use."""
    return _InUse.theme


def system_theme() -> Theme:
    """What the computer's own settings ask for: dark windows, or strong contrast."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program the palette and style sheet of a theme; nothing is done where it has them already."""
    if _InUse.theme is theme and app.styleSheet():
        return
    _InUse.theme = theme
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme))


@cache
def paper_family() -> str:
    """Times New Roman where the computer has it, else the bundled font of the same widths."""
    if PAPER_FAMILIES[0] in QFontDatabase.families():
        return PAPER_FAMILIES[0]
    for file in sorted(resource_path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    return PAPER_FAMILIES[1]


def paper_font(points: float, bold: bool = False, italic: bool = False) -> QFont:
    """The font of the paper in points of the screen; unhinted, so that widths grow evenly with the zoom."""
    font = QFont(paper_family())
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def ui_font(app: QApplication) -> QFont:
    """The font of menus and panels: the system's own, or a plain one with all Vietnamese letters."""
    font = app.font()
    known = set(QFontDatabase.families())
    family = next((name for name in _UI_FAMILIES if name in known), font.family())
    chosen = QFont(family)
    chosen.setPointSizeF(max(9.5, min(font.pointSizeF(), 11.0)))
    return chosen


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for part, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.panel),
        (role.AlternateBase, theme.window),
        (role.Text, theme.text),
        (role.Button, theme.window),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.danger),
        (role.ToolTipBase, theme.panel),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.faint),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.accent_text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent),
        (role.Light, theme.panel),
        (role.Midlight, theme.hover),
        (role.Mid, theme.border),
        (role.Dark, theme.faint),
        (role.Shadow, "#000000"),
    ):
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(theme.ink_faint))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.border))
    return palette
