"""The command itself: global options, commands found by name, errors as sentences and exit statuses."""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader import __version__
from reader.errors import CannotWrite, ConfigError, NewsdeckError

if TYPE_CHECKING:
    from reader.config import Config
    from reader.library import Library

COMMANDS = {
    "add": "subscriptions", "feeds": "subscriptions", "remove": "subscriptions", "rename": "subscriptions",
    "move": "subscriptions", "set": "subscriptions", "refresh": "subscriptions",
    "list": "reading", "search": "reading", "read": "reading", "related": "reading", "stories": "reading",
    "story": "reading", "entity": "names", "watch": "names",
    "extract": "texts", "entities": "texts", "cuts": "cuts", "source": "cuts",
    "revisions": "versions", "text": "versions",
    "import": "exchange", "export": "exchange",
    "mark": "marks", "tag": "marks", "undo": "marks", "redo": "marks",
    "stats": "care", "backup": "care", "doctor": "care", "config": "care", "keys": "care", "completion": "care",
    "demo": "screen",
}  # fmt: skip
"""Command → module of this package that holds it: only that module is imported."""


@dataclass
class Session:
    """What the global options said; opens the config and the archive on demand."""

    config_path: Path | None = None
    db_path: Path | None = None
    offline: bool = False
    read_only: bool = False
    quiet: bool = False
    opened: list[Any] = field(default_factory=list)

    def config_file(self) -> Path:
        from reader import paths

        return self.config_path or paths.config_file()

    def config(self) -> Config:
        from reader import config

        if self.config_path is not None and not self.config_path.exists():
            raise ConfigError([f"{self.config_path}: there is no such file"])
        settings = config.load(self.config_file())
        if settings.stories.embed or settings.entities.engine != "builtin":  # parts that are not ours may fail
            from reader import logfile
            from reader.cli.output import say

            logfile.install(lambda line: say(f"newsdeck: {line}"))
        return settings

    def archive(self) -> Path:
        from reader import paths

        return self.db_path or paths.archive_file()

    def library(self) -> Library:
        """The archive, closed when the command ends; notices go to stderr."""
        from reader.cli.output import say
        from reader.library import Library

        library = Library.open(self.archive(), self.config(), read_only=self.read_only, offline=self.offline)
        self.opened.append(library)
        for notice in library.notices:
            say(notice)
        return library

    def close(self) -> None:
        while self.opened:
            self.opened.pop().close()


class Left(Exception):
    """Who read our output is gone. click would take a broken pipe for its own affair, and exit with 1."""


class Commands(click.Group):
    """Commands by name; an unknown one gets a suggestion."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise Left from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"reader.cli.{COMMANDS[name]}")
        command = getattr(module, name + "_" if name in ("import", "set", "list") else name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from reader.config import suggest

            hint = suggest(args[0], COMMANDS)
            raise click.UsageError(f"no such command: {args[0]!r}{hint}", ctx) from None


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--config", "config_path", type=click.Path(path_type=Path), help="Read this config.toml.")
@click.option("--db", "db_path", type=click.Path(path_type=Path), help="Use this archive.")
@click.option("--offline", is_flag=True, help="Ask no server.")
@click.option("--read-only", is_flag=True, help="Change nothing in the archive.")
@click.option("--quiet", is_flag=True, help="No progress and no remarks on stderr.")
@click.option("--log-file", type=click.Path(path_type=Path), help="Where unexpected errors are written.")
@click.option("--no-color", is_flag=True, help="No colours (as the environment's NO_COLOR).")
@click.version_option(__version__, "-V", "--version", prog_name="newsdeck")
@click.pass_context
def cli(
    ctx: click.Context,
    config_path: Path | None,
    db_path: Path | None,
    offline: bool,
    read_only: bool,
    quiet: bool,
    log_file: Path | None,
    no_color: bool,
) -> None:
    """newsdeck reads the news. Without a command it opens the reader."""
    if no_color:
        os.environ["NO_COLOR"] = "1"
    if log_file is not None:
        os.environ["NEWSDECK_LOG"] = str(log_file)
    if quiet:
        os.environ["NEWSDECK_QUIET"] = "1"
    session = Session(config_path, db_path, offline, read_only, quiet)
    ctx.obj = session
    ctx.call_on_close(session.close)
    if ctx.invoked_subcommand is None:
        from reader.cli.screen import open_reader

        open_reader(session)


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its status; a user never sees a traceback."""
    _sound_streams()
    status: Any
    try:
        status = cli.main(arguments, prog_name="newsdeck", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        status = error.exit_code
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        _complain(shown.getvalue().rstrip(), "")
        status = 2
    except (click.Abort, KeyboardInterrupt):
        _complain("stopped")
        status = 130
    except NewsdeckError as error:
        _complain(str(error))
        status = error.exit_status
    except (BrokenPipeError, Left):
        # The reader of our output (head, less) left: that is no failure, and flushing at exit must not complain.
        _drop_output()
        status = 0
    except OSError as error:
        if error.errno not in _NO_ROOM or error.filename is not None:
            _complain(_unexpected(error))
            status = 70
        else:
            _drop_output()
            _complain(f"standard output: {error.strerror}")
            status = CannotWrite.exit_status
    except Exception as error:
        _complain(_unexpected(error))
        status = 70
    sys.exit(status if isinstance(status, int) else 0)


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


def _sound_streams() -> None:
    """What is closed is empty, and what a terminal cannot show is a question mark there; neither is an error."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 (for the whole run)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _drop_output() -> None:
    """What was not written cannot be: else the interpreter tries it once more at its end, and complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _complain(text: str, who: str = "newsdeck: ") -> None:
    from reader.clean import clean_block

    print(who + clean_block(text), file=sys.stderr)


def _unexpected(error: Exception) -> str:
    """One line for the user; the whole story goes to the log."""
    import traceback

    from reader import logfile

    told = f"an unexpected error: {type(error).__name__}: {str(error)[:300]}"
    log = logfile.write("".join(traceback.format_exception(error)))
    return f"{told} (details in {log})" if log else told
