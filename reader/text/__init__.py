"""A page becomes an article: blocks, each kept or cut with a reason."""
