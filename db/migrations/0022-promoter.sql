-- The register of promoters, and the workplaces they went to.
create table promoter (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  root_campaign_id uuid not null references campaign (id),
  unit_id uuid not null references organisation (id),
  name text not null,
  role text,
  person_id uuid references account_person (id),
  since date not null,
  until date,
  ended_reason text,
  added_by uuid not null references account_person (id),
  added_at timestamptz not null,
  version int not null default 1,
  check (until is null or since <= until)
);
comment on table promoter is 'One entry of one unit: counts while it has no end, and stays readable afterwards. Holds no telephone numbers.';
create index promoter_unit on promoter (unit_id, name);
create index promoter_root on promoter (root_campaign_id, unit_id) where until is null;

create table promoter_visit (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  root_campaign_id uuid not null references campaign (id),
  unit_id uuid not null references organisation (id),
  workplace text not null,
  workplace_key text not null,
  held_on date not null,
  met int not null check (met between 0 and 1000000),
  note text,
  activity_id uuid references activity (id),
  recorded_by uuid not null references account_person (id),
  recorded_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid references account_person (id),
  removed_reason text,
  check ((removed_at is null) = (removed_reason is null))
);
comment on column promoter_visit.activity_id is 'The activity it was part of: then it is no visit of its own.';
create index promoter_visit_unit on promoter_visit (unit_id, held_on);

create table promoter_visit_by (
  visit_id uuid not null references promoter_visit (id),
  promoter_id uuid not null references promoter (id),
  primary key (visit_id, promoter_id)
);
create index promoter_visit_by_promoter on promoter_visit_by (promoter_id);
