"""Cells and how they are to be split, as a table that can be read: text => unit | *many <role> [scope]."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from models.units.splitter import Part

_HERE = Path(__file__).parent


def cases() -> list[tuple[str, str]]:
    """The cells of our own table with what is wanted of them."""
    lines = (_HERE / "splits.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.partition("=>") for line in lines if "=>" in line]
    return [(text.strip().replace("\\n", "\n"), wanted.strip()) for text, _sign, wanted in pairs]


def told(parts: Iterable[Part]) -> str:
    """Parts as the table writes them."""
    return " | ".join(
        ("*" if part.collective else "")
        + part.text
        + (f" <{part.role}>" if part.role else "")
        + (f" [{part.scope}]" if part.scope else "")
        for part in parts
    )


def reference_cases() -> dict[str, str]:
    """What is wanted of the cells of the reference plans, by the digest of the cell: their texts stay there."""
    lines = (_HERE / "reference_splits.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))


def digest(text: str) -> str:
    """What names a cell."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def places(parts: Iterable[Part]) -> str:
    """Parts by their places: start-end, * for many, the role, = for a scope."""
    return " ".join(
        f"{part.start}-{part.end}{'*' * part.collective}{part.role[:1]}{'=' * bool(part.scope)}" for part in parts
    )
