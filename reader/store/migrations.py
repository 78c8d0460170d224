"""From an older archive to today's, one step a version, through sqlite-utils.

Importing sqlite-utils costs more than opening an archive, so an archive that is up to date is recognised by its
user_version alone. To change the tables: raise VERSION and add a step; never edit a released one.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from reader.store.connection import APPLICATION_ID
from reader.store.schema import FIRST, statements
from reader.store.schema_steps import (
    DECIDED_INDEX,
    FEED_SIZES,
    HEARD_KINDS,
    LIGHTER_LINKS,
    NAMES_IN_CAPITALS,
    NO_BANDS,
    SOURCE_HEALTH,
    VALUES,
    WATCHED_NAMES,
    WATCHED_STORIES,
)

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    from reader.store.connection import Connection

VERSION = 11


def steps() -> Migrations:
    from sqlite_utils.migrations import Migrations

    archive = Migrations("newsdeck")

    @archive(name="0001_first")
    def first(db: Database) -> None:
        for statement in statements(FIRST):
            db.execute(statement)

    @archive(name="0002_lighter_links")
    def lighter_links(db: Database) -> None:
        """Fingerprints of half the size; every article's is made anew behind the reading."""
        for statement in statements(LIGHTER_LINKS):
            db.execute(statement)

    @archive(name="0003_source_health")
    def source_health(db: Database) -> None:
        """Warnings about sources whose texts come out worse than they used to."""
        for statement in statements(SOURCE_HEALTH):
            db.execute(statement)

    @archive(name="0004_watched_stories")
    def watched_stories(db: Database) -> None:
        """Stories under watch, each by an article of it; marks for articles that have not arrived."""
        for statement in statements(WATCHED_STORIES):
            db.execute(statement)

    @archive(name="0005_watched_names")
    def watched_names(db: Database) -> None:
        """Where watched names were met; what is watched for stands among the corrections."""
        for statement in statements(WATCHED_NAMES):
            db.execute(statement)

    @archive(name="0006_values")
    def values(db: Database) -> None:
        """Amounts and days by size; those of the articles that are there are read from their mentions."""
        for statement in statements(VALUES):
            db.execute(statement)

    @archive(name="0007_no_bands")
    def no_bands(db: Database) -> None:
        """Copies are found among the articles that share terms: bands found none beyond them, for a seventh of the
        tables of linking."""
        for statement in statements(NO_BANDS):
            db.execute(statement)

    @archive(name="0008_decided_index")
    def decided_index(db: Database) -> None:
        """What a person restored is found by searching, what they cut is not; the index knows what it left out."""
        for statement in statements(DECIDED_INDEX):
            db.execute(statement)

    @archive(name="0009_heard_kinds")
    def heard_kinds(db: Database) -> None:
        """What all articles say of the kind of a name; filled as names are found anew."""
        for statement in statements(HEARD_KINDS):
            db.execute(statement)

    @archive(name="0010_names_in_capitals")
    def names_in_capitals(db: Database) -> None:
        """Names that differ in capitals alone are decided anew in their articles, from what was found there."""
        for statement in statements(NAMES_IN_CAPITALS):
            db.execute(statement)

    @archive(name="0011_feed_sizes")
    def feed_sizes(db: Database) -> None:
        """How many entries a feed holds that holds more than are read."""
        for statement in statements(FEED_SIZES):
            db.execute(statement)

    return archive


def is_fresh(db: Connection) -> bool:
    return version(db) == 0 and db.number("select count(*) from sqlite_master") == 0


def version(db: Connection) -> int:
    return db.number("pragma user_version")


def migrate(db: Connection) -> None:
    """All missing steps; a step that fails leaves the archive as it was before that step."""
    import sqlite_utils

    plain = sqlite3.connect(f"{db.archive.absolute().as_uri()}?mode=rw", uri=True, timeout=30)
    try:
        plain.execute("pragma journal_mode = wal")
        steps().apply(sqlite_utils.Database(plain))
        plain.execute(f"pragma application_id = {APPLICATION_ID}")
        plain.execute(f"pragma user_version = {VERSION}")
        plain.commit()
    finally:
        plain.close()
