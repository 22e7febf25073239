"""Lines of running text -> paragraphs: wrapped lines joined, headings told, and what a page break cut put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from imports.blocks import Paragraph
from imports.recognise.cut import lacks_a_word
from imports.recognise.number import split_number
from imports.recognise.prose_labels import MARKS
from imports.recognise.vocabulary import field_of, is_position
from imports.text.markup import Marked
from imports.whole.opening import document_type
from imports.whole.titles import is_caption, is_label
from models.plan import LINE_FIELDS

_ITEM = re.compile(
    rf"\s*(?:[{re.escape(MARKS)}]\s*\S|\(?[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{0,4}}\s*[.)]\s*\S|[a-zđ]{{1,2}}\s*[.)]\s*\S"
    r"|[0-9]{1,3}\s*/\s*[^\W\d]|[a-zđ]\s*/\s)"
)
_LABEL = re.compile(r"\s*[^\W\d][^:;\n]{2,50}:(?:\s|$)")
_PAGE_NUMBER = re.compile(r"[-–—]?\s*(?:trang\s*:?\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–—]?", re.IGNORECASE)
_ENDED = re.compile(r"[.;:!?…/]['\"”»)\]]*$")
_LONGEST_HEADING = 90
_LONGEST_ROMAN = 200
_LONGEST_OVER_TEXT = 300
_WRAPPED = 45
_SHORTEST_HALF = 20
_LONGEST_PARAGRAPH = 20_000
_HEADS = ("roman", "capital", "arabic", "padded", "dotted", "letter")


def paragraphs_of(lines: Sequence[Marked]) -> list[Paragraph]:
    """The paragraphs of a block of lines without a blank one between them."""
    found: list[Paragraph] = []
    wide = max((len(line.text) for line in lines), default=0)
    before = Marked("")
    for line in lines:
        text = line.text.strip(" ")
        if not text or not any(sign.isalnum() for sign in text):
            before = Marked("")
            continue
        bold = line.bold or line.heading
        above = found[-1] if found and before.text and len(found[-1].text) < _LONGEST_PARAGRAPH else None
        hard = before.text.endswith("  ")
        starts = bool(_ITEM.match(text)) or bool(_LABEL.match(text)) or text[:1] == "("
        if above is not None and above.bold and bold and not _numbered(text) and not line.heading:
            # Lines of one heading; a document's title, an appendix's, a position and the authority above it.
            found[-1] = replace(above, text=f"{above.text}\n{text}")
        elif above is not None and not bold and not above.bold and not starts and _wraps(above.text, text, wide, hard):
            found[-1] = replace(above, text=f"{above.text} {text}")
        else:
            found.append(Paragraph(text, bold, line.italic))
        before = line
    return found


def _wraps(above: str, text: str, wide: int, hard: bool) -> bool:
    """Whether a line goes on with the sentence of the line above it, which was only wrapped."""
    last = above.rpartition("\n")[2]
    if hard and _ITEM.match(above):
        return True
    if _ends(last) or last.isupper() or text.isupper():
        return False
    return text[:1].islower() or (len(last) > _WRAPPED and len(last) * 4 > wide * 3 and wide < 130)


def _ends(text: str) -> bool:
    return bool(_ENDED.search(text.rstrip()))


def _numbered(text: str) -> bool:
    return bool(split_number(text)[0].kind)


def joined_over_pages(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs, those that a page break cut in two made whole, and the numbers of the pages between them.

    The first half has no end, the second goes on in small letters, or the number of the page stands between.
    """
    found: list[Paragraph] = []
    numbers: list[str] = []
    seam = False
    for paragraph in paragraphs:
        if _PAGE_NUMBER.fullmatch(paragraph.line):
            numbers.append(paragraph.line)
            seam = True
            continue
        above = found[-1] if found else None
        if above is not None and len(above.text) < _LONGEST_PARAGRAPH and _goes_on(above, paragraph, seam=seam):
            found[-1] = replace(above, text=f"{above.text.rstrip()} {paragraph.text.lstrip()}")
        else:
            found.append(paragraph)
        seam = False
    return found, numbers


