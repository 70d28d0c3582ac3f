-- Targets with their origin, indicators as data, rows that are not only children, and differences somebody has owned up to.
create table allocation_indicator (
  campaign_id uuid not null references campaign (id),
  key text not null check (key ~ '^[a-z][a-z0-9-]*$'),
  position int not null,
  name_zh text not null,
  name_en text,
  unit_zh text not null,
  unit_en text,
  definition_zh text not null,
  definition_en text,
  source text,
  counters jsonb not null default '[]',
  is_shared boolean not null default true,
  retired_at timestamptz,
  primary key (campaign_id, key)
);
comment on table allocation_indicator is 'What a topmost campaign counts; those beneath inherit. A campaign without rows here counts the five of 12351+.';
comment on column allocation_indicator.counters is 'The counters of progress whose sum it is; empty where nothing in the system counts it.';

alter table allocation_target
  drop constraint allocation_target_indicator_check,
  drop constraint allocation_target_unit_check,
  drop constraint allocation_target_check,
  drop constraint allocation_target_pkey,
  add column origin text not null default 'own' check (origin in ('own', 'assigned', 'quoted')),
  add column is_floor boolean not null default false,
  add column base_amount bigint check (base_amount > 0),
  add column base_source text,
  add primary key (campaign_id, origin, indicator),
  add constraint allocation_target_unit_check check (unit in ('count', 'percent', 'each')),
  add constraint allocation_target_percent_check check (unit <> 'percent' or amount <= 100),
  add constraint allocation_target_base_check check ((base_amount is null) = (base_source is null));
comment on column allocation_target.origin is 'own: set here. assigned: given by a level that works on paper. quoted: of a level further up, as this paper prints it.';
comment on column allocation_target.unit is 'each: so many for every open organisation straight beneath.';

create table allocation_row (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  kind text not null check (kind in ('beneath', 'owner', 'collective')),
  organisation_id uuid references organisation (id),
  name text,
  members uuid[] not null default '{}',
  position int not null,
  unique (campaign_id, organisation_id),
  check ((kind = 'collective') = (organisation_id is null)),
  check (kind <> 'collective' or name is not null),
  check (kind = 'collective' or members = '{}')
);
comment on column allocation_row.name is 'What a group is called; for an organisation the name its table prints, where that is another.';
create index allocation_row_organisation on allocation_row (organisation_id);
create index allocation_row_campaign on allocation_row (campaign_id, position);
insert into allocation_row (id, campaign_id, kind, organisation_id, position)
select gen_random_uuid(), s.campaign_id, 'beneath', s.organisation_id, min(s.position)
from allocation_share s group by s.campaign_id, s.organisation_id;

alter table allocation_share rename to allocation_share_before;
alter table allocation_share_before rename constraint allocation_share_pkey to allocation_share_before_pkey;
create table allocation_share (
  row_id uuid not null references allocation_row (id) on delete cascade,
  indicator text not null,
  amount bigint not null check (amount >= 0),
  primary key (row_id, indicator)
);
insert into allocation_share (row_id, indicator, amount)
select r.id, s.indicator, s.amount from allocation_share_before s
join allocation_row r on r.campaign_id = s.campaign_id and r.organisation_id = s.organisation_id;
drop table allocation_share_before;

create table allocation_acknowledgement (
  campaign_id uuid not null references campaign (id),
  indicator text not null,
  target bigint not null,
  sum bigint not null,
  reason text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  primary key (campaign_id, indicator)
);
comment on table allocation_acknowledgement is 'Why shares do not add up to the target; it stands for these two figures only.';

create table allocation_draft (
  campaign_id uuid not null references campaign (id),
  person_id uuid not null references account_person (id),
  at timestamptz not null,
  typed jsonb not null,
  unmatched jsonb not null default '[]',
  primary key (campaign_id, person_id)
);
comment on table allocation_draft is 'A table somebody pasted or imported and has not saved: laid over the stored one, for that person only.';
