-- The official paper that carries a campaign down.
create table notice (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  organisation_id uuid not null references organisation (id),
  number text,
  title text not null,
  issuers jsonb not null,
  addressees jsonb not null,
  sections jsonb not null,
  attachments jsonb not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'signed', 'issued')),
  version int not null default 1,
  prepared_by uuid references account_person (id),
  signed_by uuid references account_person (id),
  signed_at timestamptz,
  issued_at timestamptz,
  check ((state in ('signed', 'issued')) = (signed_at is not null)),
  check ((state = 'issued') = (issued_at is not null))
);
create index notice_campaign on notice (campaign_id);
create index notice_organisation on notice (organisation_id, state);

create table notice_recipient (
  notice_id uuid not null references notice (id),
  organisation_id uuid not null references organisation (id),
  signed_for_at timestamptz,
  signed_for_by uuid references account_person (id),
  primary key (notice_id, organisation_id)
);
create index notice_recipient_organisation on notice_recipient (organisation_id);

create table notice_step (
  id bigint generated always as identity primary key,
  notice_id uuid not null references notice (id),
  verb text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  reason text
);
