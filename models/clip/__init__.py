"""The clipboard of the table without a screen: rows of a plan as they are copied, and ranges fitted into a table."""
