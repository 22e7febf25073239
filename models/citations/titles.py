"""The summary (trích yếu) of a cited document: where it begins, and where it sensibly ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.citations.kinds import LOWER, UPPER, WORD

LONGEST = 400
_GAP = r"\s{0,2}[,:]?\s{0,2}"
_ALWAYS = (
    r"về(?:\s{1,2}việc)?|v/v|ban\s{1,2}hành|quy\s{1,2}định|qui\s{1,2}định|phê\s{1,2}duyệt|sửa\s{1,2}đổi|hướng\s{1,2}dẫn|"
    r"công\s{1,2}bố|bãi\s{1,2}bỏ"
)
# These also carry on the plan's own sentence, so they begin a summary only behind a date or an issuer.
_BEHIND_ISSUER = (
    r"thực\s{1,2}hiện|triển\s{1,2}khai|đẩy\s{1,2}mạnh|tăng\s{1,2}cường|kiện\s{1,2}toàn|thành\s{1,2}lập|"
    r"điều\s{1,2}chỉnh|chấn\s{1,2}chỉnh|tiếp\s{1,2}tục|nâng\s{1,2}cao"
)
_NOT_A_SUMMARY = r"(?!\s{1,2}(?:tại|của|trên|này|nêu|hiện))"
_FIRST = re.compile(rf"{_GAP}(?P<at>(?i:{_ALWAYS})(?![{WORD}]){_NOT_A_SUMMARY})")
# ", thực hiện …" behind an issuer goes on with what the plan itself is to do.
_LATER = re.compile(
    rf"(?:{_GAP}(?=(?i:{_ALWAYS})(?![{WORD}]))|\s{{0,2}}:?\s{{0,2}})"
    rf"(?P<at>(?i:{_ALWAYS}|{_BEHIND_ISSUER})(?![{WORD}]){_NOT_A_SUMMARY})"
)
_QUOTED = re.compile(r"\s{0,2}[,:]?\s{0,2}(?P<at>(?P<o>[“\"«])[^“”\"«»\n]{3,400}[”\"»])")
_BRACKETED = re.compile(r"\s{0,2}\((?P<at>(?i:về|v/v|ban\s{1,2}hành|quy\s{1,2}định)\s[^()\n]{3,400})\)")
_DOCUMENTS = (
    r"(?:các\s{1,2})?(?:bộ\sluật|luật|nghị\squyết|nghị\sđịnh|quyết\sđịnh|chỉ\sthị|thông\stư|công\svăn|công\sđiện|"
    r"kế\shoạch|chương\strình|kết\sluận|hướng\sdẫn|thông\sbáo|văn\sbản)"
)
_END = re.compile(
    rf"[;\n:]|\.(?=\s|$|/)|…|\.\.\."
    rf"|\s?[,]\s(?=(?:(?i:trong\sđó|trọng\stâm|trên\scơ\ssở|cụ\sthể|như\ssau|bảo\sđảm|đảm\sbảo|đồng\sthời|góp\sphần|với|"
    rf"gắn\svới|nhằm|để|có|và)(?![{WORD}])|(?i:{_DOCUMENTS})(?![{WORD}])|(?i:sở|văn\sphòng|ubnd|[ủu][ỷy]\sban|phòng)\s[{UPPER}]))"
    rf"|\s(?=(?i:nhằm|như\ssau|sau\sđây|được|đã|đảm\sbảo|bảo\sđảm|gồm)(?![{WORD}]))"
    rf"|\s(?=(?i:và|hoặc|theo|tại|cùng|với)\s{{1,2}}(?:các\s)?(?:[{UPPER}][{LOWER}]{{1,8}}\s[{LOWER}]{{1,8}}\s)?(?:số\s{{0,2}}\d|(?-i:số):))"
    rf"|\svà\s(?:các\s)?(?=(?:văn\sbản|VBQPPL|Nghị|Quyết\sđịnh|Thông\stư|Chỉ\sthị|Luật|Công\svăn|quy\sđịnh\shiện))"
    rf"|\s?[–-]\s(?=[{UPPER}])"
)
_PAIRS = {"(": ")", "“": "”", "«": "»", "[": "]"}
_BRACKET = re.compile(r"[()“”«»\[\]]")


class Title(NamedTuple):
    """A summary in a text; `start` and `end` leave out brackets around it."""

    start: int
    end: int
    text: str


def title_at(text: str, place: int, behind_issuer: bool) -> Title | None:
    """The summary that begins at a place behind the number, the date or the issuer of a document."""
    for whole in (_QUOTED, _BRACKETED):
        found = whole.match(text, place)
        if found is not None:
            quoted = text[found.start("at")] in '“"«'
            return _made(text, found.start("at") + quoted, found.end("at") - quoted)
    begun = (_LATER if behind_issuer else _FIRST).match(text, place)
    if begun is None:
        return None
    start = begun.start("at")
    limit = min(len(text), start + LONGEST)
    ending = _END.search(text, begun.end("at"), limit)
    end = ending.start() if ending else limit
    end = _unclosed(text, start, end)
    return _made(text, start, end) if end - start > len(begun["at"]) + 3 else None


def _unclosed(text: str, start: int, end: int) -> int:
    """Where a bracket closes that was opened before the summary, else its end."""
    open_ones: list[str] = []
    for found in _BRACKET.finditer(text, start, end):
        sign = found[0]
        if sign in _PAIRS:
            open_ones.append(_PAIRS[sign])
        elif open_ones and open_ones[-1] == sign:
            open_ones.pop()
        else:
            return found.start()
    return end


def _made(text: str, start: int, end: int) -> Title:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:/"):
        end -= 1
    return Title(start, end, " ".join(text[start:end].split()))
