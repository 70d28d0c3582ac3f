-- A work sent in, and its standing.
create table entry (
  id uuid primary key,
  call_id uuid not null references call (id),
  campaign_id uuid not null references campaign (id),
  unit_id uuid not null references organisation (id),
  number text unique,
  title text not null,
  summary text not null default '',
  makers jsonb not null default '[]',
  statements jsonb not null default '[]',
  link text,
  file_id uuid references media_file (id),
  state text not null check (state in ('draft', 'submitted', 'returned', 'admitted', 'recommended', 'withdrawn')),
  entered_by text not null check (entered_by in ('person', 'unit')),
  sent_by uuid not null references account_person (id),
  shown_at timestamptz,
  -- How often it was sent: what a judge saw is this version. `revision` counts savings, so that nobody overwrites unseen.
  version int not null default 1,
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  check (state in ('draft', 'withdrawn') or (number is not null and submitted_at is not null)),
  check (shown_at is null or state = 'recommended')
);
create index entry_call on entry (call_id, state);
create index entry_unit on entry (unit_id, state);
create index entry_sent_by on entry (sent_by);
create index entry_shown on entry (call_id, shown_at) where shown_at is not null;

-- The last number given out, by `<year>-<call>`: receipts follow one another without a gap.
create table entry_counter (
  prefix text primary key,
  last int not null
);

create table entry_step (
  id bigint generated always as identity primary key,
  entry_id uuid not null references entry (id),
  verb text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  organisation_id uuid references organisation (id),
  reason text,
  version int not null
);
create index entry_step_entry on entry_step (entry_id, id);

-- Which organisations a work has reached beyond its own line: a host sees only what is here.
create table entry_reach (
  entry_id uuid not null references entry (id),
  organisation_id uuid not null references organisation (id),
  since timestamptz not null,
  primary key (entry_id, organisation_id)
);
create index entry_reach_organisation on entry_reach (organisation_id);
