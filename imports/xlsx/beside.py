"""What lies beside the cells of a sheet: comments and the text in shapes, told in remarks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imports import beside
from imports.package import Package
from imports.xlsx.text import rich_text
from models.plan import Remark

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"


def texts_beside(package: Package, sheet: str, name: str) -> Iterator[Remark]:
    """The comments and shapes of a sheet; a shape without text is a picture and not told."""
    relations = [(kind, part) for kind, part in package.relations(sheet).values() if part in package]
    threads = [part for kind, part in relations if kind == "threadedComment"]
    for kind, part in relations:
        if kind == "comments" and not threads:
            for comment in package.xml(part).iter(_S + "comment"):
                text = comment.find(_S + "text")
                if text is not None:
                    yield from beside.comment(rich_text(text), _place(name, comment))
        elif kind == "threadedComment":
            for comment in package.xml(part).iter(_THREADED + "threadedComment"):
                yield from beside.comment(comment.findtext(_THREADED + "text") or "", _place(name, comment))
        elif kind == "drawing":
            lines = [
                "".join(piece.text or "" for piece in paragraph.iter(_A + "t"))
                for paragraph in package.xml(part).iter(_A + "p")
            ]
            yield from beside.drawn_text("\n".join(lines), name)


def _place(name: str, comment: Any) -> str:
    return f"{name}!{comment.get('ref')}"
