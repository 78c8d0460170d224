"""What a person corrected: kept by what it is about, so that it survives every recomputation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.clean import whole_number
from reader.model import Decision
from reader.query import And, Field, Not, Or, any_of
from reader.query.tree import fields_of
from reader.store.corrected import NAME_CORRECTIONS, NameRules, rules_of
from reader.store.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import CutScope, TextChoice
    from reader.query import Node


class Corrections(Part):
    """Written through the journal; `kind` "cut" is about blocks, others ("not related", "not an entity") are free."""

    def cut_decisions(self, article_id: int) -> dict[str, Decision]:
        """Key of a line to what was decided for this article, else for its source, else everywhere."""
        rows = self.store.read().all(
            """select object, value, subject from corrections where kind = 'cut' and subject in
                 (:article, '*', (select 'feed:' || feed_id from articles where id = :id))
                order by subject = :article, subject <> '*'""",
            {"article": str(article_id), "id": article_id},
        )
        return {key: Decision(value == "keep", _scope(subject)) for key, value, subject in rows}

    def cut_decisions_of(self, ids: Iterable[int]) -> dict[int, dict[str, Decision]]:
        """As `cut_decisions`, of several articles; nothing in an archive where nobody decided about a line."""
        if self.store.read().one("select 1 from corrections where kind = 'cut' limit 1") is None:
            return {}
        return {id: self.cut_decisions(id) for id in ids}

    def text_choice(self, article_id: int) -> TextChoice:
        """Which text of an article a person wants to read."""
        match self.about("text", str(article_id)).get("shown"):
            case "feed" | "page" | "jsonld" as chosen:
                return chosen
            case _:
                return "auto"

    def decided_lines(self, subject: str) -> list[tuple[str, bool, str]]:
        """(key, kept, text of the line) of the decisions for a source ("feed:3") or for all ("*")."""
        rows = self.store.read().all(
            """select c.object, c.value, coalesce(l.value, '') from corrections c left join corrections l
                 on l.kind = 'line' and l.subject = '*' and l.object = c.object
                where c.kind = 'cut' and c.subject = ? order by l.value""",
            (subject,),
        )
        return [(key, value == "keep", line) for key, value, line in rows]

    def name_rules(self, article_id: int | None = None) -> NameRules:
        """How a person corrected names, in general and for one article."""
        return rules_of(self._name_rows(), article_id)

    def name_rules_of(self, ids: Iterable[int]) -> dict[int, NameRules]:
        """As `name_rules`, of several articles."""
        rows = self._name_rows()
        return {id: rules_of(rows, id) for id in ids}

    def as_called(self, tree: Node) -> Node:
        """The query with each name that was merged or renamed asked for by what it is called now as well."""
        if not any(field.name == "entity" for field in fields_of(tree)):
            return tree
        rules = self.name_rules()
        return _with_names(tree, rules) if rules.same else tree

    def _name_rows(self) -> list[tuple[str, str, str, str]]:
        return self.store.read().all(
            "select kind, subject, object, value from corrections where kind in (?, ?, ?, ?)", NAME_CORRECTIONS
        )

    def about(self, kind: str, subject: str) -> dict[str, str]:
        """Object to value."""
        return dict(
            self.store.read().all(
                "select object, value from corrections where kind = ? and subject = ?", (kind, subject)
            )
        )

    def partners(self, kind: str, article_id: int) -> set[int]:
        """The articles that a correction of this kind pairs with one; a pair stands in both directions."""
        others = map(whole_number, self.about(kind, str(article_id)))
        return {other for other in others if other is not None}

    def of_kind(self, kind: str) -> list[tuple[str, str, str]]:
        """(subject, object, value)"""
        return self.store.read().all("select subject, object, value from corrections where kind = ?", (kind,))


def _with_names(tree: Node, rules: NameRules) -> Node:
    match tree:
        case Field("entity", value) if rules.name_of(value) != value:
            return any_of(tree, Field("entity", rules.name_of(value)))
        case Not(part):
            return Not(_with_names(part, rules))
        case And(parts):
            return And(tuple(_with_names(part, rules) for part in parts))
        case Or(parts):
            return any_of(*(_with_names(part, rules) for part in parts))
        case _:
            return tree


def _scope(subject: str) -> CutScope:
    return "everywhere" if subject == "*" else "source" if subject.startswith("feed:") else "article"