def _goes_on(above: Paragraph, below: Paragraph, *, seam: bool) -> bool:
    text, last = below.text.lstrip(), above.text.rstrip()
    if above.bold or below.bold or _ITEM.match(text) or _ends(last) or last.isupper():
        return False
    if text[:1].islower() or lacks_a_word(last):
        return len(last) > _SHORTEST_HALF
    return seam and len(last) > _WRAPPED and not text.isupper() and text[:1].isalnum() and not _LABEL.match(text)


def with_looks(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with the looks that plain text cannot show: headings bold, the lines of titles in the middle."""
    # "Q. GIÁM ĐỐC" begins with no number.
    bold = any(p.bold and _numbered(p.line) and not is_position(p.line) for p in paragraphs)
    found: list[Paragraph] = []
    listed: dict[str, int] = {}  # kind -> value of the last number that heads nothing
    for place, paragraph in enumerate(paragraphs):
        told = paragraph
        text = paragraph.line
        number = split_number(text)[0]
        form = number.kind + text[:1] * (text[:1] == "(")  # "(2)" does not go on from "1."
        follows = number.value > 1 and listed.get(form) == number.value - 1
        following = paragraphs[place + 1 : place + 2]
        counts = follows and not (number.kind == "arabic" and _stands_over_list(paragraph, following))
        if not paragraph.bold and not counts and _reads_as_heading(paragraph, following, bold):
            told = replace(told, bold=True)
        if told.bold:
            listed = {}
        elif number.kind:
            listed[form] = number.value
        # A list of tasks on its own begins with its title.
        titled = not place and text.isupper() and not number.kind and not document_type(paragraph)
        if titled or _in_the_middle(paragraph, text) or (found and _entitles(found[-1], paragraph)):
            told = replace(told, align="center")
        found.append(told)
    return found


def _reads_as_heading(paragraph: Paragraph, following: Sequence[Paragraph], marked: bool) -> bool:
    """Whether a numbered line is a heading; where headings are bold elsewhere, only what stands right over a list."""
    number, rest = split_number(paragraph.line)
    if number.kind not in _HEADS or not rest:
        return False
    below = following[0].line if following else ""
    if marked or number.kind == "letter":
        return _stands_over_list(paragraph, following)
    if number.kind in ("roman", "capital"):
        return len(rest) <= _LONGEST_ROMAN and (rest.isupper() or not _ends(rest))
    # A heading has something below it that is no further number of the same list, nor what a task has.
    bracket = below.startswith("(") and not paragraph.line.startswith("(")
    apart = bool(below) and (bracket or split_number(below)[0].kind != number.kind)
    longest = _LONGEST_OVER_TEXT if apart else _WRAPPED
    return bool(below) and len(rest) <= longest and not rest.endswith((".", ";", ",")) and not _labelled(below)


def _stands_over_list(paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
    """Whether a short line without an end stands right over points of a list that are not what a task has."""
    rest = split_number(paragraph.line)[1]
    below = following[0].line if following else ""
    over_list = below.startswith(("-", "–", "+", "a)", "•")) and not _labelled(below)
    return over_list and len(rest) <= _LONGEST_HEADING and not _ends(rest) and not rest.endswith(",")


def _labelled(text: str) -> bool:
    """Whether a line gives a task its lead, product or time: "- Sản phẩm: Báo cáo"."""
    label = _LABEL.match(text.lstrip(" -–+•*"))
    return label is not None and field_of(label.group().strip(" :")) in LINE_FIELDS


def _entitles(above: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a line right below the word "Phụ lục" is the title of the appendix."""
    text = paragraph.line
    if not (above.centered and is_label(above.line)) or _numbered(text) or _ITEM.match(text):
        return False
    return len(text) <= _LONGEST_ROMAN and not _ends(text) and not text.endswith(",")


def _in_the_middle(paragraph: Paragraph, text: str) -> bool:
    if is_caption(text):
        return True
    return is_label(text) and (paragraph.bold or text.isupper() or len(text) < _WRAPPED)
