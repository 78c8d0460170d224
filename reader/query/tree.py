"""The tree of a query, and the text it is written as.

Build trees with `all_of` and `any_of`: they keep the one shape that `render` and `parse` agree on (no And directly
inside an And, none with a single part), so that parse(render(tree)) == tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word; with `prefix`, everything that begins with it (`elec*`)."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """`feed:12`, `is:unread`: the value is kept as written; `parse` has checked its form."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """All parts. Without any it is everything: the empty query."""

    parts: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]


Node = Word | Phrase | Field | Not | And | Or

EVERYTHING = And(())


def all_of(*parts: Node) -> Node:
    flat = _each_once(inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,)))
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(*parts: Node) -> Node:
    flat = _each_once(inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,)))
    return flat[0] if len(flat) == 1 else Or(flat)


def _each_once(parts: Iterator[Node]) -> tuple[Node, ...]:
    """A pasted text says "the" a hundred times: asked for each time, a search of it takes a minute."""
    return tuple(dict.fromkeys(parts))


def words_of(node: Node) -> Iterator[Word | Phrase]:
    """The words a match must show, for snippets: negated ones are left out."""
    match node:
        case Word() | Phrase():
            yield node
        case Field("title", value):
            yield Phrase(value)
        case And(parts) | Or(parts):
            for part in parts:
                yield from words_of(part)
        case _:
            pass


def fields_of(node: Node) -> Iterator[Field]:
    """Every field of a query, negated ones too."""
    match node:
        case Field():
            yield node
        case Not(part):
            yield from fields_of(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from fields_of(part)


_BARE = re.compile(r'[^\s()"]+\Z')


def render(node: Node) -> str:
    """The query as a person would type it."""
    match node:
        case Word(text, prefix):
            return text + "*" if prefix else text
        case Phrase(text):
            return _quoted(text)
        case Field(name, value):
            return f"{name}:{value if _BARE.match(value) else _quoted(value)}"
        case Not(part):
            return "-" + _grouped(part, (And, Or, Not))
        case And(parts):
            return " ".join(_grouped(part, (Or,)) for part in parts)
        case Or(parts):
            return " OR ".join(_grouped(part, ()) for part in parts)


def _grouped(node: Node, kinds: tuple[type[Node], ...]) -> str:
    text = render(node)
    return f"({text})" if isinstance(node, kinds) or not text else text


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
