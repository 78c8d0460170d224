"""What we see: the Textual app. The only place that knows Textual."""
