"""Văn bản viện dẫn: documents that a plan cites, found in its texts, listed once, and written as the decree wants.

finding.py finds them in one text, canonical.py tells which citations mean one document, inventory.py lists them for a
whole plan together with its register, writing.py writes a citation in full or short. kinds.py, dates.py, issuers.py,
laws.py and titles.py know one part of a citation each.
"""
