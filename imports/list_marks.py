"""The numbers and signs of automatic lists, as Word and Writer print them."""

from __future__ import annotations

from models.numbering import roman

MAX_NUMBER = 3999
_KEPT_BULLETS = frozenset("-+*–—•")


def list_number(text: str | None, default: int) -> int:
    """A number in an attribute, within what lists can print."""
    return min(int(text), MAX_NUMBER) if text and text.isascii() and text.isdigit() and len(text) < 9 else default


def bullet(text: str) -> str:
    """The sign of a bulleted list; signs that plain fonts do not have become a hyphen."""
    sign = text.strip()[:1]
    return sign if sign in _KEPT_BULLETS else "-"


def counted(number: int, form: str) -> str:
    """A number in one of Word's forms: "decimal", "lowerLetter", "upperRoman", "decimalZero", "none" …"""
    number = min(number, MAX_NUMBER)
    match form:
        case "upperRoman":
            return roman(number)
        case "lowerRoman":
            return roman(number).lower()
        case "upperLetter" | "lowerLetter" if number > 0:
            sign = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return sign.upper() if form == "upperLetter" else sign
        case "decimalZero":
            return f"{number:02d}"
        case "none":
            return ""
    return str(number)
