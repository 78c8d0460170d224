"""Names from scripts."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def archive(newsdeck: Run, tmp_path: Path) -> None:
    rows = [
        {
            "id": "1",
            "title": "Pier sold",
            "text": "The pilots met. Pellux bought the pier of Port Ellan.",
            "published": "2026-11-19",
        },
        {"id": "2", "title": "Rain", "text": "Rain fell on Port Ellan all day.", "published": "2026-11-20"},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert newsdeck("import", "jsonl", "in.jsonl").status == 0


def test_watch_finds_lists_and_forgets(newsdeck: Run, tmp_path: Path) -> None:
    archive(newsdeck, tmp_path)
    assert newsdeck("watch").status == 3
    ran = newsdeck("watch", "Pellux", "Port Ellan", "--json")
    assert ran.status == 0
    assert ran.json["v"] == 1
    assert next((hit["name"], hit["sentence"]) for hit in ran.json["hits"]) == (
        "Port Ellan",
        "Rain fell on Port Ellan all day.",
    )
    hit = next(hit for hit in ran.json["hits"] if hit["name"] == "Pellux")
    assert hit["sentence"][hit["start"] : hit["end"]] == "Pellux"
    assert "2 names" in ran.err
    listed = newsdeck("watch", "--list", "--json").json["watches"]
    assert listed == [
        {"name": "Pellux", "articles": 1, "unread": 1},
        {"name": "Port Ellan", "articles": 2, "unread": 2},
    ]
    assert len(newsdeck("list", "watch:Pellux", "--json").json["articles"]) == 1
    assert "No longer watching" in newsdeck("watch", "--remove", "pellux").out
    assert [row["name"] for row in newsdeck("watch", "--list", "--json").json["watches"]] == ["Port Ellan"]
    assert newsdeck("watch", "--remove", "pellux").status == 3
    assert newsdeck("undo").status == 0
    assert len(newsdeck("watch", "--json").json["hits"]) == 3


def test_names_come_from_a_file(newsdeck: Run, tmp_path: Path) -> None:
    archive(newsdeck, tmp_path)
    (tmp_path / "names.txt").write_text("Pellux\n\nNobody Else\n")
    assert len(newsdeck("watch", "--from", "names.txt", "--json").json["hits"]) == 1
    assert newsdeck("watch", "--from", "none.txt").status == 2
    assert newsdeck("watch", "--list", "Pellux").status == 2


def test_a_name_is_corrected_and_the_correction_undone(newsdeck: Run, tmp_path: Path) -> None:
    archive(newsdeck, tmp_path)
    found = newsdeck("entity", "Port Ellan", "--json").json
    assert found["kind"] != "org"
    assert newsdeck("entity", "Port Ellan", "--retype", "org").status == 0
    assert newsdeck("entity", "Port Ellan", "--rename", "Port Ellan Town").status == 0
    renamed = newsdeck("entity", "Port Ellan", "--json").json
    assert (renamed["name"], renamed["kind"], renamed["articles"]) == ("Port Ellan Town", "org", found["articles"])
    assert newsdeck("undo").status == 0
    assert newsdeck("entity", "Port Ellan", "--json").json["name"] == "Port Ellan"
    assert newsdeck("entity", "Port Ellan", "--not-a-name").status == 0
    assert newsdeck("entity", "Port Ellan").status == 3
    assert newsdeck("entity", "Port Ellan", "--forget").status == 0
    assert newsdeck("entity", "Port Ellan", "--json").json["kind"] == found["kind"]


def test_a_wrong_correction_is_told(newsdeck: Run, tmp_path: Path) -> None:
    archive(newsdeck, tmp_path)
    wrong = newsdeck("entity", "Port Ellan", "--retype", "organisation")
    assert (wrong.status, "one of person" in wrong.err) == (2, True)
    assert newsdeck("entity", "Port Ellan", "--retype", "org", "--rename", "X").status == 2
    assert newsdeck("entity", "Port Ellan", "--in", "1").status == 2
    assert newsdeck("entity", "Nobody Here", "--merge", "Port Ellan").status == 3


def test_rising_names_are_told_with_their_articles_or_that_there_are_none(newsdeck: Run, tmp_path: Path) -> None:
    archive(newsdeck, tmp_path)
    none = newsdeck("entities", "--rising", "--json")
    assert (none.status, none.json) == (3, {"v": 1, "rising": []})
    assert newsdeck("entities", "--rising", "--since", "soon").status == 2
    assert newsdeck("entities").status == 2


def test_the_page_of_a_name_tells_sources_stories_parts_and_how_many_more(newsdeck: Run, tmp_path: Path) -> None:
    rows = [
        {
            "id": str(n),
            "title": f"Amazon and its cloud, part {n}",
            "text": f"Amazon said on day {n} it would sell Amazon Web Services (AWS). Amazon's shares fell in Seattle.",
            "published": f"2026-11-{10 + n % 10}",
            "source": "Gazette",
        }
        for n in range(25)
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert newsdeck("import", "jsonl", "in.jsonl").status == 0
    told = newsdeck("entity", "Amazon").out
    assert "Amazon  (org, 25 articles" in told
    assert "sources: Gazette 25" in told
    assert "stories:" in told
    assert "its parts: AWS" in told
    assert "5 more: newsdeck list 'entity:\"Amazon (org)\"' --all" in told
    assert len(newsdeck("list", 'entity:"amazon (ORG)"', "--all").out.splitlines()) == 25
    assert newsdeck("list", 'entity:"Amazon (place)"').status == 3
    child = newsdeck("entity", "AWS", "--json").json
    assert child["part_of"] == ["Amazon"]
    assert {"text": "Amazon Web Services", "articles": 25} in child["spellings"]
    assert newsdeck("entity", "Amazon", "--json").json["parts"] == ["AWS"]
    named = newsdeck("entities", "1", "--json").json["entities"]
    assert next(row["parent"] for row in named if row["name"] == "AWS") == "Amazon"


def test_a_spelling_that_two_names_share_is_shown_as_a_weak_link(newsdeck: Run, tmp_path: Path) -> None:
    rows = [
        {
            "id": name,
            "title": f"{name} Moor opens a bridge",
            "text": f"{name} Moor, a teacher, opened the bridge in Seattle. Ms Moor said she was glad.",
            "published": "2026-11-10",
            "source": "Gazette",
        }
        for name in ("Lena", "Ada")
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert newsdeck("import", "jsonl", "in.jsonl").status == 0
    assert "also: Moor 1 (Ada Moor too)" in newsdeck("entity", "Lena Moor").out
    assert newsdeck("entity", "Ada Moor", "--json").json["shared"] == {"Moor": ["Lena Moor"]}


def test_a_name_that_is_nearly_known_is_offered(newsdeck: Run, tmp_path: Path) -> None:
    archive(newsdeck, tmp_path)
    assert "1 article," in newsdeck("entity", "Pellux").out
    for asked in ("Pelux", "ellan", "PORT ELAN"):
        ran = newsdeck("entity", asked)
        assert ran.status == 3
        assert ("Pellux" if asked == "Pelux" else "Port Ellan") in ran.err
    assert "there is" not in newsdeck("entity", "Zyzzyva Qoph").err
    assert "%" in newsdeck("entity", "%").err
    newsdeck("entity", "Pellux", "--not-a-name")
    assert "newsdeck entity Pellux --forget takes that back" in newsdeck("entity", "Pellux").err


def test_the_names_of_the_archive_are_listed_by_kind_and_so_is_what_was_corrected(
    newsdeck: Run, tmp_path: Path
) -> None:
    archive(newsdeck, tmp_path)
    names = newsdeck("entities", "--top", "--json").json["names"]
    assert names[0]["name"] == "Port Ellan"
    assert [row["articles"] for row in names] == sorted((row["articles"] for row in names), reverse=True)
    kind = names[0]["kind"]
    assert {row["kind"] for row in newsdeck("entities", "--top", "--kind", kind, "--json").json["names"]} == {kind}
    assert len(newsdeck("entities", "--top", "--limit", "1").out.splitlines()) == 1
    assert newsdeck("entities", "--top", "--kind", "firm").status == 2
    assert newsdeck("entities", "--top", "1").status == 2
    assert newsdeck("entities", "--kind", "org", "1").status == 2
    assert newsdeck("entities", "--corrected").status == 3
    newsdeck("entity", "Port Ellan", "--rename", "Ellan")
    assert newsdeck("entities", "--corrected", "--json").json["corrections"] == [
        {"what": "called", "name": "Port Ellan", "value": "Ellan"}
    ]


def test_an_engine_that_is_missing_is_told_once_wherever_names_are_found(newsdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[entities]\nengine = "spacy:nowhere"\n')
    ran = newsdeck("entities", "-", "--json", stdin=b"Ada Holt met Tom.")
    assert ran.status == 0
    assert ran.json["entities"]
    assert ran.err.count("the built-in engine finds the names") == 1
    assert "the built-in engine finds the names" in newsdeck("config", "check").out
    (tmp_path / "config.toml").write_text('[entities]\nengine = "built-in"\n')
    assert "builtin, spacy:NAME and gliner:PATH" in newsdeck("entities", "-", stdin=b"Ada Holt").err
    (tmp_path / "config.toml").write_text("")
    assert newsdeck("entities", "-", stdin=b"Ada Holt").err == ""


def test_an_empty_new_name_is_refused(newsdeck: Run, tmp_path: Path) -> None:
    archive(newsdeck, tmp_path)
    for option in ("--rename", "--merge", "--split", "--retype"):
        for empty in ("", "  "):
            ran = newsdeck("entity", "Pellux", option, empty)
            assert (ran.out, ran.err != "") == ("", True)
            assert ran.status in (2, 3)
