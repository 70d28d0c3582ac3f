-- Rules a level leaves to those beneath, versions of what was issued, bodies in their roles, ends that are not sharp.
alter table campaign drop constraint campaign_state_check;
alter table campaign
  add constraint campaign_state_check check (state in ('draft', 'running', 'closed', 'withdrawn')),
  add column latitude jsonb not null default '{}',
  add column bodies jsonb not null default '[]',
  add column paper_above jsonb,
  add column report_due_at timestamptz,
  add column report_until timestamptz,
  add column grace_minutes int not null default 0 check (grace_minutes between 0 and 10080),
  add column archives_at timestamptz,
  add column ended_at timestamptz,
  add column ended_reason text,
  add column superseded_by uuid references campaign (id),
  add check (report_due_at is null or report_until is null or report_due_at <= report_until);
comment on column campaign.latitude is 'Per rule: locked, tighten or free; what is not named has the default of its kind.';
comment on column campaign.paper_above is 'The paper of a level outside the system that this campaign was adopted from: issuer, number, title, dated, values.';
comment on column campaign.report_due_at is 'Activities reported until then are on time; after it and until report_until they are late.';

create table campaign_version (
  campaign_id uuid not null references campaign (id),
  version int not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  reason text,
  rules jsonb not null,
  primary key (campaign_id, version)
);
comment on column campaign_version.rules is 'Every rule as it stood in this version; what children compare with what they adopted.';

alter table call
  add column latitude jsonb not null default '{}',
  add column parent_version int,
  add column late_until timestamptz,
  add column grace_minutes int not null default 0 check (grace_minutes between 0 and 10080),
  add column withdrawn_at timestamptz,
  add column withdrawn_reason text,
  add check (late_until is null or (closes_at <= late_until and late_until <= recommend_until));
comment on column call.late_until is 'Works sent between closes_at and then are taken and marked late.';
comment on column call.grace_minutes is 'What was begun before the end may be finished so long after it.';
update call l set parent_version = p.version from call p where p.id = l.parent_id;

create table call_version (
  call_id uuid not null references call (id),
  version int not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  reason text,
  rules jsonb not null,
  primary key (call_id, version)
);

-- What exists is its first version.
update campaign set archives_at = closes_at + interval '60 days';
update campaign set ended_at = archives_at, ended_reason = '' where state = 'closed';
insert into campaign_version (campaign_id, version, at, by_id, rules)
select id, version, created_at, created_by, jsonb_build_object('latitude', latitude,
  'title', jsonb_build_object('zh', title_zh, 'en', title_en),
  'theme', case when theme_zh is null then 'null'::jsonb else jsonb_build_object('zh', theme_zh, 'en', theme_en) end,
  'opensAt', opens_at, 'closesAt', closes_at, 'activitiesFrom', activities_from, 'reportDueAt', report_due_at,
  'reportUntil', report_until, 'graceMinutes', grace_minutes)
from campaign;
insert into call_version (call_id, version, at, by_id, rules)
select l.id, l.version, c.created_at, c.created_by, case when l.host_id is null then '{}'::jsonb else jsonb_build_object('hostFloor', l.host_floor) end
  || jsonb_build_object('latitude', l.latitude, 'key', l.key, 'entryKind', l.entry_kind,
  'name', jsonb_build_object('zh', l.name_zh, 'en', l.name_en), 'brief', jsonb_build_object('zh', l.brief_zh, 'en', l.brief_en),
  'channels', l.channels, 'takesLink', l.takes_link, 'opensAt', l.opens_at, 'closesAt', l.closes_at, 'lateUntil', l.late_until,
  'graceMinutes', l.grace_minutes, 'recommendUntil', l.recommend_until, 'reviewUntil', l.review_until, 'unitCap', l.unit_cap,
  'rubric', l.rubric, 'ballot', l.ballot, 'formula', l.formula)
  || (select jsonb_object_agg('file.' || k.kind, coalesce((select jsonb_agg(r) from jsonb_array_elements(l.file_rules) r
      where r ->> 'kind' = k.kind), '[]'))
    from unnest(array['container', 'duration-seconds', 'size-bytes', 'aspect', 'resolution', 'count']) as k(kind))
from call l join campaign c on c.id = l.campaign_id;
