"""`revisions` and `text`: an article through time and by its sources, without a screen."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.fakes import item, rss

FIRST = "<p>The council voted on Tuesday to mend the old bridge, nine to four.</p>"


def test_edits_are_printed_word_by_word(newsdeck: Run, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(rss(item(1, text=FIRST).replace("https://harbour.example/ferry/1", "")))
    assert newsdeck("add", str(feed)).status == 0
    [row] = newsdeck("list", "--json").json["articles"]
    assert newsdeck("revisions", str(row["id"])).status == 3
    assert newsdeck("revisions", str(row["id"]), "--json").json["revisions"] == []
    feed.write_text(rss(item(1, text=FIRST.replace("mend", "replace")).replace("https://harbour.example/ferry/1", "")))
    assert newsdeck("refresh").status == 0
    shown = newsdeck("revisions", str(row["id"])).out
    assert "on Tuesday to [-mend-]{+replace+} the old bridge" in shown
    [edit] = newsdeck("revisions", str(row["id"]), "--json").json["revisions"]
    assert (edit["added"], edit["removed"]) == (1, 1)
    assert {"kind": "added", "text": "replace"} in edit["paragraphs"][0]
    assert newsdeck("revisions", "999").status == 3


def test_another_text_is_chosen_by_name(newsdeck: Run, tmp_path: Path) -> None:
    page = tmp_path / "one-ferry-is-missing-today.html"
    body = "".join(f"<p>The pilots of the {word} roads counted the ferries and found that one was missing.</p>" for word in ("outer", "inner", "upper") * 6)
    page.write_text(f"<html><head><title>One ferry missing</title></head><body><article><h1>One ferry missing</h1>{body}</article></body></html>")
    assert newsdeck("add", str(page), "--as", "article").status == 0
    [row] = newsdeck("list", "--json").json["articles"]
    found = newsdeck("text", str(row["id"]), "--json").json
    assert (found["v"], found["chosen"]) == (1, "auto")
    assert [(offer["choice"], offer["kept"]) for offer in found["texts"]] == [("page", True)]
    done = newsdeck("text", str(row["id"]), "page")
    assert (done.status, done.out.strip()) == (0, "Show the page's text")
    assert newsdeck("text", str(row["id"]), "--json").json["chosen"] == "page"
    assert newsdeck("read", str(row["id"]), "--json").json["why"] == "the page's text: you chose it"
    assert newsdeck("text", str(row["id"]), "jsonld").status == 3
    assert newsdeck("text", str(row["id"]), "nonsense").status == 2
    assert newsdeck("undo").status == 0
    assert newsdeck("text", str(row["id"]), "--json").json["chosen"] == "auto"
