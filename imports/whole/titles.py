"""The lines above a table: the word "PHỤ LỤC", the title, the "(Kèm theo …)" line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from imports.blocks import Paragraph
from imports.recognise.number import split_number
from models.text import fold, tidy

_LABEL = re.compile(
    r"((?:phụ|phu)\s*(?:lục|luc|biểu|bieu)(?:\s*(?:số|so)?\s*[:.]?\s*(?:[IVXLC]+|\d{1,3})\b)?)\s*[:.–-]*\s*", re.I
)
_FORM = re.compile(
    r"((?:biểu mẫu|mẫu biểu|biểu|mẫu|bảng)\s*(?:số\s*)?[:.]?\s*\d{1,3}(?:[/-][A-ZĐ][A-ZĐ-]*)?)(?!\d)\s*[:.–-]*\s*", re.I
)
_ASIDE = re.compile(
    r"\(?\s*(?:(?:đơn vị tính|đvt|đơn vị)\s*[:.]|số liệu\b|ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\b).{0,120}", re.I
)
_GOES_ON = re.compile(r".{0,60}\(?\s*tiếp (?:theo|trang|bảng)[^.;]{0,40}", re.I)
_LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Title:
    """The heading of an appendix; caption None where the source has none, `rest` what is neither."""

    label: str = ""
    text: str = ""
    caption: str = ""
    rest: tuple[str, ...] = ()


def is_label(text: str) -> bool:
    """Whether a line begins with the word "Phụ lục" as a heading does, not as running text."""
    match = _LABEL.match(text)
    rest = text[match.end() :] if match else ""
    return bool(match) and (not rest or rest[:1].isupper()) and len(text) < 300


def is_form(text: str) -> bool:
    """Whether a line is the number of a form or table ("Biểu số 01") that stands over its title."""
    match = _FORM.match(text)
    rest = text[match.end() :] if match else ""
    return bool(match) and (not rest[:1].isalpha() or rest[:1].isupper()) and len(text) < 300


def is_aside(text: str) -> bool:
    """Whether a line above a table is no part of its title: the unit of its amounts, a date."""
    return bool(_ASIDE.fullmatch(text))


def says_it_goes_on(text: str) -> bool:
    """Whether a line between two tables only says that the table goes on: "(Tiếp theo trang trước)"."""
    return len(text) < 100 and bool(_GOES_ON.fullmatch(text))


def is_caption(text: str) -> bool:
    """Whether a line says with which document the appendix goes."""
    words = fold(text[:100])
    told = any(phrase in words[:60] for phrase in ("kem theo", "ban hanh", "dinh kem"))
    return told and (words.startswith("(") or words.startswith(("kem theo", "ban hanh kem theo", "dinh kem")))


def read_title(paragraphs: Sequence[Paragraph]) -> Title:
    """Label, title and caption in the lines above a table."""
    lines = [line for paragraph in paragraphs for line in tidy(paragraph.text.replace("\t", " ")).split("\n") if line]
    label, caption = "", ""
    title: list[str] = []
    rest: list[str] = []
    for line in lines:
        if caption and not _closed(caption):
            caption = f"{caption} {line}"
            continue
        match = _LABEL.match(line) or _FORM.match(line)
        if match and not label and not title and not caption:
            label = match.group(1)
            if after := line[match.end() :]:
                title.append(after)
        elif is_caption(line) and not caption:
            caption = line
        elif is_aside(line) or caption:
            rest.append(line)
        else:
            title.append(line)
    return Title(label, " ".join(title), caption, tuple(rest))


def _closed(text: str) -> bool:
    return text.count("(") <= text.count(")") or len(text) > 600


def belongs_to_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph above a table is part of its heading, not of the running text."""
    text = paragraph.line
    named = is_label(text) or is_form(text)
    if is_caption(text) or (named and (paragraph.centered or paragraph.bold or text.isupper())):
        return True
    if paragraph.centered or paragraph.align == "right":
        return True
    return text.isupper() and not split_number(text)[0].kind


def is_title(paragraph: Paragraph) -> bool:
    """Whether a paragraph right above a table names it, though it stands at the left: by its form, or in bold."""
    text = paragraph.line
    if is_label(text) or is_form(text):
        return True
    running = text.endswith((".", ":", ";", ",")) or len(text) > _LONGEST_TITLE
    return paragraph.bold and not running and not split_number(text)[0].kind
