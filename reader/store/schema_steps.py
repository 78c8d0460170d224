"""What each released version changed in the tables; `migrations` runs them in this order. Never edit one."""

from __future__ import annotations

LIGHTER_LINKS = """
insert or ignore into waiting (stage, published_at, article_id)
    select 'names', published_at, article_id from features;

drop table features;

create table features (
    article_id integer primary key,
    published_at integer not null,
    feed_id integer not null,
    features blob not null
) strict;

delete from postings;

delete from bands;

delete from links;

delete from term_counts;

delete from counts where name = 'df';
"""

NO_BANDS = """
drop table bands;
"""

SOURCE_HEALTH = """
create table health (
    feed_id integer primary key references feeds (id),
    warning text not null
) strict;
"""

WATCHED_NAMES = """
create table watch_hits (
    id integer primary key,
    name text not null,
    article_id integer not null,
    sentence text not null,
    first integer not null,
    last integer not null,
    unique (name, article_id)
) strict;

create index watch_hits_article on watch_hits (article_id);

create table watch_looked (
    name text primary key
) strict, without rowid;
"""

DECIDED_INDEX = """
alter table indexed add column decided text not null default '';

insert or ignore into waiting (stage, published_at, article_id)
    select 'index', s.published_at, i.article_id from indexed i join statuses s on s.article_id = i.article_id
     where exists (select 1 from corrections where kind = 'cut');
"""

HEARD_KINDS = """
alter table entities add column heard real not null default 0;
"""

FEED_SIZES = """
create table feed_sizes (
    feed_id integer primary key,
    held integer not null
) strict;
"""

VALUES = """
create table value_mentions (
    kind text not null,
    value real not null,
    upper real not null,
    unit text not null,
    article_id integer not null,
    primary key (kind, value, upper, unit, article_id)
) strict, without rowid;

create index value_mentions_article on value_mentions (article_id);

insert or ignore into waiting (stage, published_at, article_id)
    select 'mentions', s.published_at, m.article_id from mentions m join statuses s on s.article_id = m.article_id;
"""

WATCHED_STORIES = """
create table story_watches (
    article_id integer primary key,
    since integer not null
) strict;

create table copied (
    article_id integer primary key,
    text integer not null
) strict;
create index copied_text on copied (text);

insert or ignore into waiting (stage, published_at, article_id)
    select 'names', published_at, id from articles where copies > 0;

create table awaited (
    name text not null,
    item text not null,
    primary key (name, item)
) strict, without rowid;
"""

NAMES_IN_CAPITALS = """
insert or ignore into waiting (stage, published_at, article_id)
    select distinct 'mentions', s.published_at, s.article_id
      from entities e
      join aliases a on a.entity_id = e.id and a.alias = e.name
      join entity_articles ea on ea.entity_id = e.id
      join statuses s on s.article_id = ea.article_id
     where (e.kind in ('person', 'place') or e.name glob '*[A-Z][A-Z][A-Z]*' or e.name glob '*[^ -~]*')
       and exists (select 1 from aliases b join entities o on o.id = b.entity_id and o.name = b.alias
                    where b.key = a.key and o.name <> e.name and o.articles > 0);
"""
