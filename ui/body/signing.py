"""Who signs, and in whose place: the letters TM., KT., TL., TUQ. and Q. before a position.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.i18n import _
from models.plan import Signer

AUTHORITY = re.compile(r"(TM|KT|TL|TUQ|Q)\s*\.")


@dataclass(frozen=True, slots=True)
class SigningForm:
    """One way to sign: the letters before the authority ("" for none), and when it is used."""

    mark: str
    name: str
    when: str


def signing_forms() -> tuple[SigningForm, ...]:
    """All ways to sign, with when each is used."""
    form = SigningForm
    return (
        form("", _("Người đứng đầu tự ký"), _("chỉ ghi chức vụ và họ tên")),
        form("TM.", _("TM. – thay mặt tập thể"), _("thay mặt tập thể lãnh đạo, ví dụ TM. Ủy ban nhân dân")),
        form("KT.", _("KT. – ký thay"), _("cấp phó ký thay người đứng đầu, cả khi được giao phụ trách, điều hành")),
        form("TL.", _("TL. – thừa lệnh"), _("người đứng đầu đơn vị thuộc cơ quan được giao ký thừa lệnh")),
        form("TUQ.", _("TUQ. – thừa ủy quyền"), _("được người đứng đầu ủy quyền bằng văn bản")),
        form("Q.", _("Q. – quyền cấp trưởng"), _("được giao quyền cấp trưởng; ghi trước chức vụ")),
    )


def sign_as(signer: Signer, mark: str) -> Signer:
    """The signer in another way to sign; the head's position is found in the lines that stand there."""
    head = _head(signer)
    if mark == "":
        return Signer("", head, signer.name)
    if mark == "Q.":
        return Signer("", f"Q. {head}".strip(), signer.name)
    if mark == "KT.":
        return Signer(f"KT. {head}".strip(), f"PHÓ {head}" if head else "", signer.name)
    if mark == "TM.":
        return Signer("TM. ", head, signer.name)
    position = signer.position.strip().upper()
    own = "" if position in (head.upper(), f"PHÓ {head.upper()}", f"Q. {head.upper()}") else signer.position
    return Signer(f"{mark} {head}".strip(), own, signer.name)


def _head(signer: Signer) -> str:
    """The position of the head of the agency, from the authority ("KT. GIÁM ĐỐC") or the position itself."""
    authority = signer.authority.strip()
    if (match := AUTHORITY.match(authority.upper())) and match.group(1) != "TM":
        return authority[match.end() :].strip()
    position = signer.position.strip()
    if match := AUTHORITY.match(position.upper()):
        return position[match.end() :].strip()
    return position[4:] if position.upper().startswith("PHÓ ") else position
