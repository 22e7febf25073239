"""Lengths and sizes as officers read them: a decimal comma, no idle zeros, the unit after a space."""

from __future__ import annotations

from models.i18n import _


def decimal(value: float, places: int = 1) -> str:
    """12.5 as "12,5", 20.0 as "20"."""
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".").replace(".", ",") if "." in text else text


def millimetres(value: float) -> str:
    """A length as "62,5 mm"."""
    return _("{number} mm").format(number=decimal(value))
