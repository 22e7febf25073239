"""All actions of the window: name, text, keys, icon, when they can be used; and where they stand."""
