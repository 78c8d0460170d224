"""Stories under watch. A watch names an article and follows it: story numbers change with every rebuild."""

from __future__ import annotations

from datetime import datetime

from reader.store.part import Part, moment

WATCHED = """select a.story_id from story_watches w join articles a on a.id = w.article_id
              where a.story_id is not null"""


class Watches(Part):
    def of(self, story_id: int) -> dict[int, datetime]:
        """The articles by which a story is watched, and since when."""
        rows = self.store.read().all(
            """select w.article_id, w.since from articles a join story_watches w on w.article_id = a.id
                where a.story_id = ?""",
            (story_id,),
        )
        return {id: moment(since) for id, since in rows}

    def stories(self) -> dict[int, tuple[datetime, int]]:
        """Story to (since when, unread reports that came since then)."""
        rows = self.store.read().all(
            """select w.story_id, w.since,
                      count(case when s.read = 0 and s.listed = 1 and m.seen_at > w.since then 1 end)
                 from (select a.story_id, min(w.since) as since
                         from story_watches w join articles a on a.id = w.article_id
                        where a.story_id is not null group by a.story_id) w
                 join articles m on m.story_id = w.story_id join statuses s on s.article_id = m.id
                group by w.story_id order by w.since desc, w.story_id"""
        )
        return {story: (moment(since), new) for story, since, new in rows}

    def any(self) -> bool:
        return self.store.read().one("select 1 from story_watches limit 1") is not None
