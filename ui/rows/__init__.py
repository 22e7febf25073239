"""What is done to whole rows: choosing their nodes, moving, copying, deleting, changing their level."""
