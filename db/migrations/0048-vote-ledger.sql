-- The ledger of each poll: numbered events, each bound to the one before; what is published is derived from it.

-- Votes of the old table wait here until their poll is frozen: the chain begins with the published rules and the key
-- that signs, and no migration knows that key. `vote_carry` then puts them into the new ledger and empties it.
alter table vote_event rename to vote_before;
drop trigger vote_event_stands on vote_before;
comment on table vote_before is null;
alter table vote_before rename constraint vote_event_pkey to vote_before_pkey;

-- What a poll promised when it opened: the bytes of poll.json, and the ballot and the end they hold.
alter table vote_poll add column published text, add column published_at timestamptz, add column ballot jsonb,
  add column promised_closes_at timestamptz,
  add check (num_nulls(published, published_at, ballot, promised_closes_at) in (0, 4));

-- Works of a check that runs beside the vote: on the list from its opening, voted for once they are let on.
alter table vote_poll_entry add column is_awaited boolean not null default false;

-- Whose signature stands under checkpoints; the private halves are in the data folder and nowhere else.
create table vote_signer (
  public_key text primary key check (public_key ~ '^[0-9a-f]{64}$'),
  at timestamptz not null
);

-- The last event of a poll, its lock, and what events said of its window.
create table vote_head (
  poll_id uuid primary key references vote_poll (id),
  no bigint not null check (no >= 0),
  hash bytea not null check (length(hash) = 32),
  at timestamptz not null,
  paused_at timestamptz,
  extended_until timestamptz,
  cancelled_at timestamptz
);

-- The key of a poll's pseudonyms; without it nobody can say whose a vote was, and every count stays.
create table vote_key (
  poll_id uuid primary key references vote_poll (id),
  key bytea check (length(key) = 32),
  destroyed_at timestamptz,
  check ((key is null) = (destroyed_at is not null))
);

create table vote_event (
  poll_id uuid not null,
  no bigint not null check (no > 0),
  at timestamptz not null,
  act text not null check (act in
    ('vote', 'retract', 'quarantine', 'release', 'void', 'pause', 'resume', 'cancel', 'extend')),
  content text not null,
  seal bytea not null,
  hash bytea not null,
  -- Of a vote: everything its content says, to be found by, and the receipt that only its voter can open.
  receipt uuid,
  voter uuid,
  entry_id uuid,
  tier text,
  period text,
  slot int check (slot > 0),
  turn int check (turn > 0),
  request_key text,
  request_part int,
  -- Of a retraction: the vote it takes back.
  of_no bigint,
  primary key (poll_id, no),
  check (num_nulls(receipt, voter, entry_id, tier, period, slot, turn) = case act when 'vote' then 0 else 7 end),
  check (act = 'vote' or num_nulls(request_key, request_part) = 2),
  check ((act = 'retract') = (of_no is not null)),
  check (of_no < no)
);
comment on table vote_event is 'ledger: appended to, never changed';
create unique index vote_event_receipt on vote_event (receipt) where act = 'vote';
create unique index vote_event_slot on vote_event (poll_id, voter, period, slot) where act = 'vote';
create unique index vote_event_turn on vote_event (poll_id, voter, period, entry_id, turn) where act = 'vote';
create unique index vote_event_request on vote_event (poll_id, voter, request_key, request_part)
  where request_key is not null;
create unique index vote_event_taken_back on vote_event (poll_id, of_no) where of_no is not null;

create trigger vote_event_stands before update or delete or truncate on vote_event
  for each statement execute function vote_event_stands();

-- What an event line binds: the bytes that `hash` is the SHA-256 of.
create function vote_link(previous bytea, no bigint, at timestamptz, seal bytea) returns bytea language sql immutable as
$$ select sha256(convert_to(encode(previous, 'hex') || '|' || no || '|'
  || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '|' || encode(seal, 'hex'), 'UTF8')) $$;

-- Nothing enters the ledger that does not follow its head: number, instant, seal and hash; the head goes along.
create function vote_event_follows() returns trigger language plpgsql as
$$
declare wrong record;
begin
  select a.poll_id, a.no into wrong
  from (select poll_id, no, at, content, act, entry_id, seal, hash, lag(no) over w as before_no,
      lag(hash) over w as before_hash, lag(at) over w as before_at
    from added window w as (partition by poll_id order by no)) a
  left join vote_event p on a.before_no is null and p.poll_id = a.poll_id and p.no = a.no - 1
  left join vote_poll b on a.no = 1 and b.id = a.poll_id
  where coalesce(a.before_no, p.no, case when b.published is not null then 0 end) is distinct from a.no - 1
    or coalesce(a.before_at, p.at, a.at) > a.at or a.at <> date_trunc('milliseconds', a.at)
    or a.seal is distinct from sha256(convert_to(a.content, 'UTF8'))
    or a.hash is distinct from vote_link(
      coalesce(a.before_hash, p.hash, sha256(convert_to(b.published, 'UTF8'))), a.no, a.at, a.seal)
    or (a.act = 'vote' and not exists (
      select from vote_poll_entry x where x.poll_id = a.poll_id and x.entry_id = a.entry_id))
  order by a.no limit 1;
  if found then
    raise exception 'event % of poll % does not follow the ledger', wrong.no, wrong.poll_id;
  end if;
  update vote_head h set no = a.no, hash = a.hash, at = a.at
  from (select distinct on (poll_id) poll_id, no, hash, at from added order by poll_id, no desc) a
  where h.poll_id = a.poll_id;
  return null;
