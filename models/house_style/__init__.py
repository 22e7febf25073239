"""Chuẩn hóa: one way of writing in the whole plan. Switches find what is written otherwise, nothing else is touched.

tidied(text, choices) -> Tidied          one text: what it becomes, and which switch changed what
tidy_plan(plan, choices, …) -> [Place]   every text of a plan that would change
"""
