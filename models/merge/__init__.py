"""A plan that went out and came back: what others changed brought together with what was changed here since.

merging.merge() is the door; taking.py makes a plan of the changes that the officer accepts.
"""
