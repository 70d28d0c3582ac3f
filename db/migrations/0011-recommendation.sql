-- What a unit hands up, in order; also a host's choice to the owner.
create table recommendation (
  id uuid primary key,
  call_id uuid not null references call (id),
  campaign_id uuid not null references campaign (id),
  entry_id uuid not null references entry (id),
  entry_version int not null,
  from_id uuid not null references organisation (id),
  to_id uuid not null references organisation (id),
  stage text not null check (stage in ('upward', 'to-host', 'to-owner')),
  place int not null check (place > 0),
  state text not null check (state in ('standing', 'withdrawn', 'returned')),
  at timestamptz not null,
  by_id uuid references account_person (id),
  reason text,
  taken_at timestamptz,
  check (taken_at is null or (stage = 'to-host' and state = 'standing'))
);
comment on column recommendation.taken_at is 'When the host took the work into its round: from then on it is neither withdrawn nor returned.';
comment on column recommendation.call_id is 'The hosted call: where the round is run, whichever version of it the work was entered at.';
create unique index recommendation_place on recommendation (call_id, from_id, stage, place) where state = 'standing';
create unique index recommendation_once on recommendation (entry_id, from_id, stage) where state = 'standing';
create index recommendation_to on recommendation (to_id, call_id, stage) where state = 'standing';
create index recommendation_entry on recommendation (entry_id);
