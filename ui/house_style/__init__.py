"""Chuẩn hóa cách viết in the window: the switches, every change before it happens, one step."""
