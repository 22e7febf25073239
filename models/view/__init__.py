"""Looking at an appendix through a filter or in another order; the plan itself stays as it is."""
