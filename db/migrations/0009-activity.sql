-- What was done offline, and the progress it makes for every organisation above, counted once.
create table activity (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  root_campaign_id uuid not null references campaign (id),
  unit_id uuid not null references organisation (id),
  name text not null,
  organiser text not null,
  held_at timestamptz not null,
  participants int not null check (participants between 1 and 1000000),
  account text,
  place text,
  link text,
  photo_id uuid references media_file (id),
  state text not null check (state in ('reported', 'returned', 'approved')),
  version int not null default 1,
  reported_by uuid not null references account_person (id),
  reported_at timestamptz not null,
  approved_at timestamptz,
  check ((state = 'approved') = (approved_at is not null))
);
comment on column activity.account is 'The short text: what happened, in a few sentences.';
create index activity_unit on activity (unit_id, state);
create index activity_root on activity (root_campaign_id, state);

create table activity_step (
  id bigint generated always as identity primary key,
  activity_id uuid not null references activity (id),
  verb text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  organisation_id uuid references organisation (id),
  reason text,
  version int not null
);
create index activity_step_activity on activity_step (activity_id, id);

-- Sums for every organisation, itself and everything beneath; moved with each approval, in its transaction.
create table activity_progress (
  root_campaign_id uuid not null references campaign (id),
  organisation_id uuid not null references organisation (id),
  events int not null,
  participants bigint not null,
  primary key (root_campaign_id, organisation_id)
);
