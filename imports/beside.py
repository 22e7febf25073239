"""Remarks on what lies beside the text of a file: notes, comments, page headings, hidden text, pictures, macros."""

from __future__ import annotations

import re

from models.i18n import _
from models.plan import Remark
from models.text import fold, one_line, tidy

_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|K\d\d[+-]\d{3}|\d{1,3}|.)', re.DOTALL)
_NO_LETTERS = re.compile(r"[\W\d_]+")
# What programs print on each page by themselves.
_PAGE = frozenset({"page", "trang", "page of", "trang of"})


def hidden_text(text: str) -> list[Remark]:
    """Text that the file hides, as one remark; none where it hides nothing."""
    text = one_line(text)
    return [Remark(message=_("Tệp có chữ ẩn, không in ra giấy; không đưa vào kế hoạch."), text=text)] if text else []


def pictures(count: int) -> list[Remark]:
    """How many pictures and drawn things were left out."""
    if not count:
        return []
    return [Remark(message=_("Tệp có {count} hình hoặc đối tượng vẽ; hình không được nhập.").format(count=count))]


def footnote(text: str) -> list[Remark]:
    """A note at the foot of a page."""
    return _told(_("Chú thích cuối trang của tệp; hãy đưa vào chỗ cần thiết."), text)


def endnote(text: str) -> list[Remark]:
    """A note at the end of the text."""
    return _told(_("Chú thích cuối văn bản của tệp; hãy đưa vào chỗ cần thiết."), text)


def comment(text: str, place: str = "") -> list[Remark]:
    """A comment that somebody left in the file."""
    return _told(_("Lời bình trong tệp; không đưa vào kế hoạch."), text, place)


def drawn_text(text: str, place: str = "") -> list[Remark]:
    """Text in a shape on a sheet, which belongs to no cell."""
    return _told(_("Chữ trong hình vẽ trên trang tính; không đưa vào kế hoạch."), text, place)


def page_heading(text: str) -> list[Remark]:
    """A line at the top or bottom of each page; page numbers alone are no loss."""
    if not any(sign.isalpha() for sign in text) or fold(_NO_LETTERS.sub(" ", text)) in _PAGE:
        return []
    return _told(_("Dòng đầu trang hoặc chân trang của tệp; không đưa vào kế hoạch."), text)


def without_codes(text: str) -> str:
    """A page heading of Excel without its codes for place, font and number."""
    return tidy(_CODES.sub(lambda code: "&" if code.group() == "&&" else " ", text))


def macros() -> Remark:
    """Macros are never read, and nothing in a file is ever run."""
    return Remark(message=_("Tệp có macro; macro không được đọc và không được chạy, chỉ nội dung được nhập."))


def without_values(cells: list[str], place: str) -> list[Remark]:
    """Formulas whose results the file does not hold, so that their cells are empty."""
    if not cells:
        return []
    message = _("Công thức trong các ô này không có kết quả lưu trong tệp nên ô được để trống; hãy điền lại.")
    return [Remark(message=message, text=", ".join(cells), place=place)]


def hidden_sheet(text: str, place: str) -> list[Remark]:
    """A sheet that is not shown."""
    return _told(_("Trang tính ẩn, không nhập vào kế hoạch."), one_line(text), place)


def sheet_hides(name: str) -> Remark:
    """Hidden rows or columns of a sheet, which are read like the others."""
    message = _("Trang có dòng hoặc cột ẩn; nội dung ẩn cũng được nhập vào kế hoạch.")
    return Remark(message=message, place=_("Trang “{name}”").format(name=name))


def no_cells(name: str) -> Remark:
    """A sheet that is a chart."""
    return Remark(message=_("Trang này là biểu đồ, không có bảng; không nhập."), place=name)


def too_many_sheets(names: list[str]) -> list[Remark]:
    """Sheets that were left out because a file has more than any plan."""
    if not names:
        return []
    message = _("Tệp có quá nhiều trang tính; các trang này chưa được nhập.")
    return [Remark(message=message, text=", ".join(names))]


def _told(message: str, text: str, place: str = "") -> list[Remark]:
    text = tidy(text)
    return [Remark(message=message, text=text, place=place)] if text else []
