-- What became of works at a level above or outside the system, as a level beneath writes it down from its papers.
create table outcome_record (
  id uuid primary key,
  entry_id uuid not null references entry (id),
  campaign_id uuid not null references campaign (id),
  -- The level of the system that recorded it.
  organisation_id uuid not null references organisation (id),
  -- Where it happened, by name: mostly a level that has no account here.
  level text not null,
  kind text not null check (kind in ('received', 'shortlisted', 'awarded', 'not-selected')),
  award text,
  rank int check (rank > 0),
  -- The number of the paper that says so.
  number text,
  happened_on date not null,
  paper_id uuid references media_file (id),
  note text,
  state text not null default 'standing' check (state in ('standing', 'struck')),
  version int not null default 1,
  recorded_at timestamptz not null,
  recorded_by uuid references account_person (id),
  check ((kind = 'awarded') = (award is not null)),
  check (rank is null or kind = 'awarded')
);
create unique index outcome_once on outcome_record (entry_id, level, kind, coalesce(award, '')) where state = 'standing';
create index outcome_place on outcome_record (organisation_id, campaign_id);
create index outcome_campaign on outcome_record (campaign_id);

-- Every wording there was, whole; the greatest version is what stands.
create table outcome_version (
  outcome_id uuid not null references outcome_record (id),
  version int not null,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  state text not null check (state in ('standing', 'struck')),
  reason text,
  at timestamptz not null,
  by_id uuid references account_person (id),
  primary key (outcome_id, version)
);

-- A pasted list that is looked at before anything of it is kept.
create table outcome_draft (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  organisation_id uuid not null references organisation (id),
  person_id uuid not null references account_person (id),
  at timestamptz not null,
  -- What all lines have in common: level, day, number of the paper.
  about jsonb not null,
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  done_at timestamptz
);
