from __future__ import annotations

from reader.entities.lexicon import lexicon
from reader.entities.tag import tag_text
from reader.entities.votes import with_votes
from reader.model import Entity, Mention


def votes_of(text: str, name: str) -> dict[str, float]:
    return {kind: weight for e in tag_text(text).entities if e.name == name for kind, weight in e.votes}


def test_words_beside_a_name_vote_for_its_kind():
    votes = votes_of("Shares in Velmora fell. The maker of pumps said it would cut jobs at its plant.", "Velmora")
    assert votes["org"] >= 3.0


def test_the_kind_that_was_settled_on_comes_first_even_if_nothing_speaks_for_it():
    mention = Mention(0, 0, 6, "Marrow", "person", "Marrow")
    said = {"Marrow": {"person": 0.0, "org": 0.6}}
    (entity,) = with_votes([Entity("Marrow", "person", 1)], [mention], said, {}, lexicon())
    assert entity.votes == (("person", 0.0), ("org", 0.6))


def test_a_name_that_every_archive_knows_has_no_votes():
    text = "Officials in Japan said the talks in Velmora, a small town, would go on."
    assert votes_of(text, "Japan") == {}
    assert votes_of(text, "Velmora")["place"] > 0


def test_a_name_whose_kind_a_person_gave_has_no_votes():
    mention = Mention(0, 0, 6, "Marrow", "org", "Marrow")
    (entity,) = with_votes(
        [Entity("Marrow", "org", 1)], [mention], {"Marrow": {"org": 3.0}}, {"Marrow": "org"}, lexicon()
    )
    assert entity.votes == ()


def test_a_club_in_a_match_report_does_not_vote_for_the_town_it_is_called_by():
    mention = Mention(0, 0, 6, "Orsel", "org", "Orsel")
    made = [Entity("Orsel", "org", 1)]
    said = {"Orsel": {"org": 1.0, "place": 2.0}}
    assert with_votes(made, [mention], said, {}, lexicon(), "sport") == tuple(made)
    assert with_votes(made, [mention], said, {}, lexicon(), "")[0].votes == (("org", 1.0), ("place", 2.0))


def test_of_several_forms_the_strongest_word_counts():
    mentions = [Mention(0, 0, 6, "Marrow", "org", "Marrow Ltd"), Mention(0, 9, 19, "Marrow Ltd", "org", "Marrow Ltd")]
    said = {"Marrow": {"org": 1.0, "person": 0.5}, "Marrow Ltd": {"org": 3.0, "person": -1.0}}
    (entity,) = with_votes([Entity("Marrow Ltd", "org", 2)], mentions, said, {}, lexicon())
    assert entity.votes == (("org", 3.0), ("person", 0.5))
