"""Sending the plan to the Sở Nội vụ: the look before it, the files, the letter, and what came of it."""
