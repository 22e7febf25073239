"""The letter that goes along: templates with named pieces, and the addresses it is for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.errors import InputProblem
from models.i18n import _
from models.sending.pieces import FILES, fill
from models.text import one_line, printable

DEFAULT_SUBJECT = "{cơ quan} gửi {kế hoạch}"
DEFAULT_LETTER = """Kính gửi: Sở Nội vụ

{cơ quan} trân trọng gửi Sở Nội vụ {văn bản}, kèm theo các tệp:

{danh sách tệp}

Kính đề nghị Sở Nội vụ tiếp nhận, tổng hợp. Nếu cần trao đổi thêm, xin Quý Sở liên hệ với {cơ quan} qua địa chỉ thư này.

Trân trọng cảm ơn./.
"""
_LONGEST_SUBJECT = 200
# Mail programs refuse other signs in the part before "@" unless every server on the way agreed to take them.
_SPEC = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_ADDRESS = re.compile(rf"(?:\"?([^\"<>:]*)\"?\s*<({_SPEC})>|({_SPEC}))")
_OUTSIDE_QUOTES = re.compile(r",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Somebody to write to: the name that is shown ("" for none) and the address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be written to a file."""

    to: tuple[MailAddress, ...]
    subject: str
    text: str


def write_letter(subject: str, text: str, to: str, pieces: Mapping[str, str], files: Sequence[str]) -> Letter:
    """Fill the templates of subject and text; raises InputProblem where an address cannot be one."""
    known = {**pieces, FILES: "\n".join(f"- {name}" for name in files)}
    filled = one_line(fill(subject, known))[:_LONGEST_SUBJECT].rstrip()
    return Letter(mail_addresses(to), filled, printable(fill(text, known)).strip() + "\n")


def mail_addresses(text: str) -> tuple[MailAddress, ...]:
    """The addresses of a line as officers type it, parted by commas, semicolons or line breaks; none is allowed.

    Raises InputProblem with the first one that is no address.
    """
    found: dict[str, MailAddress] = {}
    for part in _OUTSIDE_QUOTES.split(re.sub(r"[;\n]+", ",", printable(text))):
        if not part.strip():
            continue
        match = _ADDRESS.fullmatch(part.strip())
        if match is None:
            message = _("“{text}” không phải là địa chỉ thư; hãy ghi dạng ten@coquan.gov.vn.")
            raise InputProblem(message.format(text=one_line(part)[:80]))
        address = match.group(2) or match.group(3)
        found.setdefault(address, MailAddress(one_line(match.group(1) or ""), address))
    return tuple(found.values())
