-- Later ends granted to some, each use of them, and the addresses from which calendar programs read dates.
create table calendar_extension (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  what text not null check (what in ('entries', 'recommendation', 'activities')),
  call_id uuid references call (id),
  organisation_id uuid not null references organisation (id),
  until timestamptz not null,
  uses_max int not null check (uses_max between 1 and 10000),
  uses int not null default 0,
  reason text not null,
  prepared_by uuid not null references account_person (id),
  prepared_at timestamptz not null,
  granted_by uuid references account_person (id),
  granted_at timestamptz,
  ended_by uuid references account_person (id),
  ended_at timestamptz,
  check (uses between 0 and uses_max),
  check (what <> 'activities' or call_id is null),
  check ((granted_by is null) = (granted_at is null)),
  check ((ended_by is null) = (ended_at is null)),
  check (granted_by <> prepared_by)
);
comment on table calendar_extension is 'A later end for an organisation and everything beneath it; prepared by an officer, granted by another person, a leader.';
comment on column calendar_extension.call_id is 'One call of the campaign, or all of them.';
create index calendar_extension_campaign on calendar_extension (campaign_id, what);
create index calendar_extension_waiting on calendar_extension (campaign_id) where granted_at is null and ended_at is null;

create table calendar_extension_use (
  extension_id uuid not null references calendar_extension (id),
  subject_id uuid not null,
  unit_id uuid not null references organisation (id),
  at timestamptz not null,
  by_id uuid references account_person (id),
  primary key (extension_id, subject_id)
);
comment on table calendar_extension_use is 'What was sent by it: a work, a recommendation, a report. The same thing sent again is one use.';
create index calendar_extension_use_subject on calendar_extension_use (subject_id);

create table calendar_feed (
  id uuid primary key,
  person_id uuid not null references account_person (id),
  token_digest text not null unique,
  made_at timestamptz not null,
  revoked_at timestamptz
);
comment on column calendar_feed.token_digest is 'SHA-256 of the token in the address; the address itself is kept nowhere.';
create unique index calendar_feed_person on calendar_feed (person_id) where revoked_at is null;
