"""The rules of the check, one module for each subject; each lists its rules in RULES."""
