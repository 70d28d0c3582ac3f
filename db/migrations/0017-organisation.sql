-- The life of an organisation: named level, second line, opening and closing, where it stood before, how it is found.
alter table organisation
  add column level_name text,
  add column pinyin text not null default '',
  add column is_outside boolean not null default false,
  add column opened_on date,
  add column closed_on date,
  add column merged_into uuid references organisation (id),
  add column units int not null default 0 check (units >= 0),
  add column version int not null default 1;
comment on column organisation.is_outside is 'Works on paper: what it receives and reports is recorded by the level above, by hand.';
comment on column organisation.units is 'Open workplaces at or beneath it; moved with every opening, closing and move.';
comment on column organisation.pinyin is 'Full syllables and initials of the name, for searching.';
create index organisation_pinyin on organisation using gin (pinyin gin_trgm_ops);
create index organisation_without_pinyin on organisation (id) where pinyin = '';
create index organisation_level on organisation (nlevel(path), position, id);
create index organisation_merged_into on organisation (merged_into) where merged_into is not null;
-- Partial, so that a path is no key a reference could mean: whoever refers to an organisation waits for no move of it, and
-- no move waits for them.
alter table organisation drop constraint organisation_path_key;
create unique index organisation_path_key on organisation (path) where path is not null;
update organisation o set units = (
  select count(*) from organisation u where u.path <@ o.path and u.kind = 'grassroots' and u.closed_on is null);

create table organisation_second_line (
  organisation_id uuid not null references organisation (id),
  leader_id uuid not null references organisation (id),
  since timestamptz not null,
  until timestamptz,
  primary key (organisation_id, leader_id),
  check (organisation_id <> leader_id)
);
comment on table organisation_second_line is 'Who leads a unit beside the level above it: industry and territory. Seen by both, counted by the first.';
create index organisation_second_line_leader on organisation_second_line (leader_id);

create table organisation_era (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisation (id),
  since timestamptz not null,
  until timestamptz,
  path ltree not null,
  name_zh text not null,
  name_en text,
  check (until is null or since <= until)
);
comment on table organisation_era is 'Where an organisation stood and what it was called from when until when; the last era has no end.';
create index organisation_era_organisation on organisation_era (organisation_id, since);
create unique index organisation_era_open on organisation_era (organisation_id) where until is null;
-- What stood before there were eras has one since it was entered.
insert into organisation_era (organisation_id, since, path, name_zh, name_en)
  select id, created_at, path, name_zh, name_en from organisation order by nlevel(path);

create table organisation_step (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisation (id),
  verb text not null check (verb in ('open', 'rename', 'move', 'merge', 'split', 'close', 'reopen', 'lead', 'outside', 'import')),
  at timestamptz not null,
  by_id uuid references account_person (id),
  reason text,
  about jsonb not null default '{}'
);
create index organisation_step_organisation on organisation_step (organisation_id, id);

create table organisation_import (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  by_id uuid references account_person (id),
  at timestamptz not null,
  rows jsonb not null check (jsonb_typeof(rows) = 'array'),
  made int,
  changed int,
  done_at timestamptz,
  check ((done_at is null) = (made is null))
);
comment on table organisation_import is 'A table of organisations as it was sent in: looked at first, then carried out whole or not at all.';
create index organisation_import_organisation on organisation_import (organisation_id, at);
