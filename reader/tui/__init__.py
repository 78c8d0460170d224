"""What we see: the Textual app. The only place that knows Textual."""

import os

# Read by Textual when it is imported: how long an Escape may be the beginning of something longer.
os.environ.setdefault("ESCDELAY", "40")
