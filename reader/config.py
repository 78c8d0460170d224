"""config.toml becomes frozen values. All errors are found at once, each with file:line and a suggestion.

`config.example.toml` lists every key with its default; a test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from reader.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Reading:
    mark_read_on_open: bool = True
    images: Literal["off", "links"] = "links"
    column: int = field(default=88, metadata={"min": 40, "max": 200})
    entities: bool = True
    sidebar: Literal["linked", "entities", "hidden"] = "linked"
    browser: str = ""
    sort: Literal["newest", "oldest", "title", "feed"] = "newest"


@dataclass(frozen=True, slots=True)
class Look:
    theme: str = "newsdeck-dark"


@dataclass(frozen=True, slots=True)
class Fetching:
    full_text: Literal["auto", "always", "never"] = "auto"
    connections: int = field(default=32, metadata={"min": 1, "max": 256})
    per_host: int = field(default=4, metadata={"min": 1, "max": 32})
    deadline_s: int = field(default=30, metadata={"min": 2, "max": 300})
    feed_limit_mb: int = field(default=10, metadata={"min": 1, "max": 100})
    page_limit_mb: int = field(default=5, metadata={"min": 1, "max": 100})
    interval_min: int = field(default=30, metadata={"min": 5, "max": 10080})
    auto_refresh: bool = False
    keep_pages: bool = True
    user_agent: str = ""


@dataclass(frozen=True, slots=True)
class Cleaning:
    strip: Literal["off", "safe", "standard", "strict"] = "standard"
    asides: Literal["keep", "dim"] = "keep"


@dataclass(frozen=True, slots=True)
class Entities:
    engine: str = "builtin"


@dataclass(frozen=True, slots=True)
class Stories:
    window_days: int = field(default=14, metadata={"min": 1, "max": 365})
    background: bool = True
    embed: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting; a section of config.toml each. `keys` maps binding ids to keys ("article.star" = "s")."""

    reading: Reading = field(default_factory=Reading)
    look: Look = field(default_factory=Look)
    fetching: Fetching = field(default_factory=Fetching)
    cleaning: Cleaning = field(default_factory=Cleaning)
    entities: Entities = field(default_factory=Entities)
    stories: Stories = field(default_factory=Stories)
    keys: Mapping[str, str] = field(default_factory=dict)


FEED_SETTINGS: Mapping[str, tuple[str, str]] = {
    "full_text": ("fetching", "full_text"),
    "strip": ("cleaning", "strip"),
    "asides": ("cleaning", "asides"),
    "interval_min": ("fetching", "interval_min"),
}
"""Settings that one feed may have for itself, and the config key it follows otherwise."""


def load(path: Path) -> Config:
    """The config in `path`; defaults when there is no such file. Raises ConfigError with every problem at once."""
    try:
        source = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Config()
    except UnicodeDecodeError as error:
        raise ConfigError([f"{path}: not UTF-8 text (byte {error.start})"]) from None
    except OSError as error:
        raise ConfigError([f"{path}: {error.strerror or error}"]) from None
    return parse(source, str(path))


def parse(source: str, name: str = "config.toml") -> Config:
    """`source` as a Config; `name` is what errors call the file."""
    import tomllib  # here: most start without a config.toml

    try:
        table = tomllib.loads(source)
    except RecursionError:
        raise ConfigError([f"{name}: brackets are nested too deeply"]) from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f":{found[1]}" if found else ""
        raise ConfigError([f"{name}{where}: {str(error).split(' (at')[0]}"]) from None
    except ValueError:  # Python reads no more than 4,300 digits
        raise ConfigError([f"{name}: a number has too many digits"]) from None
    problems: list[str] = []
    values: dict[str, Any] = {}
    sections = {f.name: f for f in fields(Config)}
    hints = get_type_hints(Config)
    for section, content in table.items():
        at = f"{name}:{line_of(source, section)}"
        if section not in sections:
            problems.append(f"{at}: unknown section [{section}]{suggest(section, sections)}")
        elif not isinstance(content, dict):
            problems.append(f"{at}: [{section}] must be a section, not a value")
        elif section == "keys":
            values["keys"] = _keys(content, source, name, problems)
        else:
            values[section] = _section(hints[section], section, content, source, name, problems)
    if problems:
        raise ConfigError(problems)
    return Config(**values)


