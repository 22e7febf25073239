"""What the deadline of a line means: dates, recurrence and events, read from the wording that is kept for print.

    from models.deadlines import understand
    meaning = understand("Trước 25/12 năm báo cáo", plan.period)
    meaning.milestones, meaning.understood, meaning.in_words(), meaning.sort_key(), meaning.overlaps(first, last)

The way of a text: reading.py cuts it into clauses (";", full stops, bullets), lexicon.py a clause into tokens (the
table of words; values.py says what each stands for), spans.py joins tokens to stretches of time (units, years, ranges,
lists), rules.py holds which tokens in a row are a time and what dates that gives in the plan's period, wording.py says
it in sentences. "Trước X" ends the day before X unless `before_includes_day` is set. docs/thoi-han.md tells people what
is understood.

What an officer corrected: corrected.py reads a plan's deadlines with it (DeadlineReader), stored.py keeps a meaning as
text, correcting.py makes the step. due_words.py finds deadlines that stand in other texts.
"""

from models.deadlines.meaning import Meaning as Meaning
from models.deadlines.meaning import Milestone as Milestone
from models.deadlines.meaning import Recurrence as Recurrence
from models.deadlines.meaning import Relation as Relation
from models.deadlines.reading import understand as understand
