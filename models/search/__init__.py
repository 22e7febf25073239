"""Finding and replacing in a plan: folding texts with their positions, the hits, what a replacement would change."""
