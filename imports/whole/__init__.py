"""A whole file -> Plan: where its title, letterhead, text, tables and signature stand."""
