"""Soát lỗi: rules that look at the plan, the engine that runs them where something changed, and what puts things right.

checker = Checker(rows)       # PlanRows of the open session, or rows_of(plan) for a plan without a file
checker.work()                # all of it; work(0.008) for so many seconds, True when nothing is left to do
checker.findings()            # what was found so far, in reading order
checker.settled()             # the same by node, counted by severity; the same object while nothing changed
checker.follow(changes)       # after a ChangeSet: only what it touches is looked at again by work()
fix_of(finding, rows)         # models/checking/fixing.py: the command that puts it right, one step
check(plan)                   # all at once
"""
