-- Scrutiny: suspicions, votes set aside and released, appeals, sanctions, and what alters the window of a poll (which
-- itself stands in `vote_head`, by the events of its ledger).

-- Votes of one work are kept as ranges of their numbers in the ledger.
create table scrutiny_quarantine (
  id uuid primary key,
  poll_id uuid not null references vote_poll (id),
  entry_id uuid not null references entry (id),
  rule text not null check (length(rule) between 1 and 60),
  rule_version text not null,
  reason text not null check (length(reason) between 1 and 1000),
  votes int8multirange not null check (not isempty(votes)),
  vote_count int not null check (vote_count > 0),
  state text not null check (state in
    ('proposed', 'refused', 'standing', 'release-proposed', 'released', 'void-proposed', 'void')),
  -- Why a second person was asked: 'top', 'share', or both; empty when one was enough.
  why_two text[] not null default '{}',
  proposed_at timestamptz not null,
  proposed_by uuid not null references account_person (id),
  -- Who brought it into the ledger: who proposed it, or the second person.
  stood_at timestamptz,
  stood_by uuid references account_person (id),
  ended_at timestamptz,
  ended_by uuid references account_person (id),
  -- Who asked for what now waits for the second person.
  asked_by uuid references account_person (id),
  version int not null default 1,
  foreign key (poll_id, entry_id) references vote_poll_entry (poll_id, entry_id),
  check ((asked_by is null) = (state not in ('proposed', 'release-proposed', 'void-proposed'))),
  check ((stood_at is null) = (state in ('proposed', 'refused'))),
  check ((ended_at is null) = (state not in ('refused', 'released', 'void'))),
  check (state not in ('void', 'void-proposed') or stood_at is not null)
);
create index scrutiny_quarantine_poll on scrutiny_quarantine (poll_id, entry_id);
create index scrutiny_quarantine_entry on scrutiny_quarantine (entry_id);

-- Each step of a quarantine, for ever.
create table scrutiny_quarantine_step (
  id bigint generated always as identity primary key,
  quarantine_id uuid not null references scrutiny_quarantine (id),
  verb text not null check (verb in
    ('propose', 'set-aside', 'confirm', 'refuse', 'release', 'ask-release', 'ask-void')),
  at timestamptz not null,
  by_id uuid not null references account_person (id),
  reason text not null check (length(reason) between 1 and 1000),
  -- Decided by one person: counted together, so that nobody goes round the second person in slices.
  is_alone boolean not null,
  -- The numbers of the events it wrote into the ledger; none where it only proposed or refused.
  events bigint[] not null default '{}'
);
create index scrutiny_quarantine_step_of on scrutiny_quarantine_step (quarantine_id, id);

create table scrutiny_suspicion (
  id uuid primary key,
  poll_id uuid not null references vote_poll (id),
  entry_id uuid not null references entry (id),
  rule text not null check (length(rule) between 1 and 60),
  rule_version text not null,
  -- What the detector saw, as figures by name.
  grounds jsonb not null,
  votes int8multirange not null check (not isempty(votes)),
  vote_count int not null check (vote_count > 0),
  state text not null check (state in ('found', 'quarantined', 'dismissed')),
  found_at timestamptz not null,
  grown_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references account_person (id),
  reason text check (length(reason) between 1 and 1000),
  quarantine_id uuid references scrutiny_quarantine (id),
  version int not null default 1,
  foreign key (poll_id, entry_id) references vote_poll_entry (poll_id, entry_id),
  check ((decided_at is null) = (state = 'found')),
  -- A machine finds; only a person decides.
  check ((decided_by is null) = (state = 'found')),
  check ((quarantine_id is null) = (state <> 'quarantined'))
);
-- While it is open it grows; what is decided stays as it was.
create unique index scrutiny_suspicion_open on scrutiny_suspicion (poll_id, entry_id, rule) where state = 'found';
create index scrutiny_suspicion_poll on scrutiny_suspicion (poll_id, entry_id);

