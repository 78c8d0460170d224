"""Where newsdeck keeps its files: the platform's own folders, or what the environment says."""

from __future__ import annotations

import os
from pathlib import Path

APP = "newsdeck"


def config_file() -> Path:
    """`$NEWSDECK_CONFIG`, else config.toml in the platform's configuration folder."""
    named = os.environ.get("NEWSDECK_CONFIG")
    return Path(named).expanduser() if named else _folder("config") / "config.toml"


def archive_file() -> Path:
    """`$NEWSDECK_DB`, else archive.db in the platform's data folder."""
    named = os.environ.get("NEWSDECK_DB")
    return Path(named).expanduser() if named else _folder("data") / "archive.db"


def log_file() -> Path:
    return _folder("state") / "newsdeck.log"


def demo_file(version: str) -> Path:
    """The sample archive, built once per version in the cache folder."""
    return _folder("cache") / f"demo-{version}.db"


def _folder(what: str) -> Path:
    import platformdirs

    find = {
        "config": platformdirs.user_config_dir,
        "data": platformdirs.user_data_dir,
        "state": platformdirs.user_state_dir,
        "cache": platformdirs.user_cache_dir,
    }[what]
    return Path(find(APP, appauthor=False))
