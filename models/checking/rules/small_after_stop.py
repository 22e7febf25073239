"""The rule about a small letter behind a full stop within a text: the stop or the small letter is a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.checking.finding import Severity
from models.checking.parts import any_piece
from models.checking.rule import Slip, TextKind, TextRule
from models.i18n import _
from models.spelling.syllables import is_syllable

_LETTER = r"[^\W\d_]"
# Short words before a stop may be abbreviations ("tr. 5", "tp. Vinh"); parts of a file's name have no space between.
_STOP = re.compile(rf"(?<![\w.])({_LETTER}{{3,7}})\.[ \u00a0]+({_LETTER}{{2,7}})(?![\w.])")


def _find(text: str, _kind: TextKind) -> Iterator[Slip]:
    for found in _STOP.finditer(text):
        if found[1].islower() and found[2].islower() and is_syllable(found[1]) and is_syllable(found[2]):
            message = _("Sau dấu chấm là chữ thường (“{words}”): thừa dấu chấm hoặc thiếu chữ hoa.")
            yield Slip(found.end(1), found.start(2) + 1, message.format(words=" ".join(found[0].split())))


SMALL_AFTER_STOP = TextRule(
    name="small-after-stop",
    group="text",
    severity=Severity.HINT,
    title="Chữ thường sau dấu chấm",
    explanation="Câu mới bắt đầu bằng chữ hoa; nếu câu chưa hết thì dấu chấm ở giữa là thừa.",
    find=_find,
    quick=any_piece(rf"{_LETTER}{{3}}\.\Z"),
)
