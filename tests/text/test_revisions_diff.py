from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.revisions_diff import changed_words, is_changed, new_of, old_of, paragraphs_diff, word_diff

OLD = "The council voted on Tuesday to mend the old bridge. It will cost 38 million."
NEW = "The council voted on Tuesday to replace the swing bridge. It will cost 41 million."


def shown(old: str, new: str) -> str:
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in word_diff(old, new))


def test_a_changed_word_is_one_word_out_and_one_in() -> None:
    assert shown(OLD, NEW) == (
        "The council voted on Tuesday to [-mend-]{+replace+} the [-old-]{+swing+} bridge. It will cost [-38-]{+41+} million."
    )


def test_words_changed_side_by_side_are_one_change() -> None:
    assert shown("to mend the bridge", "to quickly replace a bridge") == "to [-mend the-]{+quickly replace a+} bridge"


def test_a_moved_comma_shows_as_a_comma() -> None:
    assert shown("Boats, ferries and tugs", "Boats ferries and tugs") == "Boats[-,-] ferries and tugs"


def test_paragraphs_that_came_and_went_are_whole() -> None:
    rows = paragraphs_diff(["One stays.", "Two goes for good.", OLD], ["One stays.", NEW, "Three is new here."])
    assert [[piece.kind for piece in row] for row in rows[:2]] == [["same"], ["removed"]]
    assert rows[1][0].text == "Two goes for good."
    assert is_changed(rows[2])
    assert [(piece.kind, piece.text) for piece in rows[3]] == [("added", "Three is new here.")]
    assert changed_words(rows) == (3 + 4, 3 + 4)


def test_a_paragraph_too_long_to_match_is_shown_as_a_whole() -> None:
    old, new = " ".join(f"w{n}" for n in range(4_000)), " ".join(f"w{n}" for n in range(1, 4_001))
    assert [piece.kind for piece in word_diff(old, new)] == ["removed", "added"]


def test_a_paragraph_of_one_word_over_and_over_is_still_compared() -> None:
    rows = paragraphs_diff(["the " * 700], ["the a " * 370])
    assert (old_of(rows[0]), new_of(rows[-1])) == ("the " * 700, "the a " * 370)


def test_a_word_changed_in_a_long_paragraph_is_one_word() -> None:
    words = [f"word{n} and the other" for n in range(90)]
    old, new = " ".join(words), " ".join([*words[:40], "another and the other", *words[41:]])
    assert [(p.kind, p.text) for p in word_diff(old, new) if p.kind != "same"] == [
        ("removed", "word40"),
        ("added", "another"),
    ]


texts = st.text(st.sampled_from("ab ,.\nä世\u0301"), max_size=60)


@given(texts, texts)
def test_the_pieces_give_back_both_sides_to_the_letter(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert old_of(pieces) == old
    assert new_of(pieces) == new
    assert all(piece.text for piece in pieces)
    assert is_changed(pieces) == (old != new)


paragraphs = st.lists(st.text(st.sampled_from("abc d"), min_size=1, max_size=12), max_size=12)


@given(paragraphs, paragraphs)
def test_all_paragraphs_of_both_sides_are_there_in_order(old: list[str], new: list[str]) -> None:
    rows = paragraphs_diff(old, new)
    assert [text for row in rows if (text := old_of(row))] == old
    assert [text for row in rows if (text := new_of(row))] == new
