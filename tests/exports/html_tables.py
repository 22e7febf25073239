"""Reads our HTML as a mail program would: only what it keeps, everything closed, tables as cells with spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = {"meta", "col", "br"}
_TAGS = {
    "html", "head", "title", "body", "div", "p", "span", "b", "table", "colgroup", "thead", "tr", "th", "td",
    *_EMPTY,
}  # fmt: skip
_ATTRIBUTES = {
    "lang", "http-equiv", "content", "bgcolor", "style", "align", "valign", "width", "border", "cellspacing",
    "cellpadding", "bordercolor", "rowspan", "colspan", "sdnum", "nowrap",
}  # fmt: skip


@dataclass
class Box:
    """One cell of a table with its style."""

    text: str = ""
    rowspan: int = 1
    colspan: int = 1
    heading: bool = False
    style: str = ""


@dataclass
class Page:
    """What the HTML shows: paragraphs outside tables, tables of rows of cells, title and language."""

    title: str = ""
    lang: str = ""
    paragraphs: list[str] = field(default_factory=list)
    tables: list[list[list[Box]]] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[str] = []
        self.box: Box | None = None
        self.in_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        assert tag in _TAGS, tag
        assert set(values) <= _ATTRIBUTES, values
        assert len(values) == len(attrs), "an attribute comes twice"
        style = values.get("style", "")
        assert not re.search(r"url\(|expression|@import|position|javascript", style), style
        self.page.styles.append(style)
        if tag not in _EMPTY:
            self.open.append(tag)
        if tag == "html":
            self.page.lang = values["lang"]
        elif tag == "table":
            self.page.tables.append([])
        elif tag == "thead":
            self.in_head = True
        elif tag == "tr":
            self.page.tables[-1].append([])
        elif tag in ("td", "th"):
            spans = int(values.get("rowspan", 1)), int(values.get("colspan", 1))
            self.box = Box("", *spans, heading=self.in_head, style=style)
            self.page.tables[-1][-1].append(self.box)
        elif tag == "p" and self.box is None:
            self.page.paragraphs.append("")
        elif tag == "br":
            assert "same-cell" in style
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag
        if tag in ("td", "th"):
            self.box = None
        elif tag == "thead":
            self.in_head = False

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "title":
            self.page.title += data
        elif self.box is not None:
            self.box.text += data
        elif "p" in self.open or "span" in self.open:
            if not self.page.paragraphs:
                self.page.paragraphs.append("")
            self.page.paragraphs[-1] += data
        else:
            assert not data.strip(), data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def read_html(html: str) -> Page:
    """What a piece of HTML shows; asserts that it is well formed and holds nothing that mail programs throw away."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, reader.open
    for table in reader.page.tables:
        check_spans(table)
    return reader.page


def check_spans(rows: list[list[Box]]) -> int:
    """Assert that the cells of a table leave no hole and do not overlap; its number of columns."""
    taken: dict[tuple[int, int], Box] = {}
    for number, row in enumerate(rows):
        column = 0
        for box in row:
            while (number, column) in taken:
                column += 1
            for down in range(box.rowspan):
                for right in range(box.colspan):
                    assert (number + down, column + right) not in taken, "cells overlap"
                    taken[number + down, column + right] = box
    columns = 1 + max((column for _row, column in taken), default=-1)
    assert len(taken) == columns * len(rows), "a hole in the table"
    return columns


def texts(page: Page) -> list[str]:
    """All cells with text, in reading order, their spaces as they were."""
    boxes = (box for table in page.tables for row in table for box in row)
    return [box.text.replace("\u00a0", " ") for box in boxes if box.text]
