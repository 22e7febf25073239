"""Rules about spelling: impossible syllables, words that are near a usual one, halves of words."""

from __future__ import annotations

from collections.abc import Iterator

from models.checking.finding import Severity
from models.checking.parts import Parts
from models.checking.rule import Rule, Slip, TextKind, TextRule
from models.i18n import _
from models.spelling.speller import Doubt, Misspelling, misspellings, partners

# Names of people and places, numbers and symbols are no words.
_NO_WORDS = frozenset({"number", "symbol", "place", "signer.name"})


def _doubtful(parts: Parts) -> bool:
    return bool(misspellings(parts.text))


def _found(text: str, kind: TextKind, doubt: Doubt) -> Iterator[Misspelling]:
    if kind.field not in _NO_WORDS:
        yield from (one for one in misspellings(text) if one.doubt is doubt)


def _syllables(text: str, kind: TextKind) -> Iterator[Slip]:
    for one in _found(text, kind, Doubt.SYLLABLE):
        if one.meant:
            message = _("“{written}” viết sai chính tả, có lẽ là “{meant}”.").format(
                written=one.written, meant=one.meant
            )
        else:
            message = _("“{written}” không phải là một tiếng của tiếng Việt.").format(written=one.written)
        yield Slip(one.start, one.end, message, one.meant or None)


def _words(text: str, kind: TextKind) -> Iterator[Slip]:
    for one in _found(text, kind, Doubt.WORD):
        if one.meant:
            message = _("“{written}” có lẽ là “{meant}” viết sai.").format(written=one.written, meant=one.meant)
        else:
            message = _("“{written}” có lẽ viết sai chính tả.").format(written=one.written)
        yield Slip(one.start, one.end, message, one.meant or None)


def _halves(text: str, kind: TextKind) -> Iterator[Slip]:
    for one in _found(text, kind, Doubt.HALF):
        examples = ", ".join(f"“{word}”" for word in partners(one.written))
        message = _("“{written}” không đứng một mình, có lẽ sót hoặc viết sai chữ bên cạnh (như {examples}).")
        yield Slip(one.start, one.end, message.format(written=one.written, examples=examples))


SYLLABLE = TextRule(
    name="spelling-syllable",
    group="spelling",
    severity=Severity.HINT,
    title="Tiếng không có trong tiếng Việt",
    explanation="Âm đầu, vần và dấu thanh không thể đi với nhau như thế, hoặc dấu thanh đặt sai chữ. Từ riêng của cơ "
    "quan có thể đưa vào danh sách từ đúng của kế hoạch.",
    quick=_doubtful,
    find=_syllables,
)
WORD = TextRule(
    name="spelling-word",
    group="spelling",
    severity=Severity.HINT,
    title="Từ gần giống một từ hành chính quen dùng",
    explanation="Hai tiếng đều có thật nhưng không thành từ, và chỉ khác một từ hành chính quen dùng về dấu hoặc một "
    "chữ, ví dụ “thủ tuc”, “kễ hoạch”.",
    quick=_doubtful,
    find=_words,
)
HALF = TextRule(
    name="spelling-half",
    group="spelling",
    severity=Severity.HINT,
    title="Từ bị sót tiếng",
    explanation="Tiếng này chỉ dùng trong từ ghép nhưng bên cạnh không có tiếng nào làm thành từ ghép ấy: khi soạn "
    "thảo có thể đã xóa nhầm hoặc gõ sót.",
    quick=_doubtful,
    find=_halves,
)

RULES: tuple[Rule, ...] = (SYLLABLE, WORD, HALF)
