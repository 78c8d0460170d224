"""Articles become coverage: copies, the same story, what came before, background."""
