"""Chuẩn hóa: one way of writing in the whole plan. Switches find what is written otherwise, nothing else is touched.

tidied(text, switches, choices)           one text: what it becomes, and which switch changed what
Survey(values, switches).places(choices)  every text of a plan that would change
"""
