"""The history on the screen: all steps by day, what each changed, and the way back to any of them."""
