-- The public vote: an append-only ledger with both limits as unique keys.
create table vote_event (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  campaign_id uuid not null references campaign (id),
  call_id uuid not null references call (id),
  entry_id uuid not null references entry (id),
  voter_id uuid not null references account_person (id),
  day date not null,
  slot int not null check (slot between 1 and 50),
  at timestamptz not null,
  constraint vote_once_a_day unique (voter_id, entry_id, day),
  constraint vote_daily_slots unique (campaign_id, voter_id, day, slot)
);
comment on table vote_event is 'ledger: appended to, never changed';
create index vote_event_entry on vote_event (entry_id, at);
create index vote_event_campaign on vote_event (campaign_id, seq);

create function vote_event_stands() returns trigger language plpgsql as
$$ begin raise exception 'a vote stands: the ledger is only appended to'; end $$;
create trigger vote_event_stands before update or delete or truncate on vote_event
  for each statement execute function vote_event_stands();

-- Counts shown to people, each with the instant at which it equals the ledger.
create table vote_tally (
  entry_id uuid primary key references entry (id),
  call_id uuid not null references call (id),
  votes int not null,
  counted_at timestamptz not null
);
create index vote_tally_call on vote_tally (call_id);
