-- What a host or an owner tells everybody of its call: how to take part, news, and the closing summary with its figures.
create table bulletin (
  id uuid primary key,
  call_id uuid not null references call (id),
  campaign_id uuid not null references campaign (id),
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('announcement', 'news', 'summary')),
  title text not null,
  body text not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'published', 'withdrawn')),
  -- Kept when it is submitted, so that the leader signs the figures that are published.
  figures jsonb check (figures is null or jsonb_typeof(figures) = 'object'),
  made_at timestamptz not null,
  written_by uuid references account_person (id),
  -- How often it was published; the page shows the last edition while the next is being written.
  edition int not null default 0 check (edition >= 0),
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version int not null default 1,
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  check (state <> 'published' or edition > 0)
);
create index bulletin_call on bulletin (call_id);
create index bulletin_organisation on bulletin (organisation_id, state);

create table bulletin_edition (
  bulletin_id uuid not null references bulletin (id),
  edition int not null check (edition > 0),
  title text not null,
  body text not null,
  figures jsonb,
  published_at timestamptz not null,
  written_by uuid references account_person (id),
  signed_by uuid references account_person (id),
  primary key (bulletin_id, edition)
);

create table bulletin_step (
  id bigint generated always as identity primary key,
  bulletin_id uuid not null references bulletin (id),
  verb text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  reason text
);
create index bulletin_step_of on bulletin_step (bulletin_id, id);
