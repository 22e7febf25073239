"""What the decree wants of each field of the letterhead and signature, how it will print, and what should be looked at.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II. Nothing of it forbids anything: the officer knows the exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from models.i18n import _
from models.official.dates import date_words, number_words
from models.official.letterhead import letterhead
from models.official.signature import authority_lines, recipient_lines
from models.page import caption_of
from models.plan import Plan
from models.sending.letterhead_checks import letterhead_findings
from models.words import field_name
from ui.body.entering import read_date, read_year
from ui.body.signing import AUTHORITY

_LEARNED = re.compile(r"(?:ông|bà|ths|ts|pgs|gs|bs|ks|cn|nguyên)\s*[.:]?\s+\S", re.IGNORECASE)
_MIXED = re.compile(r"(?:TTr|CTr)-")


@dataclass(frozen=True, slots=True)
class Advice:
    """A card beside a field: its name, how it prints ("" where it prints as typed), the rule, and what to look at."""

    name: str
    printed: str
    rule: str
    faults: tuple[str, ...]


def advice(plan: Plan, field: str, typed: str | None = None) -> Advice:
    """What is to be said about a field; `typed` is what stands there where that could not be understood."""
    faults = [*(() if typed is None else _not_understood(field, typed)), *faults_of(plan, field)]
    return Advice(field_name("plan", field), _PRINTED.get(field, _nothing)(plan), _rules()[field], tuple(faults))


def faults_of(plan: Plan, field: str) -> tuple[str, ...]:
    """What should be looked at in a field; a field that is still empty says enough by itself."""
    return all_faults(plan).get(field, ())


def all_faults(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Field -> what should be looked at in it; fields without anything are left out."""
    found: dict[str, list[str]] = {}
    for field, check in _CHECKS.items():
        found.setdefault(field, []).extend(check(plan))
    for finding in letterhead_findings(plan):
        if finding.address and finding.address.table == "plan" and not finding.rule.endswith("-missing"):
            found.setdefault(finding.address.field, []).append(finding.message)
    return {field: tuple(messages) for field, messages in found.items() if messages}


def _rules() -> Mapping[str, str]:
    return {
        "parent_agency": _(
            "Cơ quan cấp trên trực tiếp, thường là UBND tỉnh. Gõ như trong câu văn; ở đây in hoa, đứng, không đậm."
        ),
        "agency": _(
            "Cơ quan ban hành kế hoạch. Gõ như trong câu văn, ví dụ “Sở Xây dựng”: ở đây in hoa đậm, còn dòng "
            "“Kèm theo Kế hoạch … của …” dùng đúng chữ đã gõ."
        ),
        "number": _("Chữ số Ả Rập; số nhỏ hơn 10 được thêm số 0 khi in. Văn bản điện tử có thể để trống."),
        "symbol": _("Chữ in hoa, viết liền, không dấu cách: chữ viết tắt tên loại văn bản, gạch nối, tên cơ quan."),
        "place": _("Tên gọi chính thức của tỉnh, thành phố nơi cơ quan đóng trụ sở; dấu phẩy phía sau tự in."),
        "issued": _(
            "Gõ 5/1/2027, hoặc 1/2027, 2027 khi chưa rõ ngày, tháng. Ngày dưới 10 và tháng 1, 2 được thêm số 0; "
            "tháng 3 đến 9 thì không. Phần chưa biết in thành chỗ trống."
        ),
        "title": _("Trích yếu: nêu khái quát nội dung, in chữ thường đậm ngay dưới chữ KẾ HOẠCH."),
        "period.start": _("Năm đầu của kế hoạch; kế hoạch một năm có năm đầu và năm cuối giống nhau."),
        "period.end": _("Năm cuối của kế hoạch."),
        "period.vision": _("Năm trong “định hướng đến năm …”; không có thì để trống."),
        "signer.authority": _(
            "Để trống khi người đứng đầu tự ký; các trường hợp khác chọn ở nút “Hình thức ký”. In hoa đậm."
        ),
        "signer.position": _("Chức vụ của người ký, in hoa đậm; quyền cấp trưởng ghi Q. ở trước, ví dụ “Q. Giám đốc”."),
        "signer.name": _("Họ tên in chữ thường đậm; không ghi học hàm, học vị, danh hiệu."),
        "recipients": _(
            "Mỗi nơi nhận một dòng; dấu gạch đầu dòng, dấu “;” và dấu “.” cuối cùng do chương trình in. "
            "Dòng cuối là “Lưu: VT, …” kèm chữ viết tắt đơn vị soạn thảo."
        ),
    }


def _nothing(_plan: Plan) -> str:
    return ""


