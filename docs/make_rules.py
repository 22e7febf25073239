"""Writes docs/quy-tac.md, the list of all rules of the check: python -m docs.make_rules."""

from __future__ import annotations

from pathlib import Path

from models.checking.registry import all_rules
from models.checking.report import SEVERITY_NAMES
from models.checking.rule import GROUPS

GUIDE = Path(__file__).with_name("quy-tac.md")
_HEAD = """# Các quy tắc soát lỗi

Mọi quy tắc mà Soát lỗi (F7) và `main.py check` dùng, theo nhóm. Tên ở cột đầu là tên không đổi, ghi trong
`check --json`. Lỗi: sai, kế hoạch không nên gửi đi như thế; cảnh báo: rất có thể sai; gợi ý: đáng xem lại. Mỗi
quy tắc tắt được trong Kiểm tra › Quy tắc soát lỗi, mỗi chỗ bỏ qua được kèm ghi chú. *(The rules of the check;
written by `python -m docs.make_rules`.)*
"""


def rule_guide() -> str:
    """The page as it should be now."""
    parts = [_HEAD]
    for group, title in GROUPS.items():
        rules = [rule for rule in all_rules() if rule.group == group]
        parts.append(f"\n## {title}\n\n| Tên | Mức | Quy tắc | Vì sao |\n|---|---|---|---|\n")
        for rule in rules:
            severity = SEVERITY_NAMES[rule.severity].lower()
            cells = (f"`{rule.name}`", severity, rule.title, rule.explanation)
            parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n")
    return "".join(parts)


if __name__ == "__main__":
    GUIDE.write_text(rule_guide(), encoding="utf-8")
