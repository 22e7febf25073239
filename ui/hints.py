"""One line about the chosen cell for the status bar: how to edit it, or why it cannot be edited."""

from __future__ import annotations

from models.grid.grid import Cell, Owner, Role
from models.i18n import _


def hint_for(cell: Cell, owner: Owner, read_only: bool) -> str:
    """What the officer should know about a cell."""
    if read_only:
        return _("Kế hoạch đang mở để xem; hãy lưu một bản sao để sửa.")
    if cell.address is not None:
        return _("Gõ để viết lại, F2 để sửa tiếp, Alt+Enter xuống dòng, Enter để lưu")
    if cell.role is Role.NUMBER:
        return _("Số thứ tự do chương trình tự đánh; Alt+↑ hoặc Alt+↓ để chuyển dòng")
    if owner.objective and not owner.task:
        return _("Mục tiêu này chưa có nhiệm vụ; Ctrl+Enter để thêm")
    return _("Ô này không sửa trực tiếp được")
