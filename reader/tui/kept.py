"""What stays in a list although it no longer belongs there."""

from __future__ import annotations

from array import array


def merged(new: array[int], old: array[int], kept: frozenset[int]) -> array[int]:
    """The new ids, with those of `kept` that dropped out put back behind whatever stood before them.

    What is read in the unread list stays in it, dimmed, until a list is chosen again: nothing jumps while one reads.
    """
    missing = kept.difference(new) if kept else kept
    if not missing:
        return new
    present = set(new)
    followers: dict[int, list[int]] = {}
    before = 0
    for article_id in old:
        if article_id in missing:
            followers.setdefault(before, []).append(article_id)
        elif article_id in present:
            before = article_id
    ids = array("q", followers.get(0, ()))
    for article_id in new:
        ids.append(article_id)
        if article_id in followers:
            ids.extend(followers[article_id])
    return ids
