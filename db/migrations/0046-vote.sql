-- Polls: windows in which given works of a call are voted for; a gate belongs to a stage, the final vote to none.
create table vote_poll (
  id uuid primary key,
  call_id uuid not null references call (id),
  -- In the order in which they were made, the first is 0.
  position int not null check (position >= 0),
  -- The key of the gate's stage; the final vote has none, and the call's own window.
  stage text,
  opens_at timestamptz,
  closes_at timestamptz check (closes_at > opens_at),
  at timestamptz not null,
  -- When its works came before the public.
  opened_at timestamptz,
  unique (call_id, position),
  constraint vote_poll_stage unique nulls not distinct (call_id, stage),
  check (num_nulls(stage, opens_at, closes_at) in (0, 3))
);
create table vote_poll_entry (
  poll_id uuid not null references vote_poll (id),
  entry_id uuid not null references entry (id),
  at timestamptz not null,
  primary key (poll_id, entry_id)
);
create index vote_poll_entry_entry on vote_poll_entry (entry_id);

insert into vote_poll (id, call_id, position, at, opened_at)
select gen_random_uuid(), w.call_id, 0, min(w.at), min(w.at)
from (select call_id, at from recommendation where leg = 'to-owner' and state = 'standing'
  union all select call_id, at from vote_event) w group by w.call_id;
insert into vote_poll_entry (poll_id, entry_id, at)
select p.id, w.entry_id, p.at
from vote_poll p join (select call_id, entry_id from recommendation where leg = 'to-owner' and state = 'standing'
  union select call_id, entry_id from vote_event) w on w.call_id = p.call_id;

-- The ledger stands; naming the poll of a vote changes nothing of it.
alter table vote_event add column poll_id uuid references vote_poll (id);
alter table vote_event disable trigger vote_event_stands;
update vote_event v set poll_id = p.id from vote_poll p where p.call_id = v.call_id;
alter table vote_event enable trigger vote_event_stands;
alter table vote_event alter column poll_id set not null;
alter table vote_event add foreign key (poll_id, entry_id) references vote_poll_entry (poll_id, entry_id);
create index vote_event_poll on vote_event (poll_id, entry_id, at);

alter table vote_tally add column poll_id uuid references vote_poll (id);
update vote_tally t set poll_id = p.id from vote_poll p where p.call_id = t.call_id;
delete from vote_tally where poll_id is null;
alter table vote_tally drop constraint vote_tally_pkey;
alter table vote_tally add primary key (poll_id, entry_id);
create index vote_tally_entry on vote_tally (entry_id);
