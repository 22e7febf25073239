"""A file that came back, or any other plan, merged into the open one: each change looked at before it is taken."""