-- How far the detector has looked through a poll, and when its closing was told to those concerned.
create table scrutiny_watch (
  poll_id uuid primary key references vote_poll (id),
  looked_at timestamptz,
  -- How many events the ledger had then.
  size bigint not null default 0,
  told_at timestamptz
);

create table scrutiny_appeal (
  id uuid primary key,
  poll_id uuid not null references vote_poll (id),
  entry_id uuid not null references entry (id),
  side text not null check (side in ('unit', 'maker')),
  words text not null check (length(words) between 1 and 3000),
  at timestamptz not null,
  by_id uuid not null references account_person (id),
  due_at timestamptz not null,
  -- 'releasing': answered with a release that waits for the second person.
  state text not null check (state in ('filed', 'releasing', 'granted', 'refused')),
  answer text check (length(answer) between 1 and 3000),
  answered_at timestamptz,
  answered_by uuid references account_person (id),
  version int not null default 1,
  foreign key (poll_id, entry_id) references vote_poll_entry (poll_id, entry_id),
  check (num_nulls(answer, answered_at, answered_by) in (0, 3)),
  check ((answer is null) = (state = 'filed'))
);
create unique index scrutiny_appeal_open on scrutiny_appeal (poll_id, entry_id) where state in ('filed', 'releasing');
create index scrutiny_appeal_entry on scrutiny_appeal (entry_id);

-- The steps of a campaign's ladder; without a row the default stands.
create table scrutiny_ladder (
  campaign_id uuid primary key references campaign (id),
  steps jsonb not null,
  at timestamptz not null,
  by_id uuid not null references account_person (id),
  version int not null default 1
);
create table scrutiny_sanction (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  entry_id uuid not null references entry (id),
  step text not null,
  -- As the ladder said it then.
  step_name jsonb not null,
  reason text not null check (length(reason) between 1 and 1000),
  at timestamptz not null,
  by_id uuid not null references account_person (id),
  lifted_at timestamptz,
  lifted_by uuid references account_person (id),
  lifted_reason text check (length(lifted_reason) between 1 and 1000),
  version int not null default 1,
  check (num_nulls(lifted_at, lifted_by, lifted_reason) in (0, 3))
);
create index scrutiny_sanction_campaign on scrutiny_sanction (campaign_id, at);
create unique index scrutiny_sanction_standing on scrutiny_sanction (entry_id, step) where lifted_at is null;

-- Pause, resume, extend, cancel: proposed by an officer, confirmed by a leader.
create table scrutiny_alteration (
  id uuid primary key,
  poll_id uuid not null references vote_poll (id),
  kind text not null check (kind in ('pause', 'resume', 'extend', 'cancel')),
  reason text not null check (length(reason) between 1 and 1000),
  until timestamptz,
  state text not null check (state in ('proposed', 'standing', 'refused', 'withdrawn')),
  proposed_at timestamptz not null,
  proposed_by uuid not null references account_person (id),
  decided_at timestamptz,
  decided_by uuid references account_person (id),
  decision text check (length(decision) between 1 and 1000),
  version int not null default 1,
  check ((until is null) = (kind <> 'extend')),
  check (num_nulls(decided_at, decided_by) in (0, 2)),
  check ((decided_at is null) = (state = 'proposed')),
  check (state <> 'standing' or decided_by <> proposed_by)
);
create unique index scrutiny_alteration_open on scrutiny_alteration (poll_id) where state = 'proposed';
create index scrutiny_alteration_poll on scrutiny_alteration (poll_id, decided_at);

-- What was decided is added to, never unmade.
create function scrutiny_stands() returns trigger language plpgsql as
$$ begin raise exception 'a step stands: what was decided is only added to'; end $$;
create trigger scrutiny_quarantine_step_stands before update or delete or truncate on scrutiny_quarantine_step
  for each statement execute function scrutiny_stands();
