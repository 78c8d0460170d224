"""What a person can do with newsdeck: the one door for the command line and the tui.

Every method is synchronous and may be called from any thread. Marks are journaled, so that undo and redo work
across restarts. Long jobs tell their progress and can be cancelled.
"""

from __future__ import annotations

from reader.library.door import Library

__all__ = ["Library"]
