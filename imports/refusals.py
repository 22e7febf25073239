"""The sentences with which files are refused, the same for the same trouble in every kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from models.errors import InputProblem
from models.i18n import _


def damaged(details: str = "") -> InputProblem:
    """The problem of a file that is cut off or broken."""
    message = _("Tệp bị hỏng hoặc chưa tải về hết nên không đọc được; hãy tải lại hoặc xin lại tệp.")
    return InputProblem(message, details)


def suspicious(details: str) -> InputProblem:
    """The problem of a file that no honest program writes: a bomb or a forged part."""
    message = _("Tệp có cấu trúc bất thường, có thể gây hại nên không được mở; hãy xin lại tệp gốc.")
    return InputProblem(message, details)


def too_large(details: str = "") -> InputProblem:
    """The problem of a file that holds far more than any plan."""
    message = _("Tệp quá lớn để là một kế hoạch; hãy giữ lại riêng phần kế hoạch rồi nhập lại.")
    return InputProblem(message, details)


def too_deep(details: str = "") -> InputProblem:
    """The problem of tables in tables in tables, or other parts in each other, deeper than any page shows."""
    message = _("Nội dung lồng nhau quá sâu nên không đọc được; hãy lấy riêng bảng cần thiết.")
    return InputProblem(message, details)


def locked(details: str) -> InputProblem:
    """The problem of a file that opens only with a password."""
    message = _("Tệp được đặt mật khẩu; hãy mở bằng chương trình đã tạo ra tệp, bỏ mật khẩu, lưu lại rồi nhập lại.")
    return InputProblem(message, details)


def too_old(details: str) -> InputProblem:
    """The problem of a file of Word 95 or before."""
    message = _("Tệp được lưu bằng Word 95 hoặc cũ hơn nên không đọc được; hãy mở bằng Word và lưu lại dạng .docx.")
    return InputProblem(message, details)


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Put the name of the file into the sentence of a problem inside the block, where it is not in it yet."""
    try:
        yield
    except InputProblem as problem:
        if f"“{name}”" not in problem.message:
            sentence = problem.message[:1].lower() + problem.message[1:]
            problem.message = _("“{name}”: {sentence}").format(name=name, sentence=sentence)
            problem.args = (problem.message,)
        raise
