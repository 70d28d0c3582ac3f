-- What people say against a result during its public notice; a matter between them and the owner.
create table objection (
  id uuid primary key,
  result_id uuid not null references award_result (id),
  call_id uuid not null references call (id),
  campaign_id uuid not null references campaign (id),
  organisation_id uuid not null references organisation (id),
  -- Absent: against the whole.
  entry_id uuid references entry (id),
  number int not null check (number > 0),
  -- Of the receipt: 128 random bits.
  code uuid not null unique,
  category text not null check (category in ('plagiarism', 'eligibility', 'counting', 'conflict', 'other')),
  words text not null,
  name text not null,
  contact text not null,
  person_id uuid references account_person (id),
  -- A digest, to hold back floods.
  sender text not null,
  state text not null check (state in ('received', 'investigating', 'asked', 'put', 'upheld', 'rejected', 'withdrawn')),
  at timestamptz not null,
  -- The statement that the work's unit was asked for.
  question text,
  asked_at timestamptz,
  statement text,
  stated_at timestamptz,
  stated_by uuid references account_person (id),
  -- What the officer found and proposes.
  finding text,
  proposal text check (proposal in ('uphold', 'reject')),
  put_by uuid references account_person (id),
  -- What the leader decided, why, what of it everybody reads, and what follows.
  decision text,
  summary text,
  remedy text check (remedy in ('none', 'out', 'recount')),
  decided_at timestamptz,
  decided_by uuid references account_person (id),
  ended_at timestamptz,
  version int not null default 1,
  unique (call_id, number),
  check ((state in ('upheld', 'rejected')) = (decided_at is not null)),
  check ((decided_at is null) = (decision is null) and (decided_at is null) = (summary is null)),
  check ((state in ('upheld', 'rejected', 'withdrawn')) = (ended_at is not null))
);
create index objection_result on objection (result_id);
create index objection_sender on objection (sender, at);

create table objection_step (
  id bigint generated always as identity primary key,
  objection_id uuid not null references objection (id),
  verb text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  reason text
);
create index objection_step_objection on objection_step (objection_id, id);
