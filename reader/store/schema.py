"""The tables of a fresh archive: version 1. Times are UTC seconds.

Written once, never edited after release; later versions are steps in `migrations`.
"""

from __future__ import annotations

FIRST = """
create table feeds (
    id integer primary key,
    url text not null unique,
    title text not null default '',
    given_title text,
    folder text not null default '',
    site_url text not null default '',
    settings text not null default '{}',
    added_at integer not null,
    removed_at integer,
    entries integer not null default 0,
    unread integer not null default 0
) strict;

create table polls (
    feed_id integer primary key references feeds (id),
    etag text,
    last_modified text,
    body_hash blob,
    next_at integer,
    failures integer not null default 0,
    moved_to text,
    moved_times integer not null default 0,
    retry_at integer,
    last_ok integer,
    error text,
    paused integer not null default 0
) strict;

create table articles (
    id integer primary key,
    feed_id integer not null references feeds (id),
    title text not null,
    url text not null,
    author text not null default '',
    published_at integer not null,
    seen_at integer not null,
    url_key integer,
    language text not null default '',
    words integer not null default 0,
    copies integer not null default 0,
    story_id integer,
    extra text
) strict;
create index articles_url_key on articles (url_key) where url_key is not null;
create index articles_story on articles (story_id, published_at) where story_id is not null;

create table entries (
    feed_id integer not null references feeds (id),
    guid text not null,
    article_id integer not null references articles (id),
    url text not null,
    digest blob not null,
    published_at integer not null,
    primary key (feed_id, guid)
) strict, without rowid;
create index entries_by_day on entries (feed_id, published_at, article_id);
create index entries_article on entries (article_id, feed_id);

create table statuses (
    article_id integer primary key,
    published_at integer not null,
    read integer not null default 0,
    starred integer not null default 0,
    listed integer not null default 1
) strict;
create index statuses_all on statuses (published_at, article_id, listed, read) where listed = 1;
create index statuses_unread on statuses (published_at, article_id, listed, read) where listed = 1 and read = 0;
create index statuses_starred on statuses (published_at, article_id, starred, read) where starred = 1;

create table tags (
    article_id integer not null,
    name text not null,
    primary key (article_id, name)
) strict, without rowid;
create index tags_name on tags (name, article_id);

create table notes (
    article_id integer primary key,
    note text not null
) strict;

create table corrections (
    kind text not null,
    subject text not null,
    object text not null,
    value text not null,
    primary key (kind, subject, object)
) strict, without rowid;

create table texts (
    article_id integer primary key,
    cleaner_version integer not null,
    body blob not null
) strict;

create table revisions (
    id integer primary key,
    article_id integer not null,
    replaced_at integer not null,
    title text not null,
    body blob
) strict;
create index revisions_article on revisions (article_id, id);

create table pages (
    article_id integer not null,
    origin text not null,
    body blob not null,
    primary key (article_id, origin)
) strict;

create table waiting (
    stage text not null,
    published_at integer not null,
    article_id integer not null,
    tries integer not null default 0,
    primary key (stage, published_at, article_id)
) strict, without rowid;

create table entities (
    id integer primary key,
    name text not null,
    kind text not null,
    articles integer not null default 0,
    unique (name, kind)
) strict;
create index entities_often on entities (articles) where articles >= 5;

create table aliases (
    key text not null,
    entity_id integer not null,
    alias text not null,
    primary key (key, entity_id, alias)
) strict, without rowid;
create index aliases_entity on aliases (entity_id);

create table mentions (
    article_id integer primary key,
    body blob not null
) strict;

create table entity_articles (
    entity_id integer not null,
    day integer not null,
    article_id integer not null,
    times integer not null,
    primary key (entity_id, day, article_id)
) strict, without rowid;

create table stories (
    id integer primary key,
    articles integer not null default 0
) strict;

create table features (
    article_id integer primary key,
    published_at integer not null,
    feed_id integer not null,
    terms blob not null,
    bands blob not null,
    features blob not null
) strict;

create table postings (
    term integer not null,
    day integer not null,
    article_id integer not null,
    primary key (term, day, article_id)
) strict, without rowid;

create table bands (
    band integer not null,
    article_id integer not null,
    primary key (band, article_id)
) strict, without rowid;

create table term_counts (
    term integer primary key,
    articles integer not null
) strict;

create table links (
    article_id integer primary key,
    stamp integer not null,
    payload blob not null
) strict;

create table indexed (
    article_id integer primary key
) strict;

create virtual table titles using fts5 (
    title, content = '', prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2"
);

create virtual table bodies using fts5 (
    title, body, content = '', tokenize = "porter unicode61 remove_diacritics 2"
);

create table journal (
    id integer primary key,
    at integer not null,
    kind text not null,
    summary text not null,
    forward text not null,
    inverse text not null,
    undone integer not null default 0
) strict;

create table saved_queries (
    name text primary key,
    query text not null,
    place integer not null
) strict;

create table repeats (
    source text not null,
    line integer not null,
    times integer not null,
    last_at integer not null,
    primary key (source, line)
) strict, without rowid;

create table counts (
    name text primary key,
    value integer not null
) strict, without rowid;

insert into counts (name, value) values ('articles', 0), ('unread', 0), ('starred', 0), ('links_stamp', 0);
"""


def statements(script: str) -> list[str]:
    """One statement each: `executescript` would commit the transaction it stands in."""
    return [piece.strip() for piece in script.split(";\n") if piece.strip()]
