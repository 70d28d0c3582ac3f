-- How it all adds up: one result a call, put to public notice by an officer, signed by a leader, published.
create table award_result (
  id uuid primary key,
  call_id uuid not null unique references call (id),
  campaign_id uuid not null references campaign (id),
  organisation_id uuid not null references organisation (id),
  formula jsonb not null,
  state text not null check (state in ('prepared', 'submitted', 'returned', 'published')),
  computed_at timestamptz not null,
  prepared_by uuid references account_person (id),
  published_at timestamptz,
  signed_by uuid references account_person (id),
  version int not null default 1,
  check ((state = 'published') = (published_at is not null))
);

create table award_place (
  result_id uuid not null references award_result (id),
  entry_id uuid not null references entry (id),
  rank int not null check (rank > 0),
  judges_mean numeric(6, 2) not null,
  votes int not null,
  vote_points numeric(6, 2) not null,
  composite numeric(6, 2) not null,
  award text check (award in ('first', 'second', 'third', 'excellent')),
  certificate_number text,
  primary key (result_id, entry_id),
  unique (result_id, rank),
  unique (result_id, certificate_number)
);
comment on column award_place.certificate_number is 'Unique among the certificates of one owner: every owner counts its own.';

create table award_step (
  id bigint generated always as identity primary key,
  result_id uuid not null references award_result (id),
  verb text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  reason text
);
create index award_step_result on award_step (result_id, id);
