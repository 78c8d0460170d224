"""A page as it is kept: only what extraction reads, so that thousands fit and a better extractor can read them again.

Stage: text. The markup is thinned as text and not as a tree: written out and parsed again, a broken page would become
another tree than the one its article was found in.
"""

from __future__ import annotations

import codecs
import re

from reader.text.decode import decoded, safe_html

_OPENS = re.compile(r"<!--|<(script|style|svg)\b", re.I)
_CLOSES = {
    "script": re.compile(r"</script\s*>", re.I),
    "style": re.compile(r"</style\s*>", re.I),
    "svg": re.compile(r"</svg\s*>", re.I),
}
_DATA = re.compile(r"""\btype\s*=\s*["']?application/ld\+json""", re.I)
_SVG = re.compile(r"<svg\b", re.I)
_TAG_END = 4_000
"""Characters within which a tag that is looked at ends."""
_ATTRIBUTE = r"""\s+([^\s<>="'/]+)(?:\s*=\s*("[^"<>]*"|'[^'<>]*'|[^\s<>"'=`]+))?"""
_TAG = re.compile(
    r"""<([a-z][a-z0-9]*)((?:\s+[^\s<>="'/]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s<>"'=`]+))?)+)(\s*/?>)""", re.I
)
"""A tag that a parser cannot read in two ways; any other one stays as it is."""
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_UNREAD = frozenset(
    """
    sizes integrity nonce crossorigin tabindex loading decoding fetchpriority referrerpolicy autocomplete placeholder
    """.split()
)
_READ_DATA = frozenset(
    """
    data-src data-lazy-src data-original data-srcset data-component data-testid data-lp-replacement-content
    data-preloaded
    """.split()
)
"""Of the attributes for scripts those that extraction looks at: ours for pictures, trafilatura's for its rules."""


def thinned(page: bytes, charset: str | None = None) -> bytes:
    """UTF-8 with its mark, without scripts, styles, drawings, comments and attributes that nothing reads; the data
    about the article stays."""
    return codecs.BOM_UTF8 + _without_programs(safe_html(decoded(page, charset))).encode("utf-8", "replace")


def _without_programs(markup: str) -> str:
    """One pass from the left; an element that is never closed stays, whatever it was."""
    kept: list[str] = []
    never_closed: set[str] = set()
    at = start = 0
    while (opened := _OPENS.search(markup, at)) is not None:
        name = (opened[1] or "").lower()
        end = -1 if name in never_closed else _end_of(markup, opened, name)
        if end < 0:
            never_closed.add(name)
            at = opened.end()
            continue
        kept.append(_TAG.sub(_with_read_attributes, markup[start : opened.start()]))
        if _is_read(markup, opened, name, end):
            kept.append(markup[opened.start() : end])
        elif name:  # The empty element stays where it stood: extraction looks at neighbours too.
            kept.append(f"<{name}></{name}>")
        at = start = end
    kept.append(_TAG.sub(_with_read_attributes, markup[start:]))
    return "".join(kept)


def _with_read_attributes(tag: re.Match[str]) -> str:
    name, attributes, end = tag[1].lower(), tag[2], tag[3]
    if name == "link" and "canonical" not in attributes.lower():
        return f"<{tag[1]}{end}"
    has_source = name == "img" and re.search(r"""\ssrc\s*=\s*["']?(?!data:)[^\s"']""", attributes, re.I) is not None
    return f"<{tag[1]}{_ATTRIBUTES.sub(lambda one: one[0] if _is_read_of(one, has_source) else '', attributes)}{end}"


def _is_read_of(attribute: re.Match[str], has_source: bool) -> bool:
    name, value = attribute[1].lower(), attribute[2] or ""
    if name.startswith("data-"):
        return name in _READ_DATA and not (has_source and name == "data-srcset")
    if name.startswith("aria-"):
        return name == "aria-hidden"
    if name == "style":
        return "none" in value.lower()
    return not (name in _UNREAD or name.startswith("on") or (has_source and name == "srcset"))


def _end_of(markup: str, opened: re.Match[str], name: str) -> int:
    """Where the element or comment is over; -1 when it never is."""
    if not name:
        end = markup.find("-->", opened.start() + 2)
        return -1 if end < 0 else end + 3
    closed = _CLOSES[name].search(markup, opened.end())
    return -1 if closed is None else closed.end()


def _is_read(markup: str, opened: re.Match[str], name: str, end: int) -> bool:
    """JSON-LD is; a drawing in a drawing would be cut in its middle."""
    if name == "script":
        tag_end = markup.find(">", opened.end(), opened.end() + _TAG_END)
        return tag_end > 0 and _DATA.search(markup, opened.end(), tag_end) is not None
    return name == "svg" and _SVG.search(markup, opened.end(), end) is not None
