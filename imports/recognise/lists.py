"""Lists that were written in one line of a cell, "- A - B" or "1. A 2. B", with each item on a line again."""

from __future__ import annotations

import re

from imports.recognise.header import Header
from imports.recognise.view import View
from imports.recognise.vocabulary import phrases

_DASHED = re.compile(r"(?<=\S) (?=([-–+•])\s+([^\W\d_]))")
_COUNTED = re.compile(r"(?<=\S) (?=(\d{1,2})\s*([.)])\s*([^\W\d_]))")
_FIRST_DASH = re.compile(r"([-–+•])\s*[^\W_]")
_FIRST_COUNT = re.compile(r"1\s*([.)])\s*[^\W\d_]")


def with_lists(view: View, header: Header) -> None:
    """Put the items of lists on lines of their own, in all cells below the heading."""
    for index, text in enumerate(view.texts):
        if text and view.cells[index].row >= header.end and (told := in_lines(text)) != text:
            view.texts[index] = told
            view.cells[index] = view.cells[index]._replace(text=told)


def in_lines(text: str) -> str:
    """A cell whose list was written in one line, "- A - B" or "1. A 2. B", with each item on a line."""
    if "\n" in text:
        return "\n".join(in_lines(line) for line in text.split("\n"))
    if dash := _FIRST_DASH.match(text):
        sign = dash.group(1)
        places = [
            match.start()
            for match in _DASHED.finditer(text)
            if match.group(1) == sign and match.group(2).isupper() and not _in_name(text, match.start())
        ]
    elif count := _FIRST_COUNT.match(text):
        places = []
        for match in _COUNTED.finditer(text):
            if match.group(2) == count.group(1) and int(match.group(1)) == len(places) + 2:
                places.append(match.start())
    else:
        return text
    pieces: list[str] = []
    start = 0
    for end in places:
        pieces.append(text[start:end])
        start = end + 1
    return "\n".join([*pieces, text[start:]])


def _in_name(text: str, at: int) -> bool:
    """Whether the dash at a place is part of a name: "Lao động - Thương binh và Xã hội"."""
    near = " ".join(text[max(0, at - 40) : at + 40].casefold().replace("–", "-").split())
    return any(name in near for name in phrases("dashed_names"))
