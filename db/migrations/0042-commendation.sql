-- Awards that are not of works: units by a published formula, people by nomination and choice; never by votes.
create table commendation (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  -- Set for a host's own award of its call.
  call_id uuid references call (id),
  -- Who gives it: the campaign's owner, or the call's host.
  organisation_id uuid not null references organisation (id),
  -- Whose tree it is given in: the campaign's owner.
  within_id uuid not null references organisation (id),
  kind text not null check (kind in ('organisations', 'persons')),
  name_zh text not null,
  name_en text,
  rule jsonb not null check (jsonb_typeof(rule) = 'object'),
  state text not null check (state in ('draft', 'dropped', 'published', 'prepared', 'submitted', 'returned', 'noticed', 'standing', 'revoked')),
  made_at timestamptz not null,
  published_at timestamptz,
  computed_at timestamptz,
  prepared_by uuid references account_person (id),
  noticed_at timestamptz,
  notice_until timestamptz,
  signed_by uuid references account_person (id),
  stood_at timestamptz,
  revoked_at timestamptz,
  revoked_reason text,
  version int not null default 1,
  check (state in ('draft', 'dropped') or published_at is not null),
  check (state not in ('noticed', 'standing') or (noticed_at is not null and notice_until is not null)),
  check (state <> 'standing' or stood_at is not null),
  check ((state = 'revoked') = (revoked_at is not null)),
  check ((revoked_at is null) = (revoked_reason is null))
);
create index commendation_campaign on commendation (campaign_id);
create index commendation_organisation on commendation (organisation_id, state);

-- Points given by hand, with their reason: only where the formula names them.
create table commendation_point (
  commendation_id uuid not null references commendation (id),
  organisation_id uuid not null references organisation (id),
  points numeric(5, 1) not null check (points >= 0),
  reason text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  primary key (commendation_id, organisation_id)
);

-- Somebody proposed by a unit: checked by each level above it, then chosen or not by who gives the award.
create table commendation_nomination (
  id uuid primary key,
  commendation_id uuid not null references commendation (id),
  unit_id uuid not null references organisation (id),
  -- The level whose turn it is; who gives the award when it has been received.
  at_id uuid not null references organisation (id),
  state text not null check (state in ('sent', 'received', 'returned', 'withdrawn')),
  name text not null,
  role text,
  account text,
  link text,
  deed text not null,
  contact text,
  -- The person agrees to be named in public; without it nobody is chosen, and taken back the name is hidden again.
  consented_at timestamptz,
  at timestamptz not null,
  by_id uuid references account_person (id),
  version int not null default 1
);
create index commendation_nomination_of on commendation_nomination (commendation_id, unit_id);
create index commendation_nomination_at on commendation_nomination (at_id, state);

create table commendation_place (
  id uuid primary key,
  commendation_id uuid not null references commendation (id),
  organisation_id uuid references organisation (id),
  nomination_id uuid references commendation_nomination (id),
  rank int not null check (rank > 0),
  points numeric(7, 2) not null default 0,
  -- Every figure with the points it made: [{"measure": "admitted", "amount": 12, "of": 1, "points": 8.5}].
  figures jsonb not null default '[]' check (jsonb_typeof(figures) = 'array'),
  tier text,
  -- On the edge of a tier with others of as many points: decided by hand, with a reason.
  is_edge boolean not null default false,
  decided_reason text,
  decided_by uuid references account_person (id),
  number text,
  revoked_at timestamptz,
  revoked_reason text,
  check (num_nonnulls(organisation_id, nomination_id) = 1),
  check ((revoked_at is null) = (revoked_reason is null)),
  unique (commendation_id, organisation_id),
  unique (commendation_id, nomination_id),
  unique (commendation_id, number)
);

create table commendation_step (
  id bigint generated always as identity primary key,
  commendation_id uuid not null references commendation (id),
  nomination_id uuid references commendation_nomination (id),
  verb text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  organisation_id uuid references organisation (id),
  reason text
);
create index commendation_step_of on commendation_step (commendation_id, id);
