"""Units: who leads and who takes part; the directory of a plan, what its cells name, agencies with new names.

directory = directory_of(plan.entries)
parts = split(cell, directory)             # who is named in a lead or partner cell, one Part each
proposals = learn(plan, directory)         # what the plan itself says of its units, to be confirmed
text, renamings = renamed(text, changes)   # agencies under the names they have now
"""
