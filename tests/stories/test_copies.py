from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reader.stories.copies import are_copies, pack, resemblance, share_of_shorter, signature, unpack

WORDS = "harbour ferry council bridge night rain minister vote budget school river port crew strike union fare map tide pier storm".split()


def text(seed: int, length: int = 300) -> list[str]:
    rng = random.Random(seed)
    return [f"{rng.choice(WORDS)}{rng.randrange(30)}" for _ in range(length)]


def test_an_edited_text_is_a_copy() -> None:
    original = text(1)
    edited = list(original)
    for at in range(0, 300, 20):
        edited[at] = "changed"
    one, two = signature(" ".join(original)), signature(" ".join(edited))
    assert are_copies(one, two)


def test_a_text_with_a_promo_behind_it_and_one_cut_to_half_are_copies() -> None:
    original = " ".join(text(2))
    assert are_copies(
        signature(original), signature(original + " Sign up for our webclass and save your spot today for free")
    )
    assert are_copies(signature(original), signature(" ".join(text(2)[:150])))


def test_different_texts_are_not() -> None:
    signs = [signature(" ".join(text(seed))) for seed in range(40)]
    assert not any(are_copies(a, b) for i, a in enumerate(signs) for b in signs[:i])


def test_texts_too_short_to_compare_are_no_copies() -> None:
    short = signature("Ferry late again")
    assert not are_copies(short, short)


@given(st.integers(0, 30), st.integers(30, 200))
def test_packing_gives_the_signature_back(seed: int, length: int) -> None:
    sign = signature(" ".join(text(seed, length)))
    assert unpack(pack(sign)) == sign
    assert not sign or resemblance(sign, sign) == (1.0, 1.0)


def test_the_share_that_is_shown_is_exact() -> None:
    words = text(3, 104)
    assert share_of_shorter(" ".join(words), " ".join(words[:54])) == 1.0
    assert share_of_shorter(" ".join(words), " ".join(text(4, 104))) == 0.0