def check_setting(key: str, value: str) -> bool | int | str:
    """A per-feed setting given as text, as its value. Raises ConfigError that names the allowed ones."""
    if key not in FEED_SETTINGS:
        raise ConfigError(
            [f'unknown feed setting "{key}"{suggest(key, FEED_SETTINGS)}; one of: {", ".join(FEED_SETTINGS)}']
        )
    section, name = FEED_SETTINGS[key]
    kind = get_type_hints(Config)[section]
    spec = next(f for f in fields(kind) if f.name == name)
    expected = get_type_hints(kind)[name]
    parsed: Any = value
    if expected is int:
        try:
            parsed = int(value)
        except ValueError:
            raise ConfigError([f"{key}: {value!r} is not a whole number"]) from None
    elif expected is bool:
        if value.lower() not in ("true", "false"):
            raise ConfigError([f"{key}: {value!r} is neither true nor false"])
        parsed = value.lower() == "true"
    problem = _wrong(parsed, expected, spec.metadata)
    if problem:
        raise ConfigError([f"{key}: {problem}"])
    return parsed  # type: ignore[no-any-return]


def line_of(source: str, section: str, key: str | None = None) -> int:
    """The line (from 1) where a section, or a key in it, stands; 1 when it cannot be told."""
    inside, section_line = False, 1
    for number, line in enumerate(source.splitlines(), 1):
        text = line.strip()
        header = re.match(r"\[+\s*([^\]]+?)\s*\]+", text)
        if header:
            title = header[1].strip("\"' ")
            inside = title == section or title.startswith(section + ".")
            if inside and section_line == 1:
                section_line = number
            continue
        name = re.match(r"""["']?([^"'=]+?)["']?\s*=""", text)
        if not name:
            continue
        if key is None and not inside and name[1].split(".")[0] == section:
            return number
        if key is not None and ((inside and name[1] == key) or name[1] == f"{section}.{key}"):
            return number
    return section_line


def suggest(word: str, known: Any) -> str:
    import difflib

    close = difflib.get_close_matches(word, list(known), 1, 0.6)
    return f' (did you mean "{close[0]}"?)' if close else ""


def _section(kind: type, section: str, content: dict[str, Any], source: str, name: str, problems: list[str]) -> Any:
    known = {f.name: f for f in fields(kind)}
    hints = get_type_hints(kind)
    good: dict[str, Any] = {}
    for key, value in content.items():
        at = f"{name}:{line_of(source, section, key)}"
        if key not in known:
            problems.append(f'{at}: unknown key "{section}.{key}"{suggest(key, known)}')
            continue
        problem = _wrong(value, hints[key], known[key].metadata)
        if problem:
            problems.append(f"{at}: {section}.{key}: {problem}")
        else:
            good[key] = value
    return kind(**good)


def _wrong(value: Any, expected: Any, limits: Mapping[str, Any]) -> str | None:
    """What is wrong with a value, in words; None when it is fine."""
    if get_origin(expected) is Literal:
        allowed = get_args(expected)
        if value not in allowed:
            hint = suggest(value, allowed) if isinstance(value, str) else ""
            return f"{_shown(value)} is not one of {', '.join(map(repr, allowed))}{hint}"
    elif expected is bool:
        if not isinstance(value, bool):
            return f"{_shown(value)} is neither true nor false"
    elif expected is int:
        if not isinstance(value, int) or isinstance(value, bool):
            return f"{_shown(value)} is not a whole number"
        if not limits.get("min", value) <= value <= limits.get("max", value):
            return f"{_shown(value)} is outside {limits['min']} to {limits['max']}"
    elif not isinstance(value, str):
        return f"{_shown(value)} is not text in quotes"
    return None


def _shown(value: object) -> str:
    """As Python writes it, within reason: a number of 5,000 digits, or lists in lists, it refuses to write at all."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):
        return "this"
    return text if len(text) <= 100 else text[:100] + "…"


def _keys(content: dict[str, Any], source: str, name: str, problems: list[str]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for action, key in content.items():
        if isinstance(key, str) and key.strip():
            keys[action] = key
        else:
            problems.append(f'{name}:{line_of(source, "keys", action)}: keys."{action}" must name a key in quotes')
    return keys