end $$;
create trigger vote_event_follows after insert on vote_event referencing new table as added
  for each statement execute function vote_event_follows();

-- What is known of how a vote came, for finding bought votes; deleted at the end of retention.
create table vote_signal (
  poll_id uuid not null,
  no bigint not null,
  address_prefix text not null,
  region text not null,
  agent text not null,
  dwell_ms int,
  via text not null,
  voter_since timestamptz,
  primary key (poll_id, no)
);

-- Derived: after which event a vote stood how. Only votes to which something happened have rows.
create table vote_mark (
  poll_id uuid not null,
  vote_no bigint not null,
  no bigint not null,
  entry_id uuid not null,
  is_retracted boolean not null,
  is_quarantined boolean not null,
  is_void boolean not null,
  -- By which rule it is quarantined or void.
  rule text not null,
  state text not null generated always as (case when is_void then 'void' when is_retracted then 'retracted'
    when is_quarantined then 'quarantined' else 'counted' end) stored,
  primary key (poll_id, vote_no, no)
);

-- Derived: the Merkle hash of each whole block of 1024 events, so that no root is reckoned from the first event.
create table vote_block (
  poll_id uuid not null references vote_poll (id),
  block bigint not null,
  hash bytea not null,
  primary key (poll_id, block)
);

-- Signed statements as published; `counts` are the raw votes of the first `shown_size` events, to count on from.
create table vote_checkpoint (
  poll_id uuid not null references vote_poll (id),
  number int not null check (number > 0),
  size bigint not null,
  shown_size bigint not null,
  is_final boolean not null,
  body text not null,
  signature text not null,
  counts jsonb not null,
  at timestamptz not null,
  primary key (poll_id, number)
);
comment on table vote_checkpoint is 'ledger: appended to, never changed';

-- A tally is the fold of the first `upto` events; `shown` is what the last checkpoint said while the vote runs.
alter table vote_tally rename column votes to raw;
alter table vote_tally
  add column retracted int not null default 0,
  add column quarantined int not null default 0,
  add column void int not null default 0,
  add column upto bigint not null default 0,
  add column shown int not null default 0,
  add column shown_at timestamptz;
alter table vote_tally add column effective int not null
  generated always as (raw - retracted - quarantined - void) stored;

create function vote_hmac(secret bytea, message bytea) returns bytea language plpgsql immutable as
$$
declare
  padded bytea := secret || decode(repeat('00', 64 - length(secret)), 'hex');
  inner_pad bytea := padded;
  outer_pad bytea := padded;
begin
  for i in 0..63 loop
    inner_pad := set_byte(inner_pad, i, get_byte(padded, i) # 54);
    outer_pad := set_byte(outer_pad, i, get_byte(padded, i) # 92);
  end loop;
  return sha256(outer_pad || sha256(inner_pad || message));
end $$;

-- Puts the votes of the old table into the ledger of a poll that was just frozen; how many there were.
create function vote_carry(asked uuid) returns int language plpgsql as
$$
declare
  secret bytea;
  previous bytea;
  one record;
  text_of text;
  seal_of bytea;
  link bytea;
  carried int := 0;
  numbers bigint[] := '{}'; instants timestamptz[] := '{}'; texts text[] := '{}'; seals bytea[] := '{}';
  links bytea[] := '{}'; voters uuid[] := '{}'; works uuid[] := '{}'; periods text[] := '{}'; slots int[] := '{}';
begin
  select key into secret from vote_key where poll_id = asked;
  select hash into previous from vote_head where poll_id = asked and no = 0 for update;
  if not found then return 0; end if;
  for one in
    select row_number() over (order by at, seq) as no, date_trunc('milliseconds', at) as at, entry_id, day::text as day,
      row_number() over (partition by voter_id, day order by at, seq) as slot,
      encode(substr(vote_hmac(secret, convert_to(voter_id::text, 'UTF8')), 1, 16), 'hex') as voter
    from vote_before where poll_id = asked order by at, seq
  loop
    text_of := '{"act":"vote","period":"' || one.day || '","salt":"' || replace(gen_random_uuid()::text, '-', '')
      || '","slot":' || one.slot || ',"tier":"account","turn":1,"voter":"' || one.voter || '","work":"' || one.entry_id || '"}';
    seal_of := sha256(convert_to(text_of, 'UTF8'));
    link := vote_link(previous, one.no, one.at, seal_of);
    numbers := numbers || one.no; instants := instants || one.at; texts := texts || text_of; seals := seals || seal_of;
    links := links || link; voters := voters || one.voter::uuid; works := works || one.entry_id;
    periods := periods || one.day; slots := slots || one.slot::int;
    previous := link;
    carried := carried + 1;
  end loop;
  insert into vote_event (poll_id, no, at, act, content, seal, hash, receipt, voter, entry_id, tier, period, slot, turn)
  select asked, v.no, v.at, 'vote', v.content, v.seal, v.hash, gen_random_uuid(), v.voter, v.entry_id, 'account', v.period, v.slot, 1
  from unnest(numbers, instants, texts, seals, links, voters, works, periods, slots)
    as v (no, at, content, seal, hash, voter, entry_id, period, slot);
  delete from vote_before where poll_id = asked;
  return carried;
end $$;
