from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.entities.occupied import Occupied

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=20))
def test_taken_spans_never_overlap(spans: list[tuple[int, int]]) -> None:
    occupied = Occupied()
    taken = [span for span in spans if occupied.take(*span)]
    covered = [position for start, end in taken for position in range(start, end)]
    assert len(covered) == len(set(covered))
    refused = [span for span in spans if span not in taken]
    assert all(not set(range(*span)).isdisjoint(covered) for span in refused)


@given(st.lists(SPANS, max_size=20), SPANS)
def test_what_is_free_touches_nothing(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    covered = {position for start, end in spans for position in range(start, end)}
    assert Occupied(spans).is_free(*asked) == covered.isdisjoint(range(*asked))
