"""The `newsdeck` command as it is, made to leave when its first headlines are painted; BENCH_TOLD gets the CPU s.

Imports nothing that the command would not.
"""

import gc
import os
import time

gc.disable()  # as the command does before it imports the screen

import reader.tui.app as app  # noqa: E402
from reader.cli import main  # noqa: E402

opened = app.NewsdeckApp._library_opened


def _library_opened(self, first):  # type: ignore[no-untyped-def]
    opened(self, first)
    self.call_after_refresh(self.call_after_refresh, told, self)


def told(self):  # type: ignore[no-untyped-def]
    with open(os.environ["BENCH_TOLD"], "w") as file:
        file.write(f"{time.process_time():.4f}")
    self.exit()


app.NewsdeckApp._library_opened = _library_opened  # type: ignore[method-assign]
main()
