-- Slots of an organisation at a call, given by the level above; what was received, replaced and given up; floors told once.
alter table recommendation add column received_at timestamptz;
alter table recommendation add column received_by uuid references account_person (id);
alter table recommendation add column replaces uuid references recommendation (id);
comment on column recommendation.received_at is 'When the receiver said that it has the work: from then on a withdrawal gives no slot back.';
comment on column recommendation.replaces is 'The recommendation whose place in the list it took, in one act.';
update recommendation set received_at = taken_at where taken_at is not null;
-- Whoever handed a work on had it.
update recommendation r set received_at = n.at from recommendation n
where r.received_at is null and r.state = 'standing' and n.state = 'standing' and n.entry_id = r.entry_id
  and n.from_id = r.to_id and n.leg <> 'to-owner' and r.leg = 'upward';

create table recommendation_quota (
  call_id uuid not null references call (id),
  organisation_id uuid not null references organisation (id),
  giver_id uuid not null references organisation (id),
  floor int check (floor between 0 and 9999),
  -- Absent: the cap that the call gives every unit.
  cap int check (cap between 0 and 9999),
  conditions jsonb not null default '[]' check (jsonb_typeof(conditions) = 'array'),
  primary key (call_id, organisation_id),
  check (floor <= cap)
);
create index recommendation_quota_giver on recommendation_quota (call_id, giver_id);

-- Every table of quotas as it was given, whole; the greatest version is the one that stands in recommendation_quota.
create table recommendation_quota_version (
  call_id uuid not null references call (id),
  giver_id uuid not null references organisation (id),
  version int not null check (version > 0),
  rows jsonb not null check (jsonb_typeof(rows) = 'array'),
  -- The version that it puts back, when it undoes.
  undoes int,
  at timestamptz not null,
  by_id uuid references account_person (id),
  primary key (call_id, giver_id, version)
);

-- A table that was pasted and is looked at; one for a person.
create table recommendation_quota_draft (
  call_id uuid not null references call (id),
  giver_id uuid not null references organisation (id),
  person_id uuid not null references account_person (id),
  at timestamptz not null,
  typed jsonb not null,
  unmatched jsonb not null default '[]',
  primary key (call_id, giver_id, person_id)
);

-- Slots given back to the level above; they end when that level gives anew.
create table recommendation_waiver (
  id uuid primary key,
  call_id uuid not null references call (id),
  organisation_id uuid not null references organisation (id),
  count int not null check (count > 0),
  reason text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  ended_at timestamptz
);
create index recommendation_waiver_place on recommendation_waiver (call_id, organisation_id) where ended_at is null;

-- Host and owner are told once that fewer works came than the floor asks for.
create table recommendation_floor (
  call_id uuid primary key references call (id),
  floor int not null,
  count int not null,
  at timestamptz not null
);
