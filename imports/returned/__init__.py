"""A file that came back: its plan with the ids of the plan that is open, and what that was when the file was made.

door.returned() is the door. Rows are known by the digests that the file carries (models/row_ids.py), else by their
words.
"""
