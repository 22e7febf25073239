"""The plan that our own PDF carries inside (exports/pdf/attachment.py); a forged one is refused like any JSON."""

from __future__ import annotations

import ctypes
import json
from dataclasses import replace
from typing import Any

import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from imports.pdf.file import PdfFile
from models.errors import InputProblem
from models.i18n import _
from models.pdfium_lock import pdfium_lock
from models.plan import Plan, Remark
from models.plan_json import plan_from_json

FILE_NAME = "ke-hoach.json"
_MOST_FILES = 100
_LARGEST = 50_000_000


def plan_in(file: PdfFile) -> Plan | None:
    """The plan in a PDF of our own; None where there is none, more than one, or one that cannot be read."""
    with pdfium_lock:
        count = pdfium_c.FPDFDoc_GetAttachmentCount(file.raw)
        handles = [pdfium_c.FPDFDoc_GetAttachment(file.raw, place) for place in range(min(count, _MOST_FILES))]
        # Several plans bound to one file are read from their pages: none of them is the whole.
        texts = [_content(handle) for handle in handles if handle and _name(handle) == FILE_NAME]
    if len(texts) != 1:
        return None
    try:
        data: Any = json.loads(texts[0])
        plan = plan_from_json(data)
    except (ValueError, RecursionError, InputProblem):
        return None
    pages = data.get("pages")
    if not plan.appendices:
        return None
    if not isinstance(pages, int) or pages == file.pages:
        return plan
    message = _(
        "Tệp PDF này có {count} trang, khác lúc xuất ({pages} trang): kế hoạch lấy từ dữ liệu kèm trong tệp, "
        "nội dung các trang thêm vào không được nhập."
    ).format(count=file.pages, pages=pages)
    return replace(plan, remarks=(*plan.remarks, Remark(message=message)))


def _name(handle: Any) -> str:
    length = pdfium_c.FPDFAttachment_GetName(handle, None, 0)
    if not 2 <= length <= 1_000:
        return ""
    letters = ctypes.create_string_buffer(length)
    pdfium_c.FPDFAttachment_GetName(handle, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)), length)
    return letters.raw[:length].decode("utf-16-le", "replace").rstrip("\0")


def _content(handle: Any) -> bytes:
    size = ctypes.c_ulong()
    if not pdfium_c.FPDFAttachment_GetFile(handle, None, 0, size) or not 0 < size.value <= _LARGEST:
        return b""
    content = ctypes.create_string_buffer(size.value)
    if not pdfium_c.FPDFAttachment_GetFile(handle, content, size.value, size):
        return b""
    return content.raw[: size.value]
