"""Whole screens: reading, search, help, dialogs."""
