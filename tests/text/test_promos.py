from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Block, BlockKind, Mark
from reader.text.promos import cut_promos
from reader.text.training.wording import LINES, own_lines

DATA = Path(__file__).parent.parent / "data" / "text"
AUTHOR = "Mira Holt"


def families(name: str) -> list[tuple[str, str]]:
    """(family, line) of each line of a file in which "# family" stands above its lines."""
    family, found = "", []
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line.startswith("# "):
            family = line[2:]
        elif line:
            found.append((family, line))
    return found


SECOND = families("promos_second.txt")
SECOND_LOOKALIKES = [line for _, line in families("lookalikes_second.txt")]
BLIND = {
    name: (
        author,
        [line for _, line in families(f"promos_{name}.txt")],
        [line for _, line in families(f"lookalikes_{name}.txt")],
    )
    for name, author in (("third", "Sanna Birk"), ("fourth", "Rosa Lind"), ("fifth", "Mira Holt"))
}
"""Held back: no weight was learned from them, and no line like one of theirs. The third was written without sight of
rules and model, but the bar was fixed after seeing how it did; the fourth was measured when bar and weights stood, then
seen by the author of the rules. The fifth is by another hand, who had seen nothing; its misses were not
seen by those who wrote lines or rules, but one bound (`wording._SHORT`) was chosen with a look at it."""
PROMOS = [line for line in (DATA / "promos.txt").read_text("utf-8").splitlines() if line]
LOOKALIKES = [line for line in (DATA / "lookalikes.txt").read_text("utf-8").splitlines() if line]
LATER = tuple(LINES.glob("*_*.txt"))
"""Written when the sets above were there, though not by anybody who had seen them."""
BODY = [
    Block(
        "p",
        f"On {day} the {people} of the district met to talk about the price of grain, and the talks went on until the "
        f"lamps were lit and the last of the carts had left the square below the old customs house, where number {n} stood.",
    )
    for n, (day, people) in enumerate(
        (day, people)
        for day in ("Monday", "Tuesday", "Thursday", "Friday")
        for people in ("councillors", "millers", "bakers", "boatmen", "porters")
    )
]


def with_line(line: str, position: int, kind: BlockKind = "p") -> list[Block]:
    return [*BODY[:position], Block(kind, line), *BODY[position:]]


def is_cut(line: str, position: int) -> bool:
    return not cut_promos(with_line(line, position))[position].kept


def test_promotion_at_the_end_is_cut_with_a_reason() -> None:
    missed = [line for line in PROMOS if not is_cut(line, len(BODY))]
    assert len(missed) <= 0.05 * len(PROMOS), missed
    assert all(cut_promos(with_line(line, len(BODY)))[-1].reason for line in PROMOS if line not in missed)


def test_most_promotion_is_seen_in_the_middle_too() -> None:
    missed = [line for line in PROMOS if not is_cut(line, 9)]
    assert len(missed) <= 0.2 * len(PROMOS), missed


@pytest.mark.parametrize("position", [1, 9, len(BODY)])
def test_lines_that_only_look_like_promotion_stay(position: int) -> None:
    assert [line for line in LOOKALIKES if is_cut(line, position)] == []


@pytest.mark.parametrize("position", [1, 9, 16, len(BODY)])
def test_of_a_second_set_nine_promotions_in_ten_are_cut_wherever_they_stand(position: int) -> None:
    missed = [
        (family, line) for family, line in SECOND if cut_promos(with_line(line, position), author=AUTHOR)[position].kept
    ]
    assert len(SECOND) >= 150
    assert len(missed) <= 0.08 * len(SECOND), missed


@pytest.mark.parametrize("family", sorted({family for family, _ in SECOND}))
def test_no_family_of_promotion_is_mostly_missed(family: str) -> None:
    lines = [line for name, line in SECOND if name == family]
    missed = [line for line in lines if cut_promos(with_line(line, 9), author=AUTHOR)[9].kept]
    assert len(missed) <= 0.25 * len(lines), missed


@pytest.mark.parametrize("position", [1, 9, 16, len(BODY)])
@pytest.mark.parametrize("kind", ["p", "caption", "li"])
def test_of_a_second_set_look_alikes_stay_as_all_kinds_of_blocks(position: int, kind: BlockKind) -> None:
    cut = [
        line
        for line in SECOND_LOOKALIKES
        if not cut_promos(with_line(line, position, kind), author=AUTHOR)[position].kept
    ]
    assert len(SECOND_LOOKALIKES) >= 300
    assert len(cut) <= 0.005 * len(SECOND_LOOKALIKES), cut


@pytest.mark.parametrize("position", [1, 9, len(BODY)])
@pytest.mark.parametrize(("name", "share"), [("third", 0.92), ("fourth", 0.92), ("fifth", 0.92)])
def test_most_promotion_never_seen_before_is_cut(name: str, share: float, position: int) -> None:
    author, lines, _ = BLIND[name]
    missed = [line for line in lines if cut_promos(with_line(line, position), author=author)[position].kept]
    assert len(lines) >= 150
    assert len(missed) <= (1 - share) * len(lines), missed


@pytest.mark.parametrize("position", [1, 9, len(BODY)])
def test_look_alikes_never_seen_before_stay(position: int) -> None:
    lines = [line for _, _, look_alikes in BLIND.values() for line in look_alikes]
    lost = [line for line in lines if is_cut(line, position)]
    assert len(lines) >= 900
    assert len(lost) <= 0.005 * len(lines), lost


