-- Joint papers, papers that end, and what levels outside the system do, recorded by hand.
update notice set issuers = coalesce(
  (select jsonb_agg(case when jsonb_typeof(i.value) = 'string' then jsonb_build_object('name', i.value) else i.value end order by i.place)
   from jsonb_array_elements(issuers) with ordinality i (value, place)), '[]'::jsonb);
alter table notice
  drop constraint notice_state_check,
  drop constraint notice_check,
  drop constraint notice_check1;
alter table notice
  add column issued_for int,
  add column supersedes uuid references notice (id),
  add column amends boolean not null default false,
  add column withdrawal_reason text,
  add column withdrawal_asked_at timestamptz,
  add column withdrawal_asked_by uuid references account_person (id),
  add column ended_at timestamptz,
  add column ended_by uuid references account_person (id),
  add constraint notice_state_check check (state in ('draft', 'submitted', 'returned', 'signed', 'issued', 'withdrawn', 'superseded')),
  add constraint notice_signed_check check ((state in ('signed', 'issued', 'withdrawn', 'superseded')) = (signed_at is not null)),
  add constraint notice_issued_check check ((state in ('issued', 'withdrawn', 'superseded')) = (issued_at is not null)),
  add constraint notice_ended_check check ((state in ('withdrawn', 'superseded')) = (ended_at is not null)),
  add constraint notice_withdrawal_check check ((withdrawal_reason is null) = (withdrawal_asked_at is null)),
  add constraint notice_supersedes_check check (supersedes <> id);
comment on column notice.issuers is 'The bodies in whose name it goes out, the leading one first: printed name, and the organisation where it is one of the tree.';
comment on column notice.issued_for is 'The version of the campaign it was issued for; a later one asks for an amending paper. Unknown for what was issued before versions were kept.';
comment on column notice.supersedes is 'The paper this one takes the place of, once it is issued.';
create unique index notice_supersedes on notice (supersedes) where supersedes is not null;
create index notice_issuers on notice using gin (issuers jsonb_path_ops);

create table notice_countersign (
  notice_id uuid not null references notice (id),
  version int not null,
  issuer text not null,
  organisation_id uuid references organisation (id),
  at timestamptz not null,
  by_id uuid references account_person (id),
  signatory text,
  signed_on date,
  paper text,
  primary key (notice_id, version, issuer),
  check ((organisation_id is null) = (signatory is not null)),
  check ((signatory is null) = (signed_on is null) and (signatory is null) = (paper is null))
);
comment on table notice_countersign is 'One version of a joint paper countersigned by one issuer: by its own leader, or by hand for an issuer outside (signatory, day, paper).';

create table notice_by_hand (
  id bigint generated always as identity primary key,
  notice_id uuid not null references notice (id),
  organisation_id uuid references organisation (id),
  name text not null,
  kind text not null check (kind in ('receipt', 'adoption', 'outcome')),
  happened_on date not null,
  who text,
  means text check (means in ('paper', 'phone', 'mail', 'visit')),
  number text,
  due_on date,
  note text,
  is_void boolean not null default false,
  recorded_at timestamptz not null,
  recorded_by uuid references account_person (id),
  replaces bigint unique references notice_by_hand (id),
  reason text,
  check ((replaces is null) = (reason is null)),
  check (not is_void or replaces is not null),
  check (kind <> 'receipt' or (who is not null and means is not null)),
  check (kind <> 'outcome' or note is not null)
);
comment on table notice_by_hand is 'What a recipient outside the system did, as the issuer wrote it down; only ever added to, a correction replaces and keeps what it replaces.';
create index notice_by_hand_notice on notice_by_hand (notice_id, id);
create unique index notice_by_hand_once on notice_by_hand (notice_id, coalesce(organisation_id::text, name), kind)
  where replaces is null and kind <> 'outcome';

create table notice_handover (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  organisation_id uuid not null references organisation (id),
  what text not null check (what in ('works', 'statistics', 'summary')),
  form text not null check (form in ('zip', 'xlsx', 'letter')),
  receiver text not null,
  handed_on date not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by uuid references account_person (id),
  received_on date,
  received_by text,
  received_means text check (received_means in ('paper', 'phone', 'mail', 'visit')),
  outcome_on date,
  outcome text,
  version int not null default 1,
  check ((received_on is null) = (received_by is null) and (received_on is null) = (received_means is null)),
  check (received_on is null or received_on >= handed_on),
  check ((outcome_on is null) = (outcome is null)),
  check (outcome_on is null or received_on is not null)
);
comment on table notice_handover is 'What was given to a level outside the system, its receipt and its outcome by hand; every earlier wording stands in the audit.';
create index notice_handover_campaign on notice_handover (campaign_id, handed_on);

create table notice_burden (
  notice_id uuid not null references notice (id),
  burden text not null,
  code text not null,
  place text not null,
  excerpt text not null,
  reason text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  primary key (notice_id, burden)
);
comment on table notice_burden is 'A demand that rules against formalism forbid, kept in the paper knowingly: by whom and why.';
