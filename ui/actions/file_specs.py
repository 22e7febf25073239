"""What is done with the plan as a file: opened, kept, printed, exported, sent."""

from __future__ import annotations

from models.i18n import _
from ui.actions.state import ActionSpec, when_open, when_writable


def file_specs() -> tuple[ActionSpec, ...]:
    """These actions, in the language in use."""
    return (
        ActionSpec("actionNew", _("&Kế hoạch mới…"), ("Ctrl+N",), "file-plus", short=_("Mới")),
        ActionSpec("actionOpen", _("&Mở…"), ("Ctrl+O",), "folder-open", short=_("Mở")),
        ActionSpec("actionImport", _("&Nhập từ Word, Excel, PDF…"), ("Ctrl+I",), "file-input", short=_("Nhập")),
        ActionSpec("actionImportClipboard", _("Nhập từ phần đã s&ao chép"), (), "clipboard-paste"),
        ActionSpec("actionReturned", _("Nhận tệp gửi &về…"), (), "file-check", when_writable, _("Nhận về")),
        ActionSpec("actionRollover", _("Lập kế h&oạch năm sau…"), (), "calendar-plus", short=_("Năm sau")),
        ActionSpec("actionSample", _("Xem kế hoạch mẫ&u"), (), "book-open"),
        ActionSpec(
            "actionSaveVersion", _("&Lưu phiên bản…"), ("Ctrl+S",), "bookmark", when_writable, _("Lưu phiên bản")
        ),
        ActionSpec("actionVersions", _("&Các phiên bản đã lưu…"), (), "clock", when_open),
        ActionSpec("actionSaveCopy", _("Lưu &bản sao…"), ("F12",), "copy", when_open),
        ActionSpec("actionPageSetup", _("T&hiết lập trang…"), (), "ruler", when_writable, _("Thiết lập trang")),
        ActionSpec("actionExportDocx", _("Xuất &Word…"), (), "file-type", when_open),
        ActionSpec("actionExportXlsx", _("Xuất &Excel…"), ("Ctrl+E",), "file-spreadsheet", when_open, _("Excel")),
        ActionSpec("actionExportPdf", _("Xuất &PDF…"), ("Ctrl+Shift+E",), "file-text", when_open, _("PDF")),
        ActionSpec("actionExportHtml", _("Xuất HTML để &dán vào thư…"), (), "file-code", when_open),
        ActionSpec(
            "actionPreview",
            _("&Xem trước khi in"),
            ("Ctrl+F2", "Ctrl+Shift+P"),
            "file-search",
            when_open,
            _("Xem in"),
            True,
        ),
        ActionSpec("actionPrint", _("&In…"), ("Ctrl+P",), "printer", when_open, _("In")),
        ActionSpec("actionSend", _("Gửi &Sở Nội vụ…"), ("Ctrl+Shift+S",), "send", when_open, _("Gửi")),
        ActionSpec("actionClose", _("Đón&g kế hoạch"), ("Ctrl+W",), "x", when_open),
        ActionSpec("actionQuit", _("&Thoát"), ("Ctrl+Q",)),
    )
