"""Soát lỗi in the window: the run in idle moments, the panel, marks in cells and text, badges, rules, export."""
