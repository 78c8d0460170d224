"""What can go wrong, and what the command line answers.

NewsdeckError                exit status
├── UsageError               2    the request makes no sense: bad query, unknown article
├── NothingFound             3    the request is fine and its answer is empty
├── ServiceError             69   network or another service
├── CannotWrite              73   the archive or a file cannot be written, or another newsdeck is writing
│   └── ArchiveError         73   the archive is damaged, newer than this program, or not an archive
└── ConfigError              78   config.toml; `problems` lists every one

Each message is one or more whole lines for a person; it names the file, line, key or URL.
"""

from __future__ import annotations


class NewsdeckError(Exception):
    """Base of everything that is said to the user as a sentence instead of a traceback."""

    exit_status = 1


class UsageError(NewsdeckError):
    exit_status = 2


class NothingFound(NewsdeckError):
    exit_status = 3


class ServiceError(NewsdeckError):
    exit_status = 69


class CannotWrite(NewsdeckError):
    exit_status = 73


class ArchiveError(CannotWrite):
    pass


class ConfigError(NewsdeckError):
    """`problems` holds one line each: `config.toml:12: unknown key "refesh" (did you mean "refresh"?)`."""

    exit_status = 78

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
