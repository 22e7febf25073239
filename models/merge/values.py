"""One value of a node, as a Difference names it, put into another state of the same node."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models.plan import LINE_FIELDS, Line

_APPENDIX_LAYOUT = ("layout", "widths")


def with_value(node: Any, field: str, source: Any) -> Any:
    """The node with a value ("title", "extra.k", "signer.name", "widths" …) of another state of it."""
    if isinstance(node, Line):
        return with_line_text(node, field, source.text(field))
    if field in _APPENDIX_LAYOUT:
        return replace(node, layout=source.layout)
    owner, _dot, part = field.partition(".")
    if part:
        return replace(node, **{owner: replace(getattr(node, owner), **{part: getattr(getattr(source, owner), part)})})
    return replace(node, **{field: getattr(source, field)})


def with_text(node: Any, field: str, text: str) -> Any:
    """The node with a text that the officer wrote."""
    if isinstance(node, Line):
        return with_line_text(node, field, text)
    owner, _dot, part = field.partition(".")
    return replace(node, **{owner: replace(getattr(node, owner), **{part: text}) if part else text})


def with_line_text(line: Line, field: str, text: str) -> Line:
    """The line with a text in a field or custom column."""
    if field in LINE_FIELDS or field == "reference":
        return replace(line, **{field: text})  # type: ignore[arg-type]
    key = field.removeprefix("extra.")
    extra = {name: value for name, value in line.extra.items() if name != key}
    return replace(line, extra={**extra, key: text} if text else extra)
