-- A result has editions: a correction stands beside what it corrects. Signed, it is in public notice; after that it stands.
alter table award_result drop constraint award_result_call_id_key;
alter table award_result drop constraint award_result_state_check;
alter table award_result drop constraint award_result_check;
alter table award_result rename column published_at to publishes_at;
alter table award_result add column edition int not null default 1 check (edition > 0);
alter table award_result add column amends uuid references award_result (id);
-- Why there is a correction, as everybody reads it.
alter table award_result add column reason text;
alter table award_result add column submitted_by uuid references account_person (id);
-- What the officer planned: shown from this instant (at signing when absent), for so many days.
alter table award_result add column planned_at timestamptz;
alter table award_result add column notice_days int not null default 5 check (notice_days between 1 and 60);
alter table award_result add column notice_kind text not null default 'working' check (notice_kind in ('working', 'calendar'));
alter table award_result add column signed_at timestamptz;
alter table award_result add column notice_until timestamptz;
-- When its publishing was told, and when it stood.
alter table award_result add column announced_at timestamptz;
alter table award_result add column stood_at timestamptz;
-- Of the list that is signed.
alter table award_result add column sha256 text;
-- Works entered in all, and everything the ranking was reckoned from, frozen.
alter table award_result add column works_total int;
alter table award_result add column inputs jsonb;
update award_result set state = 'standing', signed_at = publishes_at, notice_until = publishes_at, announced_at = publishes_at,
  stood_at = publishes_at where state = 'published';
alter table award_result add check (state in ('prepared', 'submitted', 'returned', 'signed', 'standing'));
alter table award_result add check ((state in ('signed', 'standing')) = (publishes_at is not null));
alter table award_result add check ((publishes_at is null) = (notice_until is null));
alter table award_result add check ((state = 'standing') = (stood_at is not null));
alter table award_result add check ((edition = 1) = (amends is null));
create index award_result_publishing on award_result (publishes_at);
create unique index award_result_edition on award_result (call_id, edition);
-- One at a time is on its way.
create unique index award_result_under_way on award_result (call_id) where state in ('prepared', 'submitted', 'returned');

-- What the rule gives beside what was decided; the work that is out has its reason.
alter table award_place add column computed_award text;
alter table award_place add column computed_rank int check (computed_rank > 0);
alter table award_place add column out_reason text;
alter table award_place add column figures jsonb not null default '{}' check (jsonb_typeof(figures) = 'object');
update award_place set computed_award = award, computed_rank = rank;
alter table award_place alter column computed_rank set not null;

create table award_prize (
  result_id uuid not null references award_result (id),
  key text not null,
  entry_id uuid not null references entry (id),
  place int not null check (place > 0),
  primary key (result_id, key, entry_id)
);

-- What people decide over the computed table: first pending, then applied, each with its reason; reversible until submitted.
create table award_decision (
  id uuid primary key,
  result_id uuid not null references award_result (id),
  entry_id uuid not null references entry (id),
  kind text not null check (kind in ('give', 'out')),
  award text,
  reason text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  applied_at timestamptz,
  reversed_at timestamptz,
  check (kind = 'give' or award is null)
);
create index award_decision_result on award_decision (result_id, id);

-- A certificate says for ever what it said when it was given; its number is never given again.
create table award_certificate (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  campaign_id uuid not null references campaign (id),
  call_id uuid not null references call (id),
  result_id uuid not null references award_result (id),
  entry_id uuid not null references entry (id),
  award text not null,
  award_zh text not null,
  award_en text,
  title text not null,
  makers jsonb not null,
  unit_id uuid not null references organisation (id),
  number text not null,
  -- 128 random bits: whoever has not seen the certificate cannot name it.
  code uuid not null unique,
  issued_at timestamptz not null,
  revocation_asked_at timestamptz,
  revocation_asked_by uuid references account_person (id),
  revocation_reason text,
  revoked_at timestamptz,
  revoked_by uuid references account_person (id),
  version int not null default 1,
  unique (organisation_id, number),
  check (revoked_at is null or revocation_reason is not null)
);
create unique index award_certificate_one on award_certificate (call_id, entry_id, award) where revoked_at is null;
create index award_certificate_unit on award_certificate (unit_id);
insert into award_certificate (id, organisation_id, campaign_id, call_id, result_id, entry_id, award, award_zh, award_en, title,
  makers, unit_id, number, code, issued_at)
select gen_random_uuid(), a.organisation_id, a.campaign_id, a.call_id, a.id, p.entry_id, p.award,
  case p.award when 'first' then '一等奖' when 'second' then '二等奖' when 'third' then '三等奖' else '优秀奖' end,
  case p.award when 'first' then 'First prize' when 'second' then 'Second prize' when 'third' then 'Third prize'
    else 'Honourable mention' end,
  e.title, e.makers, e.unit_id, p.certificate_number, md5(gen_random_uuid()::text || gen_random_uuid()::text)::uuid, a.publishes_at
from award_place p join award_result a on a.id = p.result_id join entry e on e.id = p.entry_id
where p.certificate_number is not null and p.award is not null;
alter table award_place drop column certificate_number;

-- Letters about a result that stands, one text a group of people, editable until it is sent.
create table award_letter (
  result_id uuid not null references award_result (id),
  audience text not null check (audience in ('winners', 'unplaced', 'units')),
  zh text not null,
  en text not null,
  sent_at timestamptz,
  sent_by uuid references account_person (id),
  version int not null default 1,
  primary key (result_id, audience)
);
