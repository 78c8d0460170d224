"""The one query language: text becomes a tree. The store turns the tree into SQL."""
