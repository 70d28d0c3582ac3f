-- The machine: extensions, clock, facts with their outbox, answers kept for repeated requests.

create extension if not exists ltree;
create extension if not exists pg_trgm;

-- Only demo and test databases hold a row here; journeys advance it.
create table clock_offset (
  only_row boolean primary key default true check (only_row),
  shift interval not null
);

create function clock_now() returns timestamptz language sql stable as
$$ select date_trunc('milliseconds', now() + coalesce((select shift from clock_offset), interval '0')) $$;

-- Moves the clock where there is one to move: in a production database no row exists, and nothing happens.
create function clock_move(by interval) returns void language sql security definer set search_path = public as
$$ update clock_offset set shift = shift + by $$;

-- What has happened: audit trail, activity feed, notifications. The app role may only insert and select.
create table outbox_fact (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  name text not null check (name ~ '^[a-z-]+\.[a-z-]+$'),
  subject_id uuid not null,
  organisation_id uuid,
  campaign_id uuid,
  actor_kind text not null check (actor_kind in ('person', 'anyone', 'machine')),
  actor_id uuid,
  seat text,
  acting_for uuid,
  reason text,
  session_id text,
  address text,
  before jsonb,
  after jsonb
);
create index outbox_fact_subject on outbox_fact (subject_id, id);
create index outbox_fact_organisation on outbox_fact (organisation_id, id);

create function outbox_fact_stands() returns trigger language plpgsql as
$$ begin raise exception 'a fact stands: what has happened is only added to'; end $$;
create trigger outbox_fact_stands before update or delete or truncate on outbox_fact
  for each statement execute function outbox_fact_stands();

-- Facts whose reactions are not yet jobs; the relay empties it.
create table outbox_pending (
  fact_id bigint primary key references outbox_fact (id)
);

-- Fact × reaction: once each, however often it is delivered.
create table outbox_reaction (
  fact_id bigint not null references outbox_fact (id),
  reaction text not null,
  done_at timestamptz,
  primary key (fact_id, reaction)
);

-- The answer to a request with an idempotency key: the same key answers the same.
create table http_answer (
  key text not null,
  actor text not null,
  route text not null,
  digest text not null,
  location text,
  at timestamptz not null,
  primary key (key, actor)
);
create index http_answer_at on http_answer (at);
