"""Writers (Grid -> file); imports models and one file library each."""
