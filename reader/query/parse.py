"""A query as text becomes its tree; every error shows its place under a caret.

Grammar: `a b` both · `a OR b` either (binds weaker than `a b`) · `-a`, `NOT a` · `( )` · "phrase" · begin* · field:x.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, NoReturn

from reader.errors import UsageError
from reader.query.tree import EVERYTHING, Field, Not, Phrase, Word, all_of, any_of

if TYPE_CHECKING:
    from reader.query.tree import Node

VALUE_FIELDS = ("money", "percent", "quantity", "date")
FIELDS = (
    "feed", "folder", "tag", "is", "entity", "watch", "story", "id", "author", "title", "lang", "since", "before",
    *VALUE_FIELDS,
)  # fmt: skip
IS_VALUES = ("unread", "read", "starred", "tagged", "watched", "met")
MAX_LENGTH = 100_000
"""A list of ids may be long; more than this is no query that a person wrote."""
MAX_DEPTH = 60

_NO_CHARACTER = re.compile("[\ud800-\udfff]")
"""A shell's byte that is no UTF-8, or half of a pair in JSON: SQLite takes no such text."""
_SPAN = re.compile(r"\d{1,5}[hdw]\Z")
_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<open>\() | (?P<close>\)) | (?P<minus>-(?=[^\s)]))
      | (?P<quoted>"(?:[^"\\]|\\.)*") | (?P<unclosed>")
      | (?P<field>[A-Za-z]+:)(?P<value>"(?:[^"\\]|\\.)*" | [^\s()"]*)
      | (?P<word>[^\s()"]+)""",
    re.VERBOSE | re.DOTALL,
)

Kind = Literal["open", "close", "minus", "quoted", "field", "word", "or", "and", "not", "end"]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Kind
    text: str
    at: int
    value: str = ""
    value_at: int = 0


def parse(text: str, *, half_typed: bool = False) -> Node:
    """The tree of a query; raises UsageError.

    `half_typed` is for a query that is still being written: an open quote or bracket is closed, a dangling
    OR or `feed:` is left out, instead of an error at each key.
    """
    if len(text) > MAX_LENGTH:
        raise UsageError(f"the query is longer than {MAX_LENGTH} characters")
    text = _NO_CHARACTER.sub("\ufffd", text)
    return _Parser(text, _tokens(text, half_typed), half_typed).whole()


def _tokens(text: str, half_typed: bool) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:  # an unclosed quote inside a field value, as in feed:"The
            _fail(text, at, "unexpected character")
        kind = found.lastgroup
        if kind == "unclosed":
            if not half_typed:
                _fail(text, at, "this quote is not closed")
            tokens.append(_Token("quoted", text[at + 1 :].replace('"', ""), at))
            break
        if kind == "value":
            name, value = found["field"][:-1], found["value"]
            if half_typed and not value and text[found.end() :].startswith('"'):
                value, end = text[found.end() + 1 :], len(text)
            else:
                end = found.end()
            tokens.append(_Token("field", name, at, _unquoted(value), found.start("value")))
            at = end
            continue
        if kind == "quoted":
            tokens.append(_Token("quoted", _unquoted(found.group()), at))
        elif kind == "word":
            word = found.group()
            operator: dict[str, Kind] = {"OR": "or", "AND": "and", "NOT": "not"}
            tokens.append(_Token(operator.get(word, "word"), word, at))
        elif kind in ("open", "close", "minus"):
            tokens.append(_Token(kind, found.group(), at))  # type: ignore[arg-type]
        at = found.end()
    tokens.append(_Token("end", "", len(text)))
    return tokens


class _Parser:
    def __init__(self, text: str, tokens: list[_Token], half_typed: bool) -> None:
        self.text, self.tokens, self.half_typed = text, tokens, half_typed
        self.place = 0
        self.depth = 0

    @property
    def now(self) -> _Token:
        return self.tokens[self.place]

    def take(self) -> _Token:
        token = self.now
        self.place += 1
        return token

    def whole(self) -> Node:
        node = self.either()
        while self.now.kind == "close":
            if not self.half_typed:
                self.fail(self.now, "this bracket was never opened")
            self.take()
            node = all_of(node, self.either())
        return node

    def either(self) -> Node:
        parts = [self.both()]
        while self.now.kind == "or":
            operator = self.take()
            if self.now.kind in ("end", "close", "or"):
                if self.half_typed:
                    continue
                self.fail(operator, "OR needs something on both sides")
            parts.append(self.both())
        return any_of(*parts)

    def both(self) -> Node:
        if self.now.kind == "or" and not self.half_typed:
            self.fail(self.now, "OR needs something on both sides")
        parts: list[Node] = []
        while self.now.kind not in ("end", "close", "or"):
            if self.now.kind == "and":
                operator = self.take()
                if not self.half_typed and (not parts or self.now.kind in ("end", "close", "or", "and")):
                    self.fail(operator, "AND needs something on both sides")
                continue
            part = self.one()
            if part is not None:
                parts.append(part)
        return all_of(*parts)

    def one(self) -> Node | None:
        token = self.take()
        if token.kind in ("minus", "not"):
            if self.now.kind in ("end", "close", "or", "and"):
                if self.half_typed:
                    return None
                self.fail(token, "there is nothing after this to leave out")
            self.deeper(token)
            part = self.one()
            self.depth -= 1
            return None if part is None else Not(part)
        if token.kind == "open":
            self.deeper(token)
            node = self.either()
            self.depth -= 1
            if self.now.kind == "close":
                self.take()
            elif not self.half_typed:
                self.fail(token, "this bracket is not closed")
            return node
        if token.kind == "quoted":
            return Phrase(token.text)
        if token.kind == "field":
            return self.field(token)
        word = token.text.rstrip("*")
        if not word:
            return EVERYTHING
        return Word(word, prefix=len(word) < len(token.text))

    def field(self, token: _Token) -> Node | None:
        name = token.text.lower()
        if name not in FIELDS:
            near = get_close_matches(name, FIELDS, n=1, cutoff=0.5)
            hint = f' (did you mean "{near[0]}:"?)' if near else ""
            if self.half_typed:
                return Phrase(f"{token.text}:{token.value}")
            self.fail(token, f'unknown field "{token.text}:"{hint}; put it in quotes to look for the words')
        problem, at = _problem(name, token.value), token.value_at
        if problem is None and name in VALUE_FIELDS:
            from reader.query.values import BadValue, span_of

            try:
                span_of(name, token.value)
            except BadValue as error:
                problem, at = str(error), at + error.at
        if problem and self.half_typed:
            return None
        if problem:
            self.fail(token, problem, at)
        value = token.value.lower() if name in ("is", "lang", "since", "before", *VALUE_FIELDS) else token.value
        return Field(name, value)

    def deeper(self, token: _Token) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail(token, "this is nested too deeply")

    def fail(self, token: _Token, why: str, at: int | None = None) -> NoReturn:
        _fail(self.text, token.at if at is None else at, why)


def _problem(name: str, value: str) -> str | None:
    """What is wrong with the value of a field, in words."""
    if not value.strip():
        return f"{name}: needs a value"
    if name == "is" and value.lower() not in IS_VALUES:
        near = get_close_matches(value.lower(), IS_VALUES, n=1, cutoff=0.5)
        hint = f' (did you mean "{near[0]}"?)' if near else ""
        return f'is: knows {", ".join(IS_VALUES)}, not "{value}"{hint}'
    if name == "story" and not (value.isascii() and value.isdigit() and len(value) < 19):
        return "story: takes a number"
    if name == "id" and not all(n.isascii() and n.isdigit() and len(n) < 19 for n in value.split(",")):
        return "id: takes a number, or several with commas between them"
    if name in ("since", "before") and not _is_time(value.lower()):
        return f"{name}: takes a date as 2026-11-01 or may, a span as 24h, 7d, 2w, 3m or 1y, yesterday, last-week"
    return None


def _is_time(value: str) -> bool:
    if _SPAN.match(value):
        return True
    try:
        if ":" in value:
            return datetime.fromisoformat(value).year > 1
        from reader.query.days import days_of  # here: its patterns cost the first screen three milliseconds

        return days_of(value, date.today()) is not None
    except (ValueError, OverflowError):
        return False


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    return re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)


def _fail(text: str, at: int, why: str) -> NoReturn:
    """The query on one line (a window of it when it is long) and a caret under the place."""
    start = max(0, at - 60)
    shown = "".join(c if c.isprintable() else " " for c in text[start : at + 40])
    raise UsageError(f"{why}\n  {shown}\n  {' ' * (at - start)}^")
