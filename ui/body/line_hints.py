"""One line about where the caret stands in the body, for the status bar: what the keys do here."""

from __future__ import annotations

from models.commands.outline import LineKind, OutlineLine
from models.i18n import _


def hint_for(line: OutlineLine, holds_list: bool, read_only: bool) -> str:
    """What the officer should know about a line."""
    if read_only:
        return _("Kế hoạch đang mở để xem; hãy lưu một bản sao để sửa.")
    if holds_list:
        return _("Danh mục nhiệm vụ in ngay dưới tiêu đề này; đổi tiêu đề hay thêm đoạn văn thì nó thành phụ lục riêng")
    if line.kind is LineKind.HEADING:
        return _("Tab hạ cấp, Shift+Tab nâng cấp, Alt+↑ Alt+↓ chuyển cả mục, Enter viết đoạn tiếp theo")
    if line.kind is LineKind.BASIS:
        return _("Mỗi căn cứ một đoạn, cuối đoạn có dấu “;”, căn cứ cuối cùng có dấu “.”")
    return _("Enter sang đoạn mới, Ctrl+1, 2, 3 biến đoạn thành tiêu đề mục I, 1, a), Alt+↑ Alt+↓ chuyển đoạn")


def guide() -> tuple[tuple[str, str], ...]:
    """The keys of the text with what they do, for the panel beside it."""
    return (
        (_("Enter"), _("Sang đoạn mới; ở cuối tiêu đề thì viết tiếp phần lời của mục. Shift+Enter xuống dòng.")),
        (_("Tab, Shift+Tab"), _("Ở tiêu đề: hạ cấp, nâng cấp cả mục, như trong Word (Alt+Shift+→, Alt+Shift+←).")),
        (_("Ctrl+1, 2, 3"), _("Biến đoạn thành tiêu đề mục I, 1, a). Ctrl+Shift+N trở lại đoạn văn.")),
        (_("Ctrl+Enter"), _("Thêm mục cùng cấp ngay sau mục đang đứng.")),
        (_("Alt+↑, Alt+↓"), _("Chuyển đoạn; ở tiêu đề thì chuyển cả mục.")),
        (
            _("Số mục tự đánh"),
            _(
                "Dãy số đang liền mạch thì luôn liền mạch. Dãy có số lạ, như hai mục III của văn bản cũ, "
                "được giữ nguyên cho tới khi chọn “Đánh số lại”. Bấm đúp vào số để sửa riêng số đó."
            ),
        ),
        (_("Phần đầu, nơi nhận, người ký"), _("Bấm thẳng vào chỗ cần ghi trên trang; quy định hiện ngay bên cạnh.")),
    )