def test_of_the_later_lines_none_is_like_one_held_back() -> None:
    def runs(line: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z']+", line.lower().replace("’", "'"))
        return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}

    held = {line for _, lines, look_alikes in BLIND.values() for line in (*lines, *look_alikes)}
    taught = [line.text for line in own_lines(*LATER)]
    assert len(taught) > 18_000
    assert held.isdisjoint(taught)
    of_held = {run for line in held for run in runs(line)}
    assert [line for line in taught if not runs(line).isdisjoint(of_held)] == []


def test_a_line_worded_like_promotion_says_how_sure_that_is() -> None:
    line = "Hungry for more? Our food letter has a new recipe every Thursday."
    reason = cut_promos(with_line(line, 9))[9].reason
    assert reason is not None
    assert reason.startswith(("worded like promotion (", "newsletter", "asks", "speaks"))


def test_in_a_guide_that_speaks_to_its_reader_a_doubtful_line_stays() -> None:
    guide = [
        Block(
            "p",
            f"You take your {n} tools and you lay them out on your bench, because you will need each of them before "
            "you are done, and you do not want to walk back to your shed with wet hands and your glue already open.",
        )
        for n in ("six", "seven", "eight", "nine", "ten", "eleven")
    ]
    line = Block("p", "Thanks for coming along with us.")
    assert cut_promos([*guide[:3], line, *guide[3:]])[3].kept
    assert not cut_promos([*BODY[:3], line, *BODY[3:]])[3].kept


@pytest.mark.parametrize("step", ["Open the settings", "Close all pages", "Print the page", "Leave the menu"])
def test_the_steps_of_a_guide_stay(step: str) -> None:
    for kind in ("li", "h3"):
        assert cut_promos(with_line(step, 9, kind))[9].kept


def test_a_byline_is_cut_only_when_its_author_is_known() -> None:
    blocks = with_line("By Mira Holt, Harbour Correspondent", 0)
    assert cut_promos(blocks, author=AUTHOR)[0].reason == "repeats the byline"
    assert cut_promos(blocks, author="Ada Vance")[0].kept


def test_a_sentence_about_the_author_is_no_byline() -> None:
    assert cut_promos(with_line("Mira Holt was in the harbour when the bridge fell", 5), author=AUTHOR)[5].kept


def test_captions_that_only_look_like_promotion_stay() -> None:
    cut = [line for line in LOOKALIKES if not cut_promos(with_line(line, 9, "caption"))[9].kept]
    assert cut == []


def test_quoted_promo_inside_a_paragraph_stays() -> None:
    line = (
        BODY[0].text
        + " “Sign up for our newsletter and save your spot,” said the man at the gate, handing out leaflets."
    )
    assert not is_cut(line, len(BODY))


def test_order_and_words_never_change() -> None:
    blocks = with_line(PROMOS[0], len(BODY))
    assert [block.text for block in cut_promos(blocks)] == [block.text for block in blocks]


def test_off_cuts_nothing_and_strict_cuts_most() -> None:
    blocks = [*BODY, *(Block("p", line) for line in PROMOS[:5]), Block("p", "By Mira Holt")]
    count = {
        strip: sum(not b.kept for b in cut_promos(blocks, strip=strip))
        for strip in ("off", "safe", "standard", "strict")
    }
    assert count["off"] == 0
    assert count["safe"] <= count["standard"] <= count["strict"]
    assert count["standard"] == 5


def test_an_article_never_loses_more_than_a_fifth_to_guesses() -> None:
    blocks = [BODY[0], *(Block("p", line) for line in PROMOS if "newsletter" in line)]
    kept = sum(len(b.text.split()) for b in cut_promos(blocks) if b.kept)
    assert kept >= 0.5 * sum(len(b.text.split()) for b in blocks)


def test_links_under_a_cut_heading_go_with_it_and_prose_after_them_stays() -> None:
    link = "How the winter closed the canal"
    blocks = [
        *BODY,
        Block("h3", "Related articles"),
        Block("li", link, marks=(Mark(0, len(link), "link", "http://e.org/"),)),
        Block("p", "The talks will go on next week in the town hall."),
    ]
    assert [b.kept for b in cut_promos(blocks)][-3:] == [False, False, True]


def test_code_tables_and_images_are_never_suspects() -> None:
    for kind in ("code", "table", "image"):
        assert all(block.kept for block in cut_promos(with_line("Advertisement", 9, kind)))


def test_a_cut_of_another_stage_keeps_its_reason() -> None:
    blocks = [*BODY, Block("p", "Advertisement", kept=False, reason="you cut this")]
    assert cut_promos(blocks)[-1].reason == "you cut this"


@given(st.lists(st.sampled_from([*PROMOS, *LOOKALIKES[:40], *(b.text for b in BODY)]), max_size=30))
def test_cutting_twice_changes_nothing_and_nothing_is_lost(lines: list[str]) -> None:
    blocks = tuple(Block("p", line) for line in lines)
    once = cut_promos(blocks)
    assert cut_promos(once) == once
    assert [block.text for block in once] == lines
    assert all((block.reason is None) == block.kept for block in once)


def test_the_country_is_not_us() -> None:
    assert not is_cut("Harbour firm to be acquired by US investors", 9)


def test_a_step_that_signs_up_is_no_plea_to_sign_up() -> None:
    step = "Sign up for the bundle using the same email as your other account"
    assert cut_promos(with_line(step, 9, "li"))[9].kept
    assert not cut_promos(with_line("Sign up for our newsletter", 9, "li"))[9].kept


def test_whose_picture_it_is_stays_under_it() -> None:
    line = "© Harbour Pictures. All rights reserved."
    assert cut_promos(with_line(line, 9, "caption"))[9].kept
    assert not cut_promos(with_line(line, len(BODY)))[-1].kept
