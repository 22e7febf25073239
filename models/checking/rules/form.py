"""Rules about the form of the document: title, symbol, legal bases, the end of the text, recipients; appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.parts import any_sign
from models.checking.rule import NodeRule, PlanRule, Rule, Slip, TextKind, TextRule, Trace, Traces
from models.checking.rules import appendix_form
from models.checking.shared.agencies import fits
from models.checking.shared.letterhead import blank_fields, is_filed, spaced_symbol, unfiled
from models.commands.sections import SetParagraphs
from models.commands.text import SetText
from models.commands.together import Together
from models.grid.grid import Address
from models.i18n import _
from models.plan import Plan, Section
from models.words import field_name

if TYPE_CHECKING:
    from models.walk import Node

_END = "./."
_LAST_SIGNS = re.compile(r"[\s./;,:]*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PARTS = re.compile(r"\s*(?:Số\s*:?\s*)?(\d{1,5})\s*/?\s*([^\W\d_].*)?$", re.IGNORECASE)
# A symbol is type and agency, "KH-SNV"; the types of papers are those of the decree's third annex and the usual ones.
_TYPES = "KH|QĐ|NQ|NĐ|CT|BC|TB|CV|TTr|TTR|HD|ĐA|PA|QC|QyĐ|CTr|CĐ|BB|GM"
_SYMBOL = rf"((?:{_TYPES})\s?-\s?[A-ZĐ][A-ZĐa-zđ&]*)"
_PARTY = r"(?:TW|[TĐHQ]U|QUTW|BCH|BCĐ)\b"
# "số 15KH-SNV", "số 15-KH-SNV" (the party's own "15-KH/TU" is right), or without its number "Kế hoạch số KH-SNV".
_NO_SLASH = re.compile(
    rf"\b[Ss]ố:?\s*(\d{{1,5}})(?:\s?|\s?-\s?(?!\w+\s?-\s?{_PARTY})){_SYMBOL}"
    rf"|\b(?:[Kk]ế hoạch|[Qq]uyết định|[Nn]ghị quyết|[Cc]hỉ thị|[Cc]ông văn|[Bb]áo cáo|[Tt]ờ trình) số:?\s*{_SYMBOL}"
)
# "số 15KH/SNV" for "15/KH-SNV".
_WRONG_SLASH = re.compile(rf"\b[Ss]ố:?\s*(\d{{1,5}})\s?({_TYPES})\s?/\s?(?!{_PARTY})([A-ZĐ][A-ZĐa-zđ&]+)")
_DASHED = re.compile(r"[A-ZĐrR]\s?-\s?[A-ZĐ]")
_GOES_ON = re.compile(r"\s*(?:[-–]\s*)?(?:Căn cứ|Thực hiện|Triển khai|Thi hành|Theo|Xét)\b", re.IGNORECASE)
_BASIS = re.compile(r"\s*(?:[-–]\s*)?(?:Căn cứ|Theo đề nghị|Xét đề nghị)\b", re.IGNORECASE)

_NO_COLON = re.compile(r"\s*-?\s*(lưu)(?=\s+[^\s:])", re.IGNORECASE)


def _of_plan(plan: Plan, field: str, start: int = 0, end: int | None = None, put: str | None = None) -> Spot:
    text = getattr(plan, field)
    end = len(text) if end is None else end
    return Spot(Address("plan", plan.id, field), start, end, text[start:end], put)


def _title(node: Node, _context: Context) -> Iterator[Finding]:
    if not isinstance(node, Plan):
        return
    if node.title.strip() and not _YEAR.search(node.title):
        text = _("Tên kế hoạch chưa nêu năm hoặc giai đoạn thực hiện.")
        yield Finding(rule=TITLE.name, severity=TITLE.severity, message=text, spots=(_of_plan(node, "title"),))
    for field, text in blank_fields(node):
        if field in ("agency", "title"):
            yield Finding(rule=TITLE.name, severity=TITLE.severity, message=text, spots=(_of_plan(node, field),))


def _symbol(node: Node, _context: Context) -> Iterator[Finding]:
    if not isinstance(node, Plan):
        return
    number, symbol = node.number.strip(), node.symbol.strip()
    for field, text in (("number", number), ("symbol", symbol)):
        parts = _PARTS.match(text)
        if parts and parts.group(2):
            message = _(
                "{field} ghi cả số và ký hiệu “{text}”; số và ký hiệu có hai ô riêng, khi in cách nhau bằng “/”."
            )
            commands = [SetText(Address("plan", node.id, "number"), parts.group(1))]
            commands.append(SetText(Address("plan", node.id, "symbol"), parts.group(2).strip()))
            yield Finding(
                rule=SYMBOL.name,
                severity=SYMBOL.severity,
                message=message.format(field=_("Ô “{name}”").format(name=field_name("plan", field)), text=text),
                spots=(_of_plan(node, field),),
                remedy=Together(_("Tách số và ký hiệu"), tuple(commands)),
            )
            return
    if symbol and "…" not in symbol and "..." not in symbol:
        yield from _form_of_symbol(node, symbol)


def _form_of_symbol(plan: Plan, symbol: str) -> Iterator[Finding]:
    kind, _dash, agency = symbol.partition("-")
    put: str | None = None
    told = {"symbol": symbol, "agency": plan.agency.strip()}
    if (text := spaced_symbol(symbol)) != "":
        text, put, told = "{text}", "".join(symbol.split()), {"text": text}
        put = put.upper() if put.islower() else put
    elif symbol.islower():
        text, put = _("Ký hiệu “{symbol}” viết bằng chữ thường; ký hiệu viết bằng chữ in hoa."), symbol.upper()
    elif kind.upper() != "KH":
        text = _("Ký hiệu “{symbol}” không bắt đầu bằng “KH” là chữ viết tắt của kế hoạch.")
    elif not agency:
        text = _("Ký hiệu “{symbol}” thiếu chữ viết tắt tên cơ quan sau dấu gạch nối.")
    elif plan.agency.strip() and not any(fits(agency, name) for name in (plan.agency, f"{plan.agency} {plan.place}")):
        text = _("Ký hiệu “{symbol}” không ứng với tên cơ quan “{agency}”.")
    else:
        return
    spot = _of_plan(plan, "symbol", put=put)
    yield Finding(rule=SYMBOL.name, severity=Severity.HINT, message=text.format(**told), spots=(spot,))


def _slash(text: str, _kind: TextKind) -> Iterator[Slip]:
    for match in _WRONG_SLASH.finditer(text):
        number, kind, agency = match.groups()
        right = f"{number}/{kind}-{agency}"
        message = _("Ký hiệu “{written}” sai dấu gạch, đúng là “{right}”.")
        written = text[match.start(1) : match.end()]
        yield Slip(match.start(1), match.end(), message.format(written=written, right=right), right)
    for match in _NO_SLASH.finditer(text) if _DASHED.search(text) else ():
        number, symbol, bare = match.groups()
        start, end = (match.start(1), match.end(2)) if number else match.span(3)
        message = _("Mất dấu “/” giữa số và ký hiệu, đúng là “{right}”.")
        yield Slip(
            start, end, message.format(right=f"{number or '…'}/{symbol or bare}"), f"{number or ''}/{symbol or bare}"
        )


def _bases(node: Node, _context: Context) -> Iterator[Finding]:
    """Each legal basis ends with a semicolon, the last one with a full stop."""
    if not isinstance(node, Plan):
        return
    own = [(place, text) for place, text in enumerate(node.legal_bases) if _BASIS.match(text)]
    # A basis that leads over to the text ("…, Sở ban hành kế hoạch như sau:") is a sentence of its own.
    whole = [(place, text) for place, text in own if not text.rstrip().endswith(":")]
    follows = bool(whole) and any(_GOES_ON.match(text) for text in node.legal_bases[whole[-1][0] + 1 :])
    for order, (place, text) in enumerate(whole, 1):
        wanted = "." if order == len(whole) else ";"
        end = len(text.rstrip())
        if not end or text[end - 1] == wanted or text[:end].endswith("…"):
            continue
        if follows and wanted == "." and text[end - 1] == ";":
            continue
        start = end - 1 if text[end - 1] in ".;,:" else end
        spot = Spot(Address("plan", node.id, "legal_bases"), start, end, text[start:end], wanted, place)
        if wanted == ".":
            message = _("Căn cứ cuối cùng kết thúc bằng dấu chấm.")
        else:
            message = _("Mỗi căn cứ kết thúc bằng dấu chấm phẩy, riêng căn cứ cuối cùng bằng dấu chấm.")
        yield Finding(rule=BASES.name, severity=BASES.severity, message=message, spots=(spot,))


def _recipients(node: Node, _context: Context) -> Iterator[Finding]:
    if not isinstance(node, Plan) or not any(text.strip() for text in node.recipients):
        return
    address = Address("plan", node.id, "recipients")
    texts = tuple(text for text in node.recipients if text.strip())
    filed = [text for text in texts if is_filed(text)]
    spot = Spot(address, paragraph=len(node.recipients) - 1)
    if message := unfiled(texts):
        remedy = SetParagraphs(address, (*texts, "Lưu: VT"))
        yield Finding(rule=RECIPIENTS.name, severity=RECIPIENTS.severity, message=message, spots=(spot,), remedy=remedy)
        return
    if texts[-1] != filed[-1]:
        message = _("Dòng “Lưu: …” phải là dòng cuối cùng của nơi nhận.")
        remedy = SetParagraphs(address, (*(text for text in texts if text not in filed), *filed))
        yield Finding(rule=RECIPIENTS.name, severity=RECIPIENTS.severity, message=message, spots=(spot,), remedy=remedy)
    for place, text in enumerate(node.recipients):
        if match := _NO_COLON.match(text):
            message = _("Sau chữ “Lưu” có dấu hai chấm: “Lưu: VT”.")
            where = Spot(address, *match.span(1), match.group(1), f"{match.group(1)}:", place)
            yield Finding(rule=RECIPIENTS.name, severity=RECIPIENTS.severity, message=message, spots=(where,))


def _trace_end(node: Node, context: Context) -> Iterator[Trace]:
    if isinstance(node, Section):
        image = context.rows.image("section", node.id)
        text = node.paragraphs[-1] if node.paragraphs else ""
        start = _LAST_SIGNS.search(text).start() if text else 0  # type: ignore[union-attr]
        address = Address("section", node.id, "paragraphs")
        spot = Spot(address, start, len(text), text[start:], _END if text else None, len(node.paragraphs) - 1)
        yield Trace("end", f"{image.position if image else 0:020.9f}", spot)


def _judge_end(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    spots = [spot for nodes in traces.values() for own in nodes.values() for spot in own]
    last = max(spots, key=lambda one: context.order(one.address.id))
    # A heading at the end stands over a list of tasks.
    if last.paragraph < 0 or last.text.strip() == _END:
        return
    message = _("Lời văn kết thúc bằng dấu “./.”.")
    yield Finding(rule=END.name, severity=END.severity, message=message, spots=(last,))


_PLAN = frozenset({"plan"})
TITLE = NodeRule(
    name="plan-title",
    group="form",
    severity=Severity.HINT,
    title="Tên kế hoạch và cơ quan ban hành",
    explanation="Trích yếu của kế hoạch cải cách hành chính nêu năm hoặc giai đoạn; phần đầu ghi cơ quan ban hành.",
    kinds=_PLAN,
    find=_title,
)
SYMBOL = NodeRule(
    name="plan-symbol",
    group="form",
    severity=Severity.WARNING,
    title="Số và ký hiệu của kế hoạch",
    explanation="Theo Nghị định số 30/2020/NĐ-CP, ký hiệu gồm chữ viết tắt tên loại và tên cơ quan, ví dụ KH-SNV; giữa "
    "số và ký hiệu có dấu gạch chéo.",
    kinds=_PLAN,
    find=_symbol,
)
SLASH = TextRule(
    name="symbol-slash",
    group="form",
    severity=Severity.WARNING,
    title="Mất dấu gạch chéo giữa số và ký hiệu",
    explanation="Theo Nghị định số 30/2020/NĐ-CP, giữa số và ký hiệu văn bản có dấu gạch chéo: Số: 15/KH-SNV.",
    find=_slash,
    quick=any_sign("-/"),
)
BASES = NodeRule(
    name="legal-bases",
    group="form",
    severity=Severity.HINT,
    title="Dấu ở cuối các căn cứ",
    explanation="Theo Nghị định số 30/2020/NĐ-CP, cuối mỗi căn cứ có dấu chấm phẩy, căn cứ cuối cùng kết thúc bằng dấu "
    "chấm.",
    kinds=_PLAN,
    find=_bases,
)
RECIPIENTS = NodeRule(
    name="recipients",
    group="form",
    severity=Severity.HINT,
    title="Nơi nhận",
    explanation="Theo Nghị định số 30/2020/NĐ-CP, dòng cuối của nơi nhận là “Lưu: VT, …”.",
    kinds=_PLAN,
    find=_recipients,
)
END = PlanRule(
    name="end-mark",
    group="form",
    severity=Severity.HINT,
    title="Dấu kết thúc lời văn",
    explanation="Lời văn của văn bản hành chính kết thúc bằng dấu “./.”.",
    kinds=frozenset({"section"}),
    trace=_trace_end,
    judge=_judge_end,
)
RULES: tuple[Rule, ...] = (TITLE, SYMBOL, SLASH, BASES, END, RECIPIENTS, *appendix_form.RULES)
