"""Two states of a plan compared: what was added, removed, moved or changed, where, and word by word.

plans.compare() is the door, comparison.py holds what it gives; taking_back.py makes a command of each difference.
"""
