"""Đối chiếu nhiệm vụ cấp trên giao: which tasks of a plan from above our plan covers, and which not.

assigned_in(plan)                      # assigned.py: the tasks that a plan from above assigns
agency.Ours(plan)                      # agency.py: which of them are ours, by the names of lead and partners
TaskIndex(plan).candidates(entry)      # matching.py: our tasks that are like one of them, the most alike first
coverage_of(plan)                      # coverage.py: the state of each assigned task, counts
acts.py                                # what the officer does, as commands; editions.py: a newer edition of a source
report.py                              # the result as a printable list
"""
