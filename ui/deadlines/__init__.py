"""The officer's correction of how a deadline is understood."""
