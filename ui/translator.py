"""Vietnamese for the texts that Qt brings along: buttons, context menus, its own file dialog."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

_TEXTS = {
    "Return": "Enter",
    "Del": "Delete",
    "Up": "↑",
    "Down": "↓",
    "OK": "Đồng ý",
    "Cancel": "Hủy",
    "Yes": "Có",
    "Yes to All": "Có cho tất cả",
    "No": "Không",
    "No to All": "Không cho tất cả",
    "Save": "Lưu",
    "Save All": "Lưu tất cả",
    "Save As": "Lưu thành",
    "Open": "Mở",
    "Close": "Đóng",
    "Close without Saving": "Đóng, không lưu",
    "Discard": "Bỏ",
    "Don't Save": "Không lưu",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Restore Defaults": "Về mặc định",
    "Help": "Trợ giúp",
    "Abort": "Dừng",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Show Details...": "Xem chi tiết…",
    "Hide Details...": "Ẩn chi tiết…",
    "Undo": "Hoàn tác",
    "Redo": "Làm lại",
    "Cut": "Cắt",
    "Copy": "Sao chép",
    "Copy Link Location": "Sao chép địa chỉ liên kết",
    "Paste": "Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "Clear": "Xóa trắng",
    "Step up": "Tăng",
    "Step down": "Giảm",
    "Scroll here": "Cuộn tới đây",
    "Top": "Đầu",
    "Bottom": "Cuối",
    "Left edge": "Mép trái",
    "Right edge": "Mép phải",
    "Page up": "Lên một trang",
    "Page down": "Xuống một trang",
    "Page left": "Sang trái một trang",
    "Page right": "Sang phải một trang",
    "Scroll up": "Cuộn lên",
    "Scroll down": "Cuộn xuống",
    "Scroll left": "Cuộn trái",
    "Scroll right": "Cuộn phải",
    "Look in:": "Trong thư mục:",
    "File name:": "Tên tệp:",
    "File &name:": "&Tên tệp:",
    "Files of type:": "Loại tệp:",
    "Directory:": "Thư mục:",
    "Directory": "Thư mục",
    "Choose": "Chọn",
    "Back": "Quay lại",
    "Forward": "Tới trước",
    "Parent Directory": "Thư mục trên",
    "Create New Folder": "Tạo thư mục mới",
    "New Folder": "Thư mục mới",
    "List View": "Dạng danh sách",
    "Detail View": "Dạng chi tiết",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "My Computer": "Máy tính",
    "Computer": "Máy tính",
    "Drive": "Ổ đĩa",
    "Folder": "Thư mục",
    "File": "Tệp",
    "File Folder": "Thư mục",
    "Rename": "Đổi tên",
    "Show hidden files": "Hiện tệp ẩn",
    "New Folder...": "Thư mục mới…",
    "Remove": "Bỏ ra",
    "Sidebar": "Lối tắt",
    "Recent Places": "Nơi dùng gần đây",
    "All files (*)": "Mọi tệp (*)",
    "All Files (*)": "Mọi tệp (*)",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nCó muốn thay tệp đó không?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông tìm thấy tệp.\nHãy xem lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông tìm thấy thư mục.\nHãy xem lại tên thư mục."
    ),
    "Are you sure you want to delete '%1'?": "Có chắc muốn xóa “%1” không?",
    "'%1' is write protected.\nDo you want to delete it anyway?": "“%1” chỉ cho đọc.\nVẫn xóa chứ?",
    "Could not delete directory.": "Không xóa được thư mục.",
}


class VietnameseTranslator(QTranslator):
    """Gives Qt's own texts in Vietnamese; unknown ones are left to Qt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = {_plain(source): text for source, text in _TEXTS.items()}

    def isEmpty(self) -> bool:
        """Never empty, else Qt would not ask."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The Vietnamese text, or None where there is none; ampersands that mark a key are dropped."""
        return self._texts.get(_plain(source))


def _plain(source: str) -> str:
    return source.replace("&", "")