_PRINTED: Mapping[str, Callable[[Plan], str]] = {
    "parent_agency": lambda plan: letterhead(plan).parent,
    "agency": lambda plan: "\n".join(part for part in (letterhead(plan).agency, caption_of(plan)) if plan.agency),
    "number": lambda plan: _("Số: {number}/…").format(number=number_words(plan.number)) if plan.number else "",
    "symbol": lambda plan: letterhead(plan).number if plan.symbol else "",
    "issued": lambda plan: date_words(plan.issued),
    "signer.authority": lambda plan: "\n".join(authority_lines(plan.signer)),
    "signer.position": lambda plan: "\n".join(authority_lines(plan.signer)),
    "recipients": lambda plan: "\n".join(recipient_lines(plan)),
}


def _not_understood(field: str, typed: str) -> Iterator[str]:
    if field == "issued" and read_date(typed) is None:
        yield _("Chưa hiểu ngày này nên chưa ghi lại; hãy gõ như 5/1/2027, 1/2027 hoặc 2027.")
    elif field.startswith("period.") and read_year(typed) is None:
        yield _("Năm gồm bốn chữ số, ví dụ 2027; chữ đang gõ chưa được ghi lại.")


def _agency(name: str) -> Iterator[str]:
    if name.isupper() and len(name.split()) > 1:
        yield _("Đang gõ toàn chữ hoa; nên gõ như trong câu, ví dụ “Sở Nội vụ”, vì tên này còn in giữa câu văn.")


def _number(plan: Plan) -> Iterator[str]:
    if plan.number.strip() and not (plan.number.strip().isascii() and plan.number.strip().isdigit()):
        yield _("Số văn bản chỉ gồm chữ số, ví dụ 15; ký hiệu ghi ở ô bên cạnh.")


def _symbol(plan: Plan) -> Iterator[str]:
    symbol = plan.symbol.strip()
    if symbol and not symbol.startswith("KH-") and symbol.upper().startswith("KH"):
        yield _("Sau KH có dấu gạch nối rồi đến tên viết tắt của cơ quan, ví dụ KH-SXD.")
    elif symbol and not symbol.upper().startswith("KH"):
        yield _("Ký hiệu của kế hoạch bắt đầu bằng KH, ví dụ KH-SXD.")
    if symbol != symbol.upper() and not _MIXED.match(symbol):
        yield _("Ký hiệu viết bằng chữ in hoa: {symbol}.").format(symbol=symbol.upper())


def _title(plan: Plan) -> Iterator[str]:
    title = plan.title.strip()
    if title.lower().startswith("kế hoạch"):
        yield _("Chữ KẾ HOẠCH đã in ở dòng trên; trích yếu bắt đầu ngay bằng nội dung.")
    if title.endswith("."):
        yield _("Trích yếu không có dấu chấm ở cuối.")
    if title.isupper() and len(title.split()) > 2:
        yield _("Trích yếu in chữ thường, không viết hoa toàn bộ.")


def _period(plan: Plan) -> Iterator[str]:
    start, end, vision = plan.period.start, plan.period.end, plan.period.vision
    if start and end and end < start:
        yield _("Năm cuối đứng trước năm đầu.")
    last = end or start
    if vision and last and vision <= last:
        yield _("Năm định hướng thường ở sau năm cuối của kế hoạch.")


def _authority(plan: Plan) -> Iterator[str]:
    signer = plan.signer
    first = signer.authority.strip().upper()
    if first and not AUTHORITY.match(first):
        yield _("Dòng này bắt đầu bằng TM., KT., TL., TUQ. hoặc Q.; nếu người đứng đầu tự ký thì để trống.")
    if first.startswith("KT") and signer.position.strip() and not signer.position.strip().upper().startswith("PHÓ"):
        yield _("Ký thay (KT.) là cấp phó ký, nên dòng chức vụ bên dưới thường là “PHÓ …”.")


def _position(plan: Plan) -> Iterator[str]:
    signer = plan.signer
    if signer.position.strip().upper().startswith("PHÓ") and not signer.authority.strip():
        yield _("Cấp phó ký thay người đứng đầu thì phía trên có dòng “KT. …”; chọn ở nút “Hình thức ký”.")


def _name(plan: Plan) -> Iterator[str]:
    name = plan.signer.name.strip()
    if _LEARNED.match(name):
        yield _("Trước họ tên không ghi học hàm, học vị, danh hiệu.")
    if name.isupper() and len(name.split()) > 1:
        yield _("Họ tên viết chữ thường, ví dụ “Nguyễn Văn An”.")


_CHECKS: Mapping[str, Callable[[Plan], Iterator[str]]] = {
    "parent_agency": lambda plan: _agency(plan.parent_agency.strip()),
    "agency": lambda plan: _agency(plan.agency.strip()),
    "number": _number,
    "symbol": _symbol,
    "title": _title,
    "period.end": _period,
    "period.vision": _period,
    "signer.authority": _authority,
    "signer.position": _position,
    "signer.name": _name,
}
