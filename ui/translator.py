"""Vietnamese for the texts that Qt brings along: buttons, context menus, its own file dialog."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

_TEXTS = {
    "Return": "Enter",
    "Del": "Delete",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
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

# The print dialog, where the system has none of its own (Linux).
_PRINTING = {
    "Print": "In",
    "Printer": "Máy in",
    "Name:": "Tên:",
    "Location:": "Nơi đặt:",
    "Local file": "Tệp trên máy",
    "Type:": "Loại:",
    "Write PDF file": "Ghi tệp PDF",
    "Print to File (PDF)": "In ra tệp (PDF)",
    "Print To File ...": "In ra tệp…",
    "Output file:": "Tệp ra:",
    "Properties": "Thuộc tính",
    "Printer Properties": "Thuộc tính máy in",
    "Job Options": "Việc in",
    "Preview": "Xem trước",
    "Options >>": "Tùy chọn >>",
    "Options <<": "Tùy chọn <<",
    "Options": "Tùy chọn",
    "Copies": "Số bản",
    "Copies:": "Số bản:",
    "Collate": "Theo từng bộ",
    "Reverse": "Từ trang cuối",
    "Print range": "In những trang",
    "Print all": "Tất cả",
    "Pages from": "Từ trang",
    "to": "đến",
    "Pages": "Các trang",
    "Current Page": "Trang đang xem",
    "Selection": "Phần đang chọn",
    "Page Set:": "Trong đó:",
    "All Pages": "Mọi trang",
    "Odd Pages": "Trang lẻ",
    "Even Pages": "Trang chẵn",
    "Output Settings": "Cách in",
    "Color Mode": "Màu",
    "Color": "Màu",
    "Grayscale": "Đen trắng",
    "Double Sided Printing": "In hai mặt",
    "Off": "Một mặt",
    "Long side binding": "Lật theo cạnh dài",
    "Short side binding": "Lật theo cạnh ngắn",
    "Paper": "Giấy",
    "Page size:": "Khổ giấy:",
    "Paper source:": "Khay giấy:",
    "Width:": "Rộng:",
    "Height:": "Cao:",
    "Custom": "Khổ khác",
    "Orientation": "Chiều giấy",
    "Portrait": "Dọc",
    "Landscape": "Ngang",
    "Reverse landscape": "Ngang, quay ngược",
    "Reverse portrait": "Dọc, quay ngược",
    "Margins": "Lề",
    "top margin": "lề trên",
    "bottom margin": "lề dưới",
    "left margin": "lề trái",
    "right margin": "lề phải",
    "Page Layout": "Xếp trang",
    "Page order:": "Thứ tự trang:",
    "Pages per sheet:": "Số trang trên một tờ:",
    "Millimeters (mm)": "Milimét (mm)",
    "Inches (in)": "Inch (in)",
    "Points (pt)": "Điểm (pt)",
    "Automatic": "Tự động",
    "unknown": "không rõ",
    "locally connected": "nối với máy này",
    "Aliases: %1": "Tên khác: %1",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. "
    "E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "Ghi số trang hoặc khoảng trang, cách nhau bằng dấu phẩy; khoảng trang là hai số nối bằng gạch ngang. "
        "Ví dụ 3,5-7,9 in các trang 3, 5, 6, 7 và 9."
    ),
    "The 'From' value cannot be greater than the 'To' value.": "Trang đầu không được lớn hơn trang cuối.",
    "Invalid Pages Definition": "Khoảng trang chưa đúng",
    "%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to define ranges and "
    "make sure ranges do not intersect with each other.": (
        "“%1” chưa đúng. Hãy cách các trang bằng dấu phẩy, ghi khoảng trang bằng gạch ngang và đừng để các khoảng "
        "chồng lên nhau."
    ),
    "%1 is a directory.\nPlease choose a different file name.": "%1 là thư mục.\nHãy chọn tên tệp khác.",
    "File %1 is not writable.\nPlease choose a different file name.": "Không ghi được tệp %1.\nHãy chọn tên khác.",
    "%1 already exists.\nDo you want to overwrite it?": "%1 đã có.\nCó muốn thay tệp đó không?",
    "Left to Right, Top to Bottom": "Trái sang phải, trên xuống dưới",
    "Left to Right, Bottom to Top": "Trái sang phải, dưới lên trên",
    "Right to Left, Top to Bottom": "Phải sang trái, trên xuống dưới",
    "Right to Left, Bottom to Top": "Phải sang trái, dưới lên trên",
    "Top to Bottom, Left to Right": "Trên xuống dưới, trái sang phải",
    "Top to Bottom, Right to Left": "Trên xuống dưới, phải sang trái",
    "Bottom to Top, Left to Right": "Dưới lên trên, trái sang phải",
    "Bottom to Top, Right to Left": "Dưới lên trên, phải sang trái",
}


class VietnameseTranslator(QTranslator):
    """Gives Qt's own texts in Vietnamese; unknown ones are left to Qt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = {_plain(source): text for source, text in (_TEXTS | _PRINTING).items()}

    def isEmpty(self) -> bool:
        """Never empty, else Qt would not ask."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The Vietnamese text, or None where there is none; ampersands that mark a key are dropped."""
        return self._texts.get(_plain(source))


def _plain(source: str) -> str:
    return source.replace("&", "")
