"""The plan and all that is true of it without a screen; imports no Qt and none of the other rooms."""
