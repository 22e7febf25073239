"""Rules about letters and signs: doubled words, brackets, stray stops and spaces, foreign letters, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from operator import eq

from models.checking.context import Context
from models.checking.finding import Finding, Severity
from models.checking.parts import Parts, any_piece, any_sign
from models.checking.rule import PlanRule, Rule, Slip, TextKind, TextRule, TextTrace, Traces
from models.checking.rules.abbreviations import ABBREVIATION_RULES
from models.checking.rules.lone_stops import LONE_STOP, TITLE_STOPS
from models.checking.rules.small_after_stop import SMALL_AFTER_STOP
from models.checking.rules.small_beginnings import SMALL
from models.house_style.agency_names import wrong_capitals
from models.i18n import _
from models.spelling.capitals import CAPITAL_VERBS, capitals_inside
from models.spelling.doubled import begun_again, doubled, may_begin_again
from models.spelling.look_alikes import LOOK_ALIKE_SIGNS, latin, look_alikes
from models.spelling.pairs_of_signs import Unpaired, unpaired
from models.spelling.stray_signs import STRAY_PIECE, dashes, stray_signs

_AROUND = 40  # letters before a dash
_MOST_SPOTS = 200
_WITHOUT_SPACES = ("number", "symbol")


def _doubled(text: str, _kind: TextKind) -> Iterator[Slip]:
    for one in doubled(text):
        message = _("“{words}” viết lặp hai lần liền nhau.").format(words=one.once)
        yield Slip(one.start, one.end, message, one.put)
    for start, end, around in begun_again(text):
        message = _("“{word}” trong “{around}” có lẽ thừa.").format(word=text[start:end], around=around)
        yield Slip(start, end, message)


def _unpaired(text: str, _kind: TextKind) -> Iterator[Slip]:
    messages = {
        Unpaired.OPEN: _("Dấu “{sign}” mở ra mà không đóng lại."),
        Unpaired.SHUT: _("Dấu “{sign}” đóng lại mà trước đó không mở."),
    }
    for at, which in unpaired(text):
        yield Slip(at, at + 1, messages[which].replace("“{sign}”", text[at]))


def _stray(text: str, kind: TextKind) -> Iterator[Slip]:
    for one in stray_signs(text) if kind.field not in _WITHOUT_SPACES else ():
        yield Slip(one.start, one.end, one.says(), one.put)


def _dashes(text: str, _kind: TextKind) -> Iterator[TextTrace]:
    """Each dash by the words around it, so that a name that stands in many cells is told once."""
    found = list(dashes(text))
    named = [(one.start, one.end) for one in wrong_capitals(text)] if found else []
    for one in found:
        # What is wrong with the capitals of a name is put right together with its dashes.
        if not any(start <= one.start and one.end <= end for start, end in named):
            around = text[max(0, one.start - _AROUND) : one.start].split()[-2:], text[one.end :].split(None, 2)[:2]
            yield TextTrace(" ".join((*around[0], "-", *around[1])).lower(), one.says(), one.start, one.end, one.put)


def _judge_dashes(key: str, traces: Traces, _context: Context) -> Iterator[Finding]:
    for message, nodes in traces.items():
        spots = tuple(spot for own in islice(nodes.values(), _MOST_SPOTS) for spot in own)
        name = DASH_SPACES.name
        yield Finding(
            rule=name, severity=DASH_SPACES.severity, message=message, spots=spots, key=f"{name}/{key}/{message}"
        )


def _foreign(text: str, _kind: TextKind) -> Iterator[Slip]:
    for found in look_alikes(text):
        message = _("“{word}” có chữ cái của bảng chữ khác trông giống chữ Việt nên tìm kiếm và sắp xếp sẽ sai.")
        right = latin(found[0])
        yield Slip(*found.span(), message.format(word=found[0]), right if right != found[0] else None)


def _capitals(text: str, _kind: TextKind) -> Iterator[Slip]:
    for start, end in capitals_inside(text):
        words = text[start:end]
        right = words[0].lower() + words[1:]
        yield Slip(
            start, end, _("“{words}” ở giữa câu nên viết thường: “{right}”.").format(words=words, right=right), right
        )


def _repeats(parts: Parts) -> bool:
    """Whether one to four words stand again right behind themselves or a word, whatever signs stand between them."""
    words = parts.words
    if len(set(words)) == len(words):
        return False
    if any(map(eq, words, words[1:])):
        return True
    # Two words that stand again after as many words as the phrase has: a first look at phrases of any length.
    for step in (2, 3, 4):
        later = words[step:]
        if not any(map(eq, words, later)):
            continue
        if any(map(eq, pairwise(words), pairwise(later))) or (step == 2 and may_begin_again(words)):
            return True
    return False


DOUBLED_WORD = TextRule(
    name="double-word",
    group="text",
    severity=Severity.HINT,
    title="Từ viết lặp",
    explanation="Một từ hoặc cụm từ đứng hai lần liền nhau, thường do sửa câu hoặc ghép trang. Từ láy như “từ từ”, "
    "“thường thường” không bị coi là lỗi.",
    find=_doubled,
    quick=_repeats,
)
BRACKETS = TextRule(
    name="brackets",
    group="text",
    severity=Severity.HINT,
    title="Ngoặc không đủ đôi",
    explanation="Dấu ngoặc đơn hoặc ngoặc kép mở mà không đóng, hoặc đóng mà không mở.",
    find=_unpaired,
    quick=any_sign('()[]{}“”"«»'),
)
STRAY_SIGNS = TextRule(
    name="stray-signs",
    group="text",
    severity=Severity.HINT,
    title="Dấu câu, khoảng trắng thừa hoặc thiếu",
    explanation="Dấu câu viết liền chữ đứng trước và cách chữ đứng sau một khoảng trắng; không để hai khoảng trắng, "
    "hai dấu câu liền nhau.",
    find=_stray,
    quick=any_piece(STRAY_PIECE, gaps=True),
)
DASH_SPACES = PlanRule(
    name="dash-spaces",
    group="text",
    severity=Severity.HINT,
    title="Khoảng trắng quanh gạch nối không đều",
    explanation="Gạch nối giữa hai cụm từ có khoảng trắng ở cả hai bên (“kinh tế - xã hội”), giữa hai số thì không có.",
    of_text=_dashes,
    quick=any_piece(r"[-–—]\w|\w[-–—]"),
    judge=_judge_dashes,
)
FOREIGN_LETTERS = TextRule(
    name="foreign-letters",
    group="text",
    severity=Severity.HINT,
    title="Chữ cái của bảng chữ khác",
    explanation="Chữ Nga, chữ Hy Lạp hoặc chữ Ð của tiếng khác lẫn trong từ: nhìn giống nhưng máy coi là chữ khác, nên "
    "tìm không thấy và xếp sai thứ tự.",
    find=_foreign,
    quick=any_sign(LOOK_ALIKE_SIGNS),
)
CAPITAL_INSIDE = TextRule(
    name="capital-inside",
    group="text",
    severity=Severity.HINT,
    title="Viết hoa giữa câu",
    explanation="Động từ giữa câu không viết hoa (“phổ biến, quán triệt”); tên cơ quan, tên luật không bị nhắc.",
    find=_capitals,
    quick=any_piece(CAPITAL_VERBS),
)

RULES: tuple[Rule, ...] = (
    DOUBLED_WORD,
    BRACKETS,
    STRAY_SIGNS,
    DASH_SPACES,
    LONE_STOP,
    TITLE_STOPS,
    FOREIGN_LETTERS,
    CAPITAL_INSIDE,
    SMALL,
    SMALL_AFTER_STOP,
    *ABBREVIATION_RULES,
)
