"""Looking after newsdeck: stats, backup, doctor, config, keys, completion."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.app import Session
from reader.cli.options import as_json
from reader.cli.output import put, put_json, put_rows, say, table
from reader.errors import ConfigError


@click.command()
@as_json
@click.pass_obj
def stats(session: Session, how: str) -> None:
    """What the archive holds."""
    figures = session.library().store.lists.stats()
    if how:
        put_json(figures)
    else:
        table([[name, f"{value:,}"] for name, value in figures.items()], 0)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def backup(session: Session, file: Path | None) -> None:
    """Copy the archive while it is in use; without FILE among the three that are kept beside it."""
    put(str(session.library().store.backup(file)))


@click.command()
@click.option("--repair", is_flag=True, help="Mend what can be mended, after a backup.")
@as_json
@click.pass_obj
def doctor(session: Session, repair: bool, how: str) -> None:
    """Examine the archive: is it whole, do its counts hold. Exit status 1 when something is wrong."""
    library = session.library()
    if repair:
        library.store.backup()
    found = library.store.doctor.repair() if repair else library.store.doctor.examine()
    if how:
        put_rows("findings", [{"what": f.what, "mendable": f.mendable} for f in found], how)
    else:
        for finding in found:
            put(("mended: " if repair and finding.mendable else "") + finding.what)
        say(f"{len(found)} findings" if found else "the archive is sound")
    if any(not (repair and finding.mendable) for finding in found):
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("what", type=click.Choice(["path", "show", "check"]))
@click.pass_obj
def config(session: Session, what: str) -> None:
    """Where the config is, what is in force, and whether it is right."""
    path = session.config_file()
    if what == "path":
        put(str(path))
        return
    settings = session.config()
    if what == "check":
        put(f"{path}: {'every key is right' if path.exists() else 'there is none; the defaults are in force'}")
        from reader.entities.engines import problem_of
        from reader.stories import dense

        for problem in filter(None, (problem_of(settings.entities.engine), dense.problem_of(settings.stories.embed))):
            put(problem)
        return
    from dataclasses import asdict

    for section, values in asdict(settings).items():
        put(f"[{section}]")
        for key, value in values.items():
            shown = (
                str(value).lower()
                if isinstance(value, bool)
                else f'"{value}"'
                if isinstance(value, str)
                else str(value)
            )
            put(f"{key if section != 'keys' else f'{key!r}'} = {shown}")
        put("")


@click.command()
@as_json
@click.pass_obj
def keys(session: Session, how: str) -> None:
    """The keys of the reader, by action; config.toml can change them."""
    from reader.tui.keys import KEYS, keymap

    shown = keymap(session.config().keys).shown
    rows = [
        {"action": key.id, "keys": list(shown[key.id]), "context": key.context, "description": key.tip} for key in KEYS
    ]
    if how:
        put_rows("keys", rows, how)
    else:
        table([[key.id, ", ".join(shown[key.id]), key.context, key.tip] for key in KEYS], 3)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """The shell's completion script: eval "$(newsdeck completion bash)"."""
    from click.shell_completion import get_completion_class

    from reader.cli.app import cli

    found = get_completion_class(shell)
    if found is None:
        raise ConfigError([f"no completion for {shell}"])
    click.echo(found(cli, {}, "newsdeck", "_NEWSDECK_COMPLETE").source())
