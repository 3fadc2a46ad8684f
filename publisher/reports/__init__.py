"""Reports for people who work on the rules: where each fired, how often it was right, and what one document became."""
