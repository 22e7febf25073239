"""A file before it is accepted: the source as read beside the plan as understood, and what is doubtful of it."""
