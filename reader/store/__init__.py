"""What newsdeck remembers. The only place that knows SQL."""
