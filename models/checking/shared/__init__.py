"""What several rules look at: wordings, counts, traces of citations, what text and appendices say of each other."""
