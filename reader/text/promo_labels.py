"""Labels: short lines made of nothing but the words of buttons and lists ("See all stories", "Ad feedback").

Stage: text. A closed vocabulary instead of patterns: no button is foreseen, and no sentence is built of such words
alone. Guides do have steps like "Open the settings", so a step counts only where it is linked.
"""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 8
"""Words."""
_ACTIONS = frozenset(
    """
    see view show load read browse explore hide skip close copy save print share send tweet email e-mail pin like follow
    subscribe sign register log login join donate download get listen watch cancel post leave add reply manage accept
    report scroll continue keep back return go jump discover unsubscribe bookmark comment contribute give
    """.split()
)
_FILLERS = frozenset(
    """
    a an the to in on for of and or with by from via as at up in here now today next previous other all more full latest
    new free below above also our us me my your it this that these page s & x less on most top
    """.split()
)
_THINGS = frozenset(
    """
    story stories article articles post posts comment comments reply replies newsletter newsletters inbox headlines
    advertisement advertisements advert adverts ad ads advertising advertiser advertisers partner partners feedback
    sponsored promoted related recommended popular trending reading picks topics topic series gallery galleries
    content main navigation menu top updates alerts notifications coverage reads subscriber subscribers membership
    login log-in signup sign-up sponsor sponsors discussion conversation link url preferences cookies cookie
    """.split()
)
_NETWORKS = frozenset(
    """
    facebook twitter x linkedin whatsapp email e-mail reddit telegram pinterest flipboard instagram youtube tiktok
    threads bluesky mastodon messenger pocket tumblr print copy link sms line share share: rss snapchat discord
    """.split()
)
_LISTED = frozenset(
    "stories articles posts headlines reads reading coverage topics links picks videos news video story "
    "article post".split()
)
_WHICH = frozenset(
    "related recommended popular trending latest sponsored promoted similar top most other also more".split()
)
_ALONE = frozenset(
    """
    ad ads advert advertisement advertorial sponsored promoted subscribe unsubscribe donate share tweet login log-in
    signup sign-up
    """.split()
)
_ABOUT_ADS = frozenset("ad ads advert advertisement advertiser advertisers sponsored sponsor promoted".split())
_OPENING = frozenset("show view load hide see".split())
_POINTING = frozenset("me us our my here now all more less this these full free comments".split())


def label_reason(tokens: Sequence[str], *, ends_sentence: bool, link_share: float, is_step: bool) -> str | None:
    """Why a short line is a label, or None. `tokens` are lower-case words; numbers do not count.

    `is_step` is true for list items and headings, where a guide may say just the same and mean it.
    """
    words = [token for token in tokens if not token.isdigit()]
    if not words or len(words) > LONGEST:
        return None
    if len(words) == 1:
        return _alone(words[0]) if not ends_sentence and not is_step else None
    held = set(words)
    if not held & _ABOUT_ADS and held <= _NETWORKS | {"and", "on", "via", "the", "this"} and len(held & _NETWORKS) >= 2:
        return "asks you to share"
    if not held <= _ACTIONS | _FILLERS | _THINGS:
        return None
    if held & _ABOUT_ADS and not ends_sentence and not held & {"to", "on"} - {"to"}:
        return "advertising label"
    if words[0] in _WHICH and (words[-1] in _LISTED or words[-2:-1] == ["this"]) and not ends_sentence:
        return "related stories"
    if words[0] not in _ACTIONS or not held & _THINGS:
        return None if words not in (["sign", "me", "up"], ["sign", "up"], ["log", "in"]) else "asks you to sign up"
    if words[0] in _OPENING and not is_step and not ends_sentence:
        return "button or link of the page"
    if link_share > 0.5 or (held & _POINTING and not is_step and not (ends_sentence and "our" not in held)):
        return "button or link of the page"
    return None


def _alone(word: str) -> str | None:
    if word not in _ALONE:
        return None
    return "advertising label" if word in _ABOUT_ADS or word == "advertorial" else "button or link of the page"
