"""The marks of Markdown and a few of HTML in plain text: what is bold or italic, a heading, a line break."""

from __future__ import annotations

import re
from typing import NamedTuple

# Signs of the private use area stand for the marks while lines are cut; a text that has them itself loses them.
_BOLD, _END_BOLD, _ITALIC, _END_ITALIC = "\ue000", "\ue001", "\ue002", "\ue003"
_PRIVATE = re.compile("[\ue000-\ue003]")
_TAGS = re.compile(r"<(/?)(b|strong|i|em|u|sup|sub|span|font)(?:\s[^<>\n]{0,200})?>|<br\s*/?>", re.IGNORECASE)
_STARS = re.compile(r"\*+")
_MARKS = ((_ITALIC, _END_ITALIC), (_BOLD, _END_BOLD), (_BOLD + _ITALIC, _END_ITALIC + _END_BOLD))
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ ]+(.*?)[ ]*#*$")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_MARKED = re.compile("([\ue000-\ue003])")
_MOSTLY = 0.8


class Marked(NamedTuple):
    """A line without its marks, and what they said."""

    text: str
    bold: bool = False
    italic: bool = False
    heading: bool = False


def has_markup(text: str) -> bool:
    """Whether a text is written with marks at all, so that a star or a cross in it is one."""
    return bool(re.search(r"(?m)\*\*\S|^#{1,6} \S|</?(?:b|strong|i|em)>|(?<!\w)\*[^\s*][^*\n]{2,200}\*(?!\w)", text))


def marked_lines(text: str) -> list[Marked]:
    """The lines of a block of text without marks; bold may begin on one line and end on another."""
    text = _TAGS.sub(_tag, _PRIVATE.sub("", text))
    if "*" in text:
        text = _with_stars(text)
    found: list[Marked] = []
    state = [0, 0]
    for line in text.split("\n"):
        found.append(_line(line, state))
    return found


def _with_stars(text: str) -> str:
    """The text with its pairs of stars replaced; a star that has no partner (a bullet, a footnote) stays."""
    open_at: dict[int, tuple[int, int]] = {}
    paired: dict[int, tuple[int, str]] = {}
    for run in _STARS.finditer(text):
        start, end = run.span()
        size = end - start
        if size > len(_MARKS):
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        first, last = _MARKS[size - 1]
        closes = bool(before) and not before.isspace() and before != "(" and not after.isalnum()
        if closes and size in open_at:
            begin, stop = open_at.pop(size)
            paired[begin] = (stop, first)
            paired[start] = (end, last)
        elif after and not after.isspace() and after != ")" and not before.isalnum():
            open_at[size] = (start, end)
    pieces: list[str] = []
    at = 0
    for start, (end, mark) in sorted(paired.items()):
        pieces += (text[at:start], mark)
        at = end
    return "".join([*pieces, text[at:]])


def _tag(match: re.Match[str]) -> str:
    name = (match.group(2) or "br").lower()
    if name == "br":
        return "\n"
    if name in ("b", "strong"):
        return _END_BOLD if match.group(1) else _BOLD
    if name in ("i", "em"):
        return _END_ITALIC if match.group(1) else _ITALIC
    return ""


def _line(line: str, state: list[int]) -> Marked:
    """One line; `state` counts the bold and italic that are open before it and, when done, after it."""
    parts = _MARKED.split(line)
    signs = bold = italic = 0
    kept: list[str] = []
    for part in parts:
        if part in (_BOLD, _END_BOLD):
            state[0] = max(0, state[0] + (1 if part == _BOLD else -1))
        elif part in (_ITALIC, _END_ITALIC):
            state[1] = max(0, state[1] + (1 if part == _ITALIC else -1))
        else:
            kept.append(part)
            letters = sum(1 for sign in part if sign.isalnum())
            signs += letters
            bold += letters * bool(state[0])
            italic += letters * bool(state[1])
    text = "".join(kept)
    heading = _HEADING.match(text)
    if heading:
        text = heading.group(1)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return Marked(text, signs > 0 and bold >= _MOSTLY * signs, signs > 0 and italic >= _MOSTLY * signs, bool(heading))
