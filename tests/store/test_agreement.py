from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Entity, EntityKind, Mention
from reader.store.agreement import MOST, SHARE, heard, is_surer, kind_of, retyped


def entity(*votes: tuple[EntityKind, float], count: int = 1, name: str = "Marrow") -> Entity:
    return Entity(name, votes[0][0], count, votes=votes)


def test_an_article_that_says_little_follows_the_others():
    assert kind_of(entity(("person", 0.0)), {"org": 6.0}, 3) == "org"


def test_what_an_article_says_plainly_is_not_outvoted():
    assert kind_of(entity(("person", 5.0)), {"org": 1_000.0}, 400) == "person"


def test_one_other_article_is_not_enough():
    assert kind_of(entity(("person", 0.0)), {"org": 9.0}, 1) == "person"


def test_others_that_agree_change_nothing():
    assert kind_of(entity(("person", 0.3), ("org", 0.2)), {"person": 5.0}, 9) == "person"


def test_others_that_are_divided_change_nothing():
    assert kind_of(entity(("person", 0.0)), {"org": 6.0, "person": 6.0}, 9) == "person"


def test_a_name_without_votes_keeps_its_kind():
    assert kind_of(Entity("Japan", "place", 1), {"org": 50.0}, 20) == "place"


def test_what_is_heard_is_the_words_about_a_name_not_how_often_it_stands_there():
    assert heard(entity(("org", 2.0), ("place", 0.6), count=1)) == heard(entity(("org", 2.0), ("place", 0.6), count=30))
    assert heard(entity(("org", 9.9))) == {"org": 4.3}
    assert heard(Entity("Japan", "place", 3)) == {}


VOTES = st.lists(
    st.tuples(st.sampled_from(("person", "org", "place")), st.floats(0, 9.9)),
    min_size=1,
    unique_by=lambda vote: vote[0],
)


@given(VOTES, st.dictionaries(st.sampled_from(("person", "org", "place")), st.floats(0, 1e6)), st.integers(0, 1_000))
def test_the_kind_is_always_the_articles_own_or_one_that_others_say(votes, others, articles):
    one = entity(*votes)
    kind = kind_of(one, others, articles)
    assert kind in {votes[0][0], *others, *(k for k, _ in votes)}
    if kind != one.kind:
        own, told = dict(votes)[one.kind], others.get(one.kind, 0.0)
        gained = dict(votes).get(kind, 0.0) + min(MOST, SHARE * others.get(kind, 0.0))
        assert gained > own + min(MOST, SHARE * told)


def test_all_mentions_of_a_name_change_together():
    mentions = [Mention(0, 0, 6, "Marrow", "person", "Marrow"), Mention(0, 9, 13, "Oslo", "place", "Oslo")]
    entities = [entity(("person", 0.0)), Entity("Oslo", "place", 1)]
    now, made = retyped(mentions, entities, {"Marrow": "org"})
    assert [m.kind for m in now] == ["org", "place"]
    assert [(e.name, e.kind, e.votes) for e in made] == [
        ("Marrow", "org", (("person", 0.0),)),
        ("Oslo", "place", ()),
    ]


def test_a_name_that_an_article_uses_for_two_things_keeps_both():
    entities = [entity(("org", 0.0)), entity(("place", 0.0))]
    assert retyped([], entities, {"Marrow": "place"}) == ((), tuple(entities))


def test_the_archive_is_surer_when_another_kind_leads_or_leads_by_twice_as_much():
    assert is_surer({}, {"org": 2.3})
    assert is_surer({"org": 2.3}, {"org": 2.3, "place": 4.0})
    assert is_surer({"org": 3.9}, {"org": 4.2})
    assert not is_surer({"org": 4.2}, {"org": 5.0})
    assert not is_surer({"org": 400.0}, {"org": 900.0})
    assert not is_surer({"org": 3.0}, {"org": 3.0, "place": 1.0})
    assert not is_surer({}, {})
