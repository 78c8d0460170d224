"""Bytes from the web become entries."""
