"""Pages made to break a reader: each is read within the bounds of a worker, and no text is lost."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from reader.text.extract import extract_page

LANTERN = Path(__file__).parent.parent / "data" / "text" / "lantern.html"
SENTENCE = "the largest maker of picking machines"
MEMORY_MB = 500
CPU_S = 5

# Reads the page on its standard input as a worker does; the limits are the worker's own.
READER = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({CPU_S + 1}, {CPU_S + 1}))
page = sys.stdin.buffer.read()
from reader.refresh.jobs import read_page
text = read_page(page, "https://e.example/a", None, None, "standard")
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, len(text.text), {SENTENCE!r} in text.text, text.why, sep="\\t")
"""


def within(tail: str) -> str:
    """The article of the Lantern page with something hostile at its end."""
    return LANTERN.read_text("utf-8").replace("</article>", tail + "</article>")


HOSTILE = {
    "unclosed": lambda: within("<b>x " * 100_000),
    "unclosed-divs": lambda: within("<div>x " * 100_000),
    "links": lambda: within('<a href="/q">a link to nowhere</a> ' * 100_000),
    "table": lambda: within("<table>" + "<tr><td>1</td><td>two</td><td>3.5</td></tr>" * 50_000 + "</table>"),
    "nested-divs": lambda: LANTERN.read_text("utf-8").replace("<p>Orchard", "<div>" * 5_000 + "<p>Orchard"),
    "json-ld": lambda: within('<script type="application/ld+json">{"a":"' + "word " * 1_000_000 + '"}</script>'),
    "json-ld-deep": lambda: within('<script type="application/ld+json">' + "[" * 200_000 + "</script>"),
    "nul": lambda: LANTERN.read_text("utf-8").replace(" largest", " \x00larg&#0;est&#x1b;"),
    "references": lambda: within("&#7;&#x1b;&#xFFFE;&#55296;&#99999999999;" * 20_000),
    "attributes": lambda: within("<p " + " ".join(f'a{n}="{n}"' for n in range(100_000)) + ">x</p>"),
    "one-line": lambda: within("<p>" + "w" * 3_000_000 + "</p>"),
    "comments": lambda: within("<!-- " * 100_000),
    "entities": lambda: within("&amp;" * 500_000),
    "lists": lambda: within("<ul><li>x" * 20_000),
    "one-line-again": lambda: within("<p>word</p>" * 15_000),
    "pieces": lambda: within(
        "".join(f'<template id="B:{n:x}"></template><div hidden id="S:{n:x}">x</div>' for n in range(10_000))
    ),
    "pieces-in-pieces": lambda: within(
        "".join(f'<div hidden id="S:{n:x}"><template id="B:{n + 1:x}"></template>' for n in range(1_500))
    ),
    "spans": lambda: within("<table>" + "<tr><td colspan=999 rowspan=999>x" * 300 + "</table>"),
    "buttons": lambda: within("<button>x " * 100_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_within_the_bounds_of_a_worker(name: str) -> None:
    page = HOSTILE[name]()
    run = subprocess.run(
        [sys.executable, "-c", READER], input=page.encode("utf-8", "surrogatepass"), capture_output=True, timeout=60
    )
    assert run.returncode == 0, run.stderr[-600:]
    cpu, memory, _, found, why = run.stdout.decode().rstrip("\n").split("\t")
    assert found == "True", why
    assert float(cpu) <= CPU_S
    assert float(memory) <= MEMORY_MB


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_random_bytes_are_read_within_the_bounds_of_a_worker(seed: int) -> None:
    page = random.Random(seed).randbytes(1_000_000)
    run = subprocess.run([sys.executable, "-c", READER], input=page, capture_output=True, timeout=60)
    assert run.returncode == 0, run.stderr[-600:]
    cpu, memory, *_ = run.stdout.decode().split("\t")
    assert float(cpu) <= CPU_S
    assert float(memory) <= MEMORY_MB


def test_text_written_as_utf8_twice_is_read_right() -> None:
    sentence = "It’s a café beside the river, said the boatman’s wife."
    broken = sentence.encode().decode("latin-1")
    page = f"<html><body><article>{f'<p>{broken}</p>' * 6}</article></body></html>"
    assert sentence in extract_page(page.encode()).text


def test_latin_letters_before_signs_are_not_mistaken_for_it() -> None:
    sentence = "Straße, «Âme», Ä¶ und Ã· stehen da, und 5 Â° auch."
    page = f"<html><body><article>{f'<p>{sentence}</p>' * 6}</article></body></html>"
    assert sentence in extract_page(page.encode()).text


def test_what_nobody_sees_is_left_out_of_a_page_too_deep_for_a_tree_and_an_unclosed_script_hides_nothing() -> None:
    deep = "<div>" * 3_000 + "<p>Lamps</p><SCRIPT>var a</script ><style>p {}</style><p>shine.</p>" + "<script>" * 20_000
    assert extract_page(f"{deep}<p>Still.</p>".encode()).text.split() == ["Lamps", "shine.", "Still."]
