-- A campaign of one organisation; adopted by the ones beneath it, each with a version of its own.
create table campaign (
  id uuid primary key,
  lineage ltree not null unique,
  parent_id uuid references campaign (id),
  parent_version int,
  organisation_id uuid not null references organisation (id),
  year int not null check (year between 2000 and 2100),
  title_zh text not null,
  title_en text,
  theme_zh text,
  theme_en text,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  period_words text,
  phases jsonb not null default '[]',
  activities_from timestamptz not null,
  supplements jsonb not null default '[]',
  state text not null check (state in ('draft', 'running', 'closed')),
  version int not null default 1,
  created_at timestamptz not null,
  created_by uuid references account_person (id),
  check (opens_at < closes_at),
  unique (parent_id, organisation_id)
);
comment on column campaign.lineage is 'Labels of the campaigns this one was adopted from, the topmost first, its own last.';
create index campaign_lineage on campaign using gist (lineage);
create index campaign_organisation on campaign (organisation_id);
