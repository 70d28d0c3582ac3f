-- A sub-project: what may be entered, by whom, until when, hosted by whom; an adopted one points to its parent.
create table call (
  id uuid primary key,
  lineage ltree not null unique,
  parent_id uuid references call (id),
  campaign_id uuid not null references campaign (id),
  key text not null check (key ~ '^[a-z][a-z0-9-]*$'),
  position int not null,
  name_zh text not null,
  name_en text,
  brief_zh text not null default '',
  brief_en text,
  entry_kind text not null check (entry_kind in ('work', 'case', 'platform', 'account')),
  channels jsonb not null default '["person", "unit"]',
  host_id uuid references organisation (id),
  host_conflict jsonb,
  file_rules jsonb not null default '[]',
  takes_link boolean not null default false,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  closes_words text,
  recommend_until timestamptz not null,
  review_until timestamptz not null,
  vote_opens_at timestamptz not null,
  vote_closes_at timestamptz not null,
  host_floor int check (host_floor > 0),
  unit_cap int check (unit_cap > 0),
  rubric jsonb not null default '[]',
  ballot jsonb not null,
  formula jsonb not null,
  supplements jsonb not null default '[]',
  frozen_at timestamptz,
  version int not null default 1,
  check (opens_at < closes_at and closes_at <= recommend_until and recommend_until <= review_until
    and review_until <= vote_opens_at and vote_opens_at < vote_closes_at),
  unique (campaign_id, key)
);
comment on column call.host_id is 'Set where the round is run; an adopted call without a host hands its works to the one it descends from.';
create index call_lineage on call using gist (lineage);
create index call_campaign on call (campaign_id, position);
