"""Widgets take data and tell stories: values in, past-tense messages out."""
