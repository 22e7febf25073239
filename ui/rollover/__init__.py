"""Lập kế hoạch năm sau: the years, the tasks, the preview, and the new file."""
