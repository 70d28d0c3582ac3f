-- Who judges: a panel a round (with the round's own id for rounds from before), its judges, conflicts with memory, assignments.
create table panel (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  -- Who runs it.
  organisation_id uuid not null references organisation (id),
  name_zh text not null,
  name_en text,
  -- Units so many steps apart in one branch of the tree are kept from each other: 0 only the line above and beneath.
  distance int not null default 0 check (distance between 0 and 20),
  at timestamptz not null,
  by_id uuid references account_person (id),
  version int not null default 1
);

create table panel_judge (
  panel_id uuid not null references panel (id),
  person_id uuid not null references account_person (id),
  -- By which the others of the panel know them: never by name.
  number int not null check (number > 0),
  role text not null default 'judge' check (role in ('judge', 'chair')),
  state text not null check (state in ('invited', 'accepted', 'declined', 'left', 'removed')),
  unit_id uuid not null references organisation (id),
  languages jsonb not null default '[]' check (jsonb_typeof(languages) = 'array'),
  load_cap int check (load_cap > 0),
  invited_at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  reason text,
  primary key (panel_id, person_id),
  unique (panel_id, number)
);
create index panel_judge_person on panel_judge (person_id);

-- An invitation by link, before it is known who follows it; only a hash of the token is kept.
create table panel_invitation (
  id uuid primary key,
  panel_id uuid not null references panel (id),
  token_hash text not null unique,
  name text not null,
  contact text,
  unit_id uuid not null references organisation (id),
  role text not null default 'judge' check (role in ('judge', 'chair')),
  languages jsonb not null default '[]' check (jsonb_typeof(languages) = 'array'),
  load_cap int check (load_cap > 0),
  at timestamptz not null,
  by_id uuid references account_person (id),
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references account_person (id),
  revoked_at timestamptz,
  declined_at timestamptz,
  reason text,
  -- It ends once: taken, revoked or declined.
  check (num_nonnulls(used_at, revoked_at, declined_at) <= 1)
);
create index panel_invitation_panel on panel_invitation (panel_id);

-- What is remembered of a person across panels: what they declared, and what was pinned by hand, of a work, a unit or a name.
create table panel_conflict (
  id uuid primary key,
  person_id uuid not null references account_person (id),
  entry_id uuid references entry (id),
  unit_id uuid references organisation (id),
  name text,
  state text not null check (state in ('conflict', 'pinned-conflict', 'pinned-none')),
  -- Where it was said or found. A conflict holds in every later panel as well, a pinned 'none' only where it was pinned.
  panel_id uuid references panel (id),
  -- By which rule it was found; absent where it was declared or pinned.
  ground text check (ground in ('own', 'same-unit', 'branch', 'named', 'declared')),
  reason text,
  at timestamptz not null,
  by_id uuid references account_person (id),
  ended_at timestamptz,
  ended_by uuid references account_person (id),
  check (num_nonnulls(entry_id, unit_id, name) = 1)
);
create index panel_conflict_person on panel_conflict (person_id);
create index panel_conflict_entry on panel_conflict (entry_id) where entry_id is not null;
-- What a rule found is remembered once; of pins one stands at a time in a panel.
create unique index panel_conflict_found on panel_conflict (person_id, entry_id) where ground is not null;
create unique index panel_conflict_pin on panel_conflict (panel_id, person_id, entry_id)
  where state <> 'conflict' and ended_at is null;

-- One act of assigning, so that it can be looked at and undone as a whole.
create table panel_batch (
  id uuid primary key,
  panel_id uuid not null references panel (id),
  -- 1, 2, 3 … of the panel: of two officers who assign at once the second meets the first one's number.
  number int not null check (number > 0),
  at timestamptz not null,
  by_id uuid references account_person (id),
  judges_per_entry int not null check (judges_per_entry > 0),
  added int not null,
  short int not null default 0,
  undone_at timestamptz,
  undone_by uuid references account_person (id),
  unique (panel_id, number)
);

create table panel_assignment (
  panel_id uuid not null,
  entry_id uuid not null references entry (id),
  person_id uuid not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  -- 'machine' or 'hand'.
  way text not null check (way in ('machine', 'hand')),
  batch_id uuid references panel_batch (id),
  ended_at timestamptz,
  primary key (panel_id, entry_id, person_id),
  foreign key (panel_id, person_id) references panel_judge (panel_id, person_id)
);
create index panel_assignment_person on panel_assignment (panel_id, person_id) where ended_at is null;

create table panel_bid (
  panel_id uuid not null,
  entry_id uuid not null references entry (id),
  person_id uuid not null,
  wish int not null check (wish between -2 and 2),
  at timestamptz not null,
  primary key (panel_id, entry_id, person_id),
  foreign key (panel_id, person_id) references panel_judge (panel_id, person_id)
);

insert into panel (id, campaign_id, organisation_id, name_zh, at, by_id)
select d.id, d.campaign_id, d.host_id, l.name_zh || '评审组', d.opened_at, d.opened_by from review_round d join call l on l.id = d.call_id;
insert into panel_judge (panel_id, person_id, number, state, unit_id, invited_at, accepted_at)
select round_id, person_id, row_number() over (partition by round_id order by invited_at, person_id), 'accepted', unit_id,
  invited_at, invited_at from review_judge;
