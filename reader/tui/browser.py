"""A web address goes to a browser as one argument of a command: never a shell, http and https only."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

from reader.errors import ServiceError, UsageError
from reader.tui import show

_CANDIDATES = ("xdg-open", "open", "wslview", "gio open", "sensible-browser", "firefox", "chromium")


def command_for(address: str, wanted: str) -> list[str]:
    """The command to run. `wanted` is the config's: its words, then the address, or in place of `%u`.

    Raises UsageError for an address that is no web address, ServiceError when there is no browser.
    """
    if not show.web_address(address):
        raise UsageError("only http and https addresses are opened")
    if wanted:
        words = shlex.split(wanted)
        if not words or shutil.which(words[0]) is None:
            raise ServiceError(f'config.toml: reading.browser: there is no command "{wanted}"')
        if "%u" in words:
            return [address if word == "%u" else word for word in words]
        return [*words, address]
    if os.environ.get("BROWSER"):
        words = shlex.split(os.environ["BROWSER"].split(os.pathsep)[0])
        if words and shutil.which(words[0]):
            return [address if "%s" in word else word for word in words] if "%s" in words else [*words, address]
    for candidate in _CANDIDATES if sys.platform != "darwin" else ("open",):
        words = candidate.split()
        if shutil.which(words[0]):
            return [*words, address]
    raise ServiceError("no browser found; name one in config.toml: reading.browser")


def open_in_browser(address: str, wanted: str = "") -> str:
    """Start the browser and do not wait for it. Gives back what to tell: the host."""
    command = command_for(address, wanted)
    nothing = subprocess.DEVNULL
    try:
        subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    except OSError as error:
        raise ServiceError(f"{command[0]}: {error.strerror or error}") from None
    return f"Opened {show.host(address)} in the browser"
