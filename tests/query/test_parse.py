from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.query import EVERYTHING, And, Field, Node, Not, Or, Phrase, Word, all_of, any_of, parse, render


def test_an_empty_query_is_everything():
    assert parse("") == parse("   ") == EVERYTHING


def test_words_side_by_side_must_all_stand():
    assert parse("river barge") == And((Word("river"), Word("barge")))
    assert parse("river AND barge") == parse("river barge")


def test_or_binds_weaker_than_words_side_by_side():
    assert parse("a b OR c") == Or((And((Word("a"), Word("b"))), Word("c")))
    assert parse("a (b OR c)") == And((Word("a"), Or((Word("b"), Word("c")))))


def test_minus_and_not_leave_out():
    assert parse("-tram") == parse("NOT tram") == Not(Word("tram"))
    assert parse('-"night tram"') == Not(Phrase("night tram"))
    assert parse("-(a OR b)") == Not(Or((Word("a"), Word("b"))))


def test_a_dash_inside_or_alone_is_part_of_the_words():
    assert parse("e-mail") == Word("e-mail")
    assert parse("ferry - tram") == And((Word("ferry"), Word("-"), Word("tram")))


def test_star_at_the_end_is_a_beginning():
    assert parse("elec*") == Word("elec", prefix=True)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("feed:12", Field("feed", "12")),
        ('feed:"Harbour Post"', Field("feed", "Harbour Post")),
        ("folder:News/City", Field("folder", "News/City")),
        ("is:UNREAD", Field("is", "unread")),
        ("id:1,2,3", Field("id", "1,2,3")),
        ("since:7d", Field("since", "7d")),
        ("before:2026-11-01", Field("before", "2026-11-01")),
        ('entity:"Lena \\"Ash\\" Moor"', Field("entity", 'Lena "Ash" Moor')),
        ("12:30", Word("12:30")),
    ],
)
def test_fields(text: str, node: Node):
    assert parse(text) == node


@pytest.mark.parametrize(
    ("text", "says", "column"),
    [
        ("river fed:3", 'did you mean "feed:"', 6),
        ("is:unred", 'did you mean "unread"', 3),
        ("since:lastwhile", "2026-11-01", 6),
        ("since:2026-13-01", "2026-11-01", 6),
        ("id:4,x", "takes a number", 3),
        ("story:", "needs a value", 6),
        ('a "open', "not closed", 2),
        ("(a", "not closed", 0),
        ("a)", "never opened", 1),
        ("OR a", "both sides", 0),
        ("a OR", "both sides", 2),
        ("NOT", "nothing after", 0),
    ],
)
def test_an_error_tells_why_and_points_at_its_place(text: str, says: str, column: int):
    with pytest.raises(UsageError) as error:
        parse(text)
    why, shown, caret = str(error.value).split("\n")
    assert says in why
    assert shown == "  " + text
    assert caret == "  " + " " * column + "^"


def test_a_hostile_query_is_refused_and_not_recursed_into():
    with pytest.raises(UsageError, match="nested too deeply"):
        parse("(" * 5000)
    with pytest.raises(UsageError, match="nested too deeply"):
        parse("-" * 5000 + "a")


@pytest.mark.parametrize("text", ['riv "night tr', "a OR", "(a b", "feed:", "a -", "is:unr", "a)", 'feed:"Har', "OR"])
def test_half_typed_queries_are_read_as_far_as_they_go(text: str):
    parse(text, half_typed=True)


def test_half_typed_quote_is_closed():
    assert parse('river "night tr', half_typed=True) == And((Word("river"), Phrase("night tr")))


bare = st.text(st.characters(codec="utf-8", exclude_characters='()"*:-', exclude_categories=("Z", "C")), min_size=1)
words = st.builds(Word, bare.filter(lambda t: t not in ("OR", "AND", "NOT") and not t.isspace()), st.booleans())
phrases = st.builds(Phrase, st.text(st.characters(codec="utf-8")))
fields = st.one_of(
    st.builds(Field, st.sampled_from(["feed", "folder", "tag", "entity", "author", "title"]),
              st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda t: bool(t.strip()))),
    st.builds(Field, st.just("is"), st.sampled_from(["unread", "read", "starred", "tagged"])),
    st.builds(Field, st.just("id"), st.lists(st.integers(0, 10**9), min_size=1).map(lambda n: ",".join(map(str, n)))),
)  # fmt: skip
trees = st.recursive(
    st.one_of(words, phrases, fields, st.just(EVERYTHING)),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: all_of(*parts)),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: any_of(*parts)),
        inner.map(Not),
    ),
    max_leaves=8,
)


@given(trees)
def test_a_tree_survives_being_written_and_read(tree: Node):
    assert parse(render(tree)) == tree


@given(st.text())
def test_any_text_is_a_query_or_a_usage_error_and_half_typed_is_never_an_error(text: str):
    try:
        node = parse(text)
    except UsageError:
        pass
    else:
        assert parse(render(node)) == node
    parse(text[:40], half_typed=True)


def test_what_is_asked_twice_is_asked_once() -> None:
    assert parse("ferry ferry -pier ferry -pier") == parse("ferry -pier")
    assert parse("ferry OR ferry OR pier") == parse("ferry OR pier")
    assert parse("the " * 5000) == parse("the")
