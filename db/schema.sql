-- The whole model on one page, written by `./bin/tongxin schema`; a test proves it true. Change it by migrations.

create table account_attempt (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  username text not null,
  address text not null,
  primary key (id)
);
create index account_attempt_address on account_attempt using btree (address, at);
create index account_attempt_username on account_attempt using btree (username, at);

create table account_credential (
  id uuid not null,
  account_id text not null,
  provider_id text not null,
  person_id uuid not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  primary key (id),
  foreign key (person_id) references account_person(id) on delete cascade
);
create index account_credential_person on account_credential using btree (person_id);

create table account_person (
  id uuid not null,
  name text not null,
  username text not null,
  display_username text,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  unique (email),
  unique (username),
  primary key (id),
  check ((username = lower(username)))
);

create table account_session (
  id uuid not null,
  person_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  unique (token),
  primary key (id),
  foreign key (person_id) references account_person(id) on delete cascade
);
create index account_session_person on account_session using btree (person_id);

create table account_setup_token (
  digest text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  primary key (digest)
);

create table account_verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  primary key (id)
);

create table activity (
  id uuid not null,
  campaign_id uuid not null,
  root_campaign_id uuid not null,
  unit_id uuid not null,
  name text not null,
  organiser text not null,
  held_at timestamp with time zone not null,
  participants integer not null,
  account text,
  place text,
  state text not null,
  version integer not null default 1,
  reported_by uuid not null,
  reported_at timestamp with time zone not null,
  approved_at timestamp with time zone,
  occurrences integer not null default 1,
  enterprise text,
  enterprise_key text,
  contacts integer,
  reach bigint,
  reach_channel text,
  reach_source text,
  spread bigint,
  hours integer,
  links text[] not null default '{}'::text[],
  is_late boolean not null default false,
  reporter_id uuid not null,
  approver_id uuid not null,
  acceptor_id uuid,
  approved_by uuid,
  accepted_at timestamp with time zone,
  edits_after_approval integer not null default 0,
  primary key (id),
  foreign key (acceptor_id) references organisation(id),
  foreign key (approved_by) references account_person(id),
  foreign key (approver_id) references organisation(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (reported_by) references account_person(id),
  foreign key (reporter_id) references organisation(id),
  foreign key (root_campaign_id) references campaign(id),
  foreign key (unit_id) references organisation(id),
  check (((state = 'accepted'::text) = (accepted_at IS NOT NULL))),
  check (((state = ANY (ARRAY['approved'::text, 'accepted'::text])) = (approved_at IS NOT NULL))),
  check (((contacts >= 0) AND (contacts <= 1000000))),
  check (((enterprise IS NULL) = (enterprise_key IS NULL))),
  check (((hours >= 0) AND (hours <= 100000))),
  check (((occurrences >= 1) AND (occurrences <= 60))),
  check (((participants >= 1) AND (participants <= 1000000))),
  check (((reach >= 0) AND (reach <= 1000000000))),
  check (((reach IS NULL) OR ((reach_channel IS NOT NULL) AND (reach_source IS NOT NULL)))),
  check (((spread >= 0) AND (spread <= 1000000000))),
  check ((state = ANY (ARRAY['reported'::text, 'returned'::text, 'approved'::text, 'accepted'::text])))
);
create index activity_root on activity using btree (root_campaign_id, state);
create index activity_sent_back on activity using btree (reporter_id, reported_at) where (state = 'returned'::text);
create index activity_to_accept on activity using btree (acceptor_id, approved_at) INCLUDE (approved_by) where (state = 'approved'::text);
create index activity_to_approve on activity using btree (approver_id, reported_at) INCLUDE (reported_by) where (state = 'reported'::text);
create index activity_unit on activity using btree (unit_id, state);

-- What was pasted or uploaded, kept as it was typed until it is reported as a whole or forgotten.
create table activity_batch (
  id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  made_at timestamp with time zone not null,
  content text not null,
  reported_at timestamp with time zone,
  reported integer,
  primary key (id),
  foreign key (person_id) references account_person(id),
  foreign key (unit_id) references organisation(id)
);
create index activity_batch_made on activity_batch using btree (made_at);

-- How many records that count name an enterprise: it counts once while there is one, however many there are.
create table activity_enterprise (
  root_campaign_id uuid not null,
  unit_id uuid not null,
  key text not null,
  uses integer not null,
  primary key (root_campaign_id, unit_id, key),
  foreign key (root_campaign_id) references campaign(id),
  foreign key (unit_id) references organisation(id),
  check ((uses >= 0))
);

create table activity_occurrence (
  activity_id uuid not null,
  position integer not null,
  held_at timestamp with time zone not null,
  participants integer not null,
  primary key (activity_id, "position"),
  foreign key (activity_id) references activity(id),
  check (((participants >= 1) AND (participants <= 1000000))),
  check ((("position" >= 1) AND ("position" <= 60)))
);
create index activity_occurrence_held on activity_occurrence using btree (held_at);

create table activity_photo (
  activity_id uuid not null,
  file_id uuid not null,
  added_at timestamp with time zone not null,
  primary key (activity_id, file_id),
  foreign key (activity_id) references activity(id),
  foreign key (file_id) references media_file(id)
);

create table activity_step (
  id bigint not null generated always as identity,
  activity_id uuid not null,
  verb text not null,
  at timestamp with time zone not null,
  by_id uuid,
  organisation_id uuid,
  reason text,
  version integer not null,
  changes jsonb,
  primary key (id),
  foreign key (activity_id) references activity(id),
  foreign key (by_id) references account_person(id),
  foreign key (organisation_id) references organisation(id)
);
create index activity_step_activity on activity_step using btree (activity_id, id);

-- Why shares do not add up to the target; it stands for these two figures only.
create table allocation_acknowledgement (
  campaign_id uuid not null,
  indicator text not null,
  target bigint not null,
  sum bigint not null,
  reason text not null,
  at timestamp with time zone not null,
  by_id uuid,
  primary key (campaign_id, indicator),
  foreign key (by_id) references account_person(id),
  foreign key (campaign_id) references campaign(id)
);

-- A table somebody pasted or imported and has not saved: laid over the stored one, for that person only.
create table allocation_draft (
  campaign_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  typed jsonb not null,
  unmatched jsonb not null default '[]'::jsonb,
  primary key (campaign_id, person_id),
  foreign key (campaign_id) references campaign(id),
  foreign key (person_id) references account_person(id)
);

-- What a topmost campaign counts; those beneath inherit. A campaign without rows here counts the five of 12351+.
create table allocation_indicator (
  campaign_id uuid not null,
  key text not null,
  position integer not null,
  name_zh text not null,
  name_en text,
  unit_zh text not null,
  unit_en text,
  definition_zh text not null,
  definition_en text,
  source text,
  counters jsonb not null default '[]'::jsonb,
  is_shared boolean not null default true,
  retired_at timestamp with time zone,
  primary key (campaign_id, key),
  foreign key (campaign_id) references campaign(id),
  check ((key ~ '^[a-z][a-z0-9-]*$'::text))
);

create table allocation_row (
  id uuid not null,
  campaign_id uuid not null,
  kind text not null,
  organisation_id uuid,
  name text,
  members uuid[] not null default '{}'::uuid[],
  position integer not null,
  unique (campaign_id, organisation_id),
  primary key (id),
  foreign key (campaign_id) references campaign(id),
  foreign key (organisation_id) references organisation(id),
  check (((kind = 'collective'::text) = (organisation_id IS NULL))),
  check (((kind <> 'collective'::text) OR (name IS NOT NULL))),
  check (((kind = 'collective'::text) OR (members = '{}'::uuid[]))),
  check ((kind = ANY (ARRAY['beneath'::text, 'owner'::text, 'collective'::text])))
);
create index allocation_row_campaign on allocation_row using btree (campaign_id, "position");
create index allocation_row_organisation on allocation_row using btree (organisation_id);

create table allocation_share (
  row_id uuid not null,
  indicator text not null,
  amount bigint not null,
  primary key (row_id, indicator),
  foreign key (row_id) references allocation_row(id) on delete cascade,
  check ((amount >= 0))
);

create table allocation_target (
  campaign_id uuid not null,
  indicator text not null,
  amount bigint not null,
  unit text not null,
  words text,
  origin text not null default 'own'::text,
  is_floor boolean not null default false,
  base_amount bigint,
  base_source text,
  primary key (campaign_id, origin, indicator),
  foreign key (campaign_id) references campaign(id),
  check ((amount > 0)),
  check ((base_amount > 0)),
  check (((base_amount IS NULL) = (base_source IS NULL))),
  check ((origin = ANY (ARRAY['own'::text, 'assigned'::text, 'quoted'::text]))),
  check (((unit <> 'percent'::text) OR (amount <= 100))),
  check ((unit = ANY (ARRAY['count'::text, 'percent'::text, 'each'::text])))
);

create table allocation_version (
  campaign_id uuid not null,
  version integer not null,
  primary key (campaign_id),
  foreign key (campaign_id) references campaign(id)
);

create table award_place (
  result_id uuid not null,
  entry_id uuid not null,
  rank integer not null,
  judges_mean numeric(6,2) not null,
  votes integer not null,
  vote_points numeric(6,2) not null,
  composite numeric(6,2) not null,
  award text,
  certificate_number text,
  unique (result_id, certificate_number),
  unique (result_id, rank),
  primary key (result_id, entry_id),
  foreign key (entry_id) references entry(id),
  foreign key (result_id) references award_result(id),
  check ((award = ANY (ARRAY['first'::text, 'second'::text, 'third'::text, 'excellent'::text]))),
  check ((rank > 0))
);

create table award_result (
  id uuid not null,
  call_id uuid not null,
  campaign_id uuid not null,
  organisation_id uuid not null,
  formula jsonb not null,
  state text not null,
  computed_at timestamp with time zone not null,
  prepared_by uuid,
  published_at timestamp with time zone,
  signed_by uuid,
  version integer not null default 1,
  unique (call_id),
  primary key (id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (prepared_by) references account_person(id),
  foreign key (signed_by) references account_person(id),
  check (((state = 'published'::text) = (published_at IS NOT NULL))),
  check ((state = ANY (ARRAY['prepared'::text, 'submitted'::text, 'returned'::text, 'published'::text])))
);

create table award_step (
  id bigint not null generated always as identity,
  result_id uuid not null,
  verb text not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason text,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (result_id) references award_result(id)
);
create index award_step_result on award_step using btree (result_id, id);

create table batch (
  id uuid not null,
  call_id uuid not null,
  unit_id uuid not null,
  by_id uuid not null,
  state text not null,
  rows jsonb not null default '[]'::jsonb,
  unknown text[] not null default '{}'::text[],
  refused jsonb not null default '[]'::jsonb,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (call_id) references call(id),
  foreign key (unit_id) references organisation(id),
  check ((jsonb_typeof(refused) = 'array'::text)),
  check ((jsonb_typeof(rows) = 'array'::text)),
  check ((state = ANY (ARRAY['collecting'::text, 'done'::text, 'dropped'::text])))
);
create index batch_unit on batch using btree (unit_id, state, touched_at);

create table batch_entry (
  batch_id uuid not null,
  row integer not null,
  entry_id uuid not null,
  unique (entry_id),
  primary key (batch_id, "row"),
  foreign key (batch_id) references batch(id),
  foreign key (entry_id) references entry(id)
);

create table batch_file (
  batch_id uuid not null,
  name text not null,
  file_id uuid not null,
  added_at timestamp with time zone not null,
  primary key (batch_id, name),
  foreign key (batch_id) references batch(id),
  foreign key (file_id) references media_file(id),
  check (((char_length(name) >= 1) AND (char_length(name) <= 300)))
);

create table batch_handover (
  id uuid not null,
  call_id uuid not null,
  organisation_id uuid not null,
  scope text not null,
  count integer not null,
  by_id uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (call_id) references call(id),
  foreign key (organisation_id) references organisation(id),
  check ((expires_at > made_at)),
  check ((count > 0)),
  check ((scope = ANY (ARRAY['admitted'::text, 'recommended'::text, 'received'::text])))
);
create index batch_handover_by on batch_handover using btree (by_id, made_at);

-- A later end for an organisation and everything beneath it; prepared by an officer, granted by another person, a leader.
create table calendar_extension (
  id uuid not null,
  campaign_id uuid not null,
  what text not null,
  call_id uuid,
  organisation_id uuid not null,
  until timestamp with time zone not null,
  uses_max integer not null,
  uses integer not null default 0,
  reason text not null,
  prepared_by uuid not null,
  prepared_at timestamp with time zone not null,
  granted_by uuid,
  granted_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  primary key (id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (ended_by) references account_person(id),
  foreign key (granted_by) references account_person(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (prepared_by) references account_person(id),
  check (((uses >= 0) AND (uses <= uses_max))),
  check (((what <> 'activities'::text) OR (call_id IS NULL))),
  check (((granted_by IS NULL) = (granted_at IS NULL))),
  check (((ended_by IS NULL) = (ended_at IS NULL))),
  check ((granted_by <> prepared_by)),
  check (((uses_max >= 1) AND (uses_max <= 10000))),
  check ((what = ANY (ARRAY['entries'::text, 'recommendation'::text, 'activities'::text])))
);
create index calendar_extension_campaign on calendar_extension using btree (campaign_id, what);
create index calendar_extension_waiting on calendar_extension using btree (campaign_id) where ((granted_at IS NULL) AND (ended_at IS NULL));

-- What was sent by it: a work, a recommendation, a report. The same thing sent again is one use.
create table calendar_extension_use (
  extension_id uuid not null,
  subject_id uuid not null,
  unit_id uuid not null,
  at timestamp with time zone not null,
  by_id uuid,
  primary key (extension_id, subject_id),
  foreign key (by_id) references account_person(id),
  foreign key (extension_id) references calendar_extension(id),
  foreign key (unit_id) references organisation(id)
);
create index calendar_extension_use_subject on calendar_extension_use using btree (subject_id);

create table calendar_feed (
  id uuid not null,
  person_id uuid not null,
  token_digest text not null,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  unique (token_digest),
  primary key (id),
  foreign key (person_id) references account_person(id)
);
create unique index calendar_feed_person on calendar_feed using btree (person_id) where (revoked_at IS NULL);

create table call (
  id uuid not null,
  lineage ltree not null,
  parent_id uuid,
  campaign_id uuid not null,
  key text not null,
  position integer not null,
  name_zh text not null,
  name_en text,
  brief_zh text not null default ''::text,
  brief_en text,
  entry_kind text not null,
  channels jsonb not null default '["person", "unit"]'::jsonb,
  host_id uuid,
  host_conflict jsonb,
  file_rules jsonb not null default '[]'::jsonb,
  takes_link boolean not null default false,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  closes_words text,
  recommend_until timestamp with time zone not null,
  review_until timestamp with time zone not null,
  vote_opens_at timestamp with time zone not null,
  vote_closes_at timestamp with time zone not null,
  host_floor integer,
  unit_cap integer,
  rubric jsonb not null default '[]'::jsonb,
  ballot jsonb not null,
  formula jsonb not null,
  supplements jsonb not null default '[]'::jsonb,
  frozen_at timestamp with time zone,
  version integer not null default 1,
  latitude jsonb not null default '{}'::jsonb,
  parent_version integer,
  late_until timestamp with time zone,
  grace_minutes integer not null default 0,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  fields jsonb not null default '[]'::jsonb,
  eligibility jsonb not null default '{}'::jsonb,
  files_min integer not null default 1,
  files_max integer not null default 1,
  entrances jsonb not null default '[]'::jsonb,
  template text,
  person_cap integer,
  call_cap integer,
  unique (campaign_id, key),
  unique (lineage),
  primary key (id),
  foreign key (campaign_id) references campaign(id),
  foreign key (host_id) references organisation(id),
  foreign key (parent_id) references call(id),
  check ((call_cap > 0)),
  check (((opens_at < closes_at) AND (closes_at <= recommend_until) AND (recommend_until <= review_until) AND (review_until <= vote_opens_at) AND (vote_opens_at < vote_closes_at))),
  check (((late_until IS NULL) OR ((closes_at <= late_until) AND (late_until <= recommend_until)))),
  check ((jsonb_typeof(eligibility) = 'object'::text)),
  check ((jsonb_typeof(entrances) = 'array'::text)),
  check ((entry_kind = ANY (ARRAY['work'::text, 'case'::text, 'platform'::text, 'account'::text]))),
  check ((jsonb_typeof(fields) = 'array'::text)),
  check (((files_max >= 0) AND (files_max <= 60))),
  check ((files_min >= 0)),
  check (((grace_minutes >= 0) AND (grace_minutes <= 10080))),
  check ((host_floor > 0)),
  check ((key ~ '^[a-z][a-z0-9-]*$'::text)),
  check ((person_cap > 0)),
  check ((unit_cap > 0))
);
create index call_campaign on call using btree (campaign_id, "position");
create index call_lineage on call using gist (lineage);

create table call_design (
  call_id uuid not null,
  fields jsonb not null,
  base jsonb not null,
  version integer not null default 1,
  at timestamp with time zone not null,
  by_id uuid,
  primary key (call_id),
  foreign key (by_id) references account_person(id),
  foreign key (call_id) references call(id),
  check ((jsonb_typeof(fields) = 'array'::text))
);

create table call_version (
  call_id uuid not null,
  version integer not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason text,
  rules jsonb not null,
  primary key (call_id, version),
  foreign key (by_id) references account_person(id),
  foreign key (call_id) references call(id)
);

create table campaign (
  id uuid not null,
  lineage ltree not null,
  parent_id uuid,
  parent_version integer,
  organisation_id uuid not null,
  year integer not null,
  title_zh text not null,
  title_en text,
  theme_zh text,
  theme_en text,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  period_words text,
  phases jsonb not null default '[]'::jsonb,
  activities_from timestamp with time zone not null,
  supplements jsonb not null default '[]'::jsonb,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid,
  latitude jsonb not null default '{}'::jsonb,
  bodies jsonb not null default '[]'::jsonb,
  paper_above jsonb,
  report_due_at timestamp with time zone,
  report_until timestamp with time zone,
  grace_minutes integer not null default 0,
  archives_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_reason text,
  superseded_by uuid,
  unique (lineage),
  unique (parent_id, organisation_id),
  primary key (id),
  foreign key (created_by) references account_person(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (parent_id) references campaign(id),
  foreign key (superseded_by) references campaign(id),
  check ((opens_at < closes_at)),
  check (((report_due_at IS NULL) OR (report_until IS NULL) OR (report_due_at <= report_until))),
  check (((grace_minutes >= 0) AND (grace_minutes <= 10080))),
  check ((state = ANY (ARRAY['draft'::text, 'running'::text, 'closed'::text, 'withdrawn'::text]))),
  check (((year >= 2000) AND (year <= 2100)))
);
create index campaign_lineage on campaign using gist (lineage);
create index campaign_organisation on campaign using btree (organisation_id);

create table campaign_version (
  campaign_id uuid not null,
  version integer not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason text,
  rules jsonb not null,
  primary key (campaign_id, version),
  foreign key (by_id) references account_person(id),
  foreign key (campaign_id) references campaign(id)
);

create table clock_offset (
  only_row boolean not null default true,
  shift interval not null,
  primary key (only_row),
  check (only_row)
);

create table entry (
  id uuid not null,
  call_id uuid not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  number text,
  title text not null,
  summary text not null default ''::text,
  makers jsonb not null default '[]'::jsonb,
  statements jsonb not null default '[]'::jsonb,
  link text,
  file_id uuid,
  state text not null,
  entered_by text not null,
  sent_by uuid not null,
  shown_at timestamp with time zone,
  version integer not null default 1,
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  answers jsonb not null default '{}'::jsonb,
  declared jsonb not null default '[]'::jsonb,
  subtype text,
  group_key text,
  elsewhere jsonb,
  origin_id uuid,
  caption text,
  unique (number),
  primary key (id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (file_id) references media_file(id),
  foreign key (origin_id) references entry(id),
  foreign key (sent_by) references account_person(id),
  foreign key (unit_id) references organisation(id),
  check ((jsonb_typeof(answers) = 'object'::text)),
  check (((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) OR ((number IS NOT NULL) AND (submitted_at IS NOT NULL)))),
  check (((shown_at IS NULL) OR (state = 'recommended'::text))),
  check ((jsonb_typeof(declared) = 'array'::text)),
  check ((entered_by = ANY (ARRAY['person'::text, 'unit'::text]))),
  check ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'admitted'::text, 'recommended'::text, 'withdrawn'::text])))
);
create index entry_call on entry using btree (call_id, state);
create unique index entry_elsewhere on entry using btree (call_id, ((elsewhere ->> 'platform'::text)), ((elsewhere ->> 'reference'::text))) where ((elsewhere IS NOT NULL) AND (state <> 'withdrawn'::text));
create index entry_sent_by on entry using btree (sent_by);
create index entry_shown on entry using btree (call_id, shown_at) where (shown_at IS NOT NULL);
create index entry_unit on entry using btree (unit_id, state);

create table entry_counter (
  prefix text not null,
  last integer not null,
  primary key (prefix)
);

create table entry_file (
  entry_id uuid not null,
  file_id uuid not null,
  position integer not null,
  note text not null default ''::text,
  added_at timestamp with time zone not null,
  unique (entry_id, "position") DEFERRABLE INITIALLY DEFERRED,
  primary key (entry_id, file_id),
  foreign key (entry_id) references entry(id),
  foreign key (file_id) references media_file(id),
  check ((char_length(note) <= 200)),
  check ((("position" >= 1) AND ("position" <= 60)))
);
create index entry_file_file on entry_file using btree (file_id);

create table entry_reach (
  entry_id uuid not null,
  organisation_id uuid not null,
  since timestamp with time zone not null,
  primary key (entry_id, organisation_id),
  foreign key (entry_id) references entry(id),
  foreign key (organisation_id) references organisation(id)
);
create index entry_reach_organisation on entry_reach using btree (organisation_id);

create table entry_remark (
  id bigint not null generated always as identity,
  entry_id uuid not null,
  version integer not null,
  field text not null,
  reason text not null,
  by_id uuid,
  at timestamp with time zone not null,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (entry_id) references entry(id),
  check (((char_length(reason) >= 1) AND (char_length(reason) <= 500)))
);
create index entry_remark_entry on entry_remark using btree (entry_id, version);

create table entry_sending (
  entry_id uuid not null,
  version integer not null,
  at timestamp with time zone not null,
  by_id uuid,
  content jsonb not null,
  primary key (entry_id, version),
  foreign key (by_id) references account_person(id),
  foreign key (entry_id) references entry(id)
);

create table entry_step (
  id bigint not null generated always as identity,
  entry_id uuid not null,
  verb text not null,
  at timestamp with time zone not null,
  by_id uuid,
  organisation_id uuid,
  reason text,
  version integer not null,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (organisation_id) references organisation(id)
);
create index entry_step_entry on entry_step using btree (entry_id, id);

create table http_answer (
  key text not null,
  actor text not null,
  route text not null,
  digest text not null,
  location text,
  at timestamp with time zone not null,
  primary key (key, actor)
);
create index http_answer_at on http_answer using btree (at);

create table material (
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  title text not null,
  content text not null default ''::text,
  link text,
  activity_id uuid,
  state text not null,
  entry_id uuid,
  by_id uuid not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  primary key (id),
  foreign key (activity_id) references activity(id),
  foreign key (by_id) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (organisation_id) references organisation(id),
  check (((state = 'turned'::text) = (entry_id IS NOT NULL))),
  check ((kind = ANY (ARRAY['work'::text, 'event'::text, 'story'::text, 'base'::text]))),
  check ((state = ANY (ARRAY['gathered'::text, 'coached'::text, 'turned'::text, 'dropped'::text]))),
  check (((char_length(title) >= 1) AND (char_length(title) <= 60)))
);
create unique index material_activity on material using btree (activity_id) where (state <> 'dropped'::text);
create index material_organisation on material using btree (organisation_id, state, updated_at);

create table material_note (
  id bigint not null generated always as identity,
  material_id uuid not null,
  by_id uuid not null,
  organisation_id uuid not null,
  at timestamp with time zone not null,
  content text not null,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (material_id) references material(id),
  foreign key (organisation_id) references organisation(id),
  check (((char_length(content) >= 1) AND (char_length(content) <= 1000)))
);
create index material_note_material on material_note using btree (material_id, id);

create table media_file (
  id uuid not null,
  sha256 text not null,
  size_bytes bigint not null,
  container text not null,
  kind text not null,
  original_name text not null,
  state text not null,
  measured jsonb not null,
  received_by uuid,
  received_at timestamp with time zone not null,
  renditions jsonb not null default '[]'::jsonb,
  scan text not null default 'none'::text,
  scanned_at timestamp with time zone,
  scan_says text,
  primary key (id),
  foreign key (received_by) references account_person(id),
  check ((container = ANY (ARRAY['mp4'::text, 'mov'::text, 'webm'::text, 'm4a'::text, 'mp3'::text, 'wav'::text, 'flac'::text, 'ogg'::text, 'aac'::text, 'jpeg'::text, 'png'::text, 'webp'::text, 'heic'::text, 'pdf'::text]))),
  check ((kind =
CASE
    WHEN (container = ANY (ARRAY['mp4'::text, 'mov'::text, 'webm'::text])) THEN 'video'::text
    WHEN (container = ANY (ARRAY['m4a'::text, 'mp3'::text, 'wav'::text, 'flac'::text, 'ogg'::text, 'aac'::text])) THEN 'audio'::text
    WHEN (container = 'pdf'::text) THEN 'document'::text
    ELSE 'picture'::text
END)),
  check ((kind = ANY (ARRAY['video'::text, 'audio'::text, 'picture'::text, 'document'::text]))),
  check (((char_length(original_name) >= 1) AND (char_length(original_name) <= 200))),
  check ((jsonb_typeof(renditions) = 'array'::text)),
  check ((scan = ANY (ARRAY['none'::text, 'clean'::text, 'infected'::text]))),
  check ((char_length(scan_says) <= 200)),
  check ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  check ((size_bytes > 0)),
  check ((state = ANY (ARRAY['quarantined'::text, 'kept'::text, 'refused'::text])))
);
create index media_file_received_by on media_file using btree (received_by, received_at);
create index media_file_sha256 on media_file using btree (sha256);

create table message_code (
  id uuid not null,
  person_id uuid not null,
  session_id text not null,
  address text not null,
  digest text,
  tries integer not null default 0,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  used_at timestamp with time zone,
  primary key (id),
  foreign key (person_id) references account_person(id),
  check (((digest IS NULL) = (expires_at IS NULL))),
  check (((tries >= 0) AND (tries <= 5)))
);
create index message_code_address on message_code using btree (address, asked_at);
create index message_code_person on message_code using btree (person_id, asked_at);

create table message_delivery (
  id uuid not null,
  channel text not null,
  letter_id uuid,
  code_id uuid,
  robot_id uuid,
  once text not null,
  state text not null default 'waiting'::text,
  tries integer not null default 0,
  made_at timestamp with time zone not null,
  next_try_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  trouble text,
  unique (once),
  primary key (id),
  foreign key (code_id) references message_code(id),
  foreign key (letter_id) references message_letter(id),
  foreign key (robot_id) references message_robot(id),
  check ((channel = ANY (ARRAY['mail'::text, 'robot'::text]))),
  check (((channel = 'robot'::text) = (robot_id IS NOT NULL))),
  check (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  check (((state <> 'failed'::text) OR (trouble IS NOT NULL))),
  check (((channel = 'robot'::text) OR (num_nonnulls(letter_id, code_id) = 1))),
  check ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
  check ((tries >= 0)),
  check ((trouble ~ '^[a-z-]+$'::text))
);
create index message_delivery_due on message_delivery using btree (next_try_at) where (state = 'waiting'::text);
create index message_delivery_letter on message_delivery using btree (letter_id);
create index message_delivery_robot on message_delivery using btree (robot_id, made_at) where (robot_id IS NOT NULL);

create table message_letter (
  id uuid not null,
  person_id uuid not null,
  fact_id bigint not null,
  kind text not null,
  about jsonb not null,
  link text not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  unique (fact_id, person_id, kind),
  primary key (id),
  foreign key (fact_id) references outbox_fact(id),
  foreign key (person_id) references account_person(id),
  check ((kind ~ '^[a-z-]+\.[a-z-]+$'::text)),
  check ((link ~~ '/%'::text))
);
create index message_letter_person on message_letter using btree (person_id, at DESC);

-- Address and secret stand here as they are, because they are needed to send; no page shows them again.
create table message_robot (
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  name text not null,
  address text not null,
  secret text,
  made_at timestamp with time zone not null,
  made_by uuid,
  ended_at timestamp with time zone,
  primary key (id),
  foreign key (made_by) references account_person(id),
  foreign key (organisation_id) references organisation(id),
  check ((kind = ANY (ARRAY['wecom'::text, 'dingtalk'::text, 'feishu'::text])))
);
create index message_robot_organisation on message_robot using btree (organisation_id) where (ended_at IS NULL);

create table message_setting (
  person_id uuid not null,
  mail text,
  mail_verified_at timestamp with time zone,
  not_by_mail text[] not null default '{}'::text[],
  language text not null default 'zh'::text,
  version integer not null default 1,
  primary key (person_id),
  foreign key (person_id) references account_person(id),
  check (((mail IS NULL) = (mail_verified_at IS NULL))),
  check ((language = ANY (ARRAY['zh'::text, 'en'::text])))
);

create table notice (
  id uuid not null,
  campaign_id uuid not null,
  organisation_id uuid not null,
  number text,
  title text not null,
  issuers jsonb not null,
  addressees jsonb not null,
  sections jsonb not null,
  attachments jsonb not null,
  state text not null,
  version integer not null default 1,
  prepared_by uuid,
  signed_by uuid,
  signed_at timestamp with time zone,
  issued_at timestamp with time zone,
  issued_for integer,
  supersedes uuid,
  amends boolean not null default false,
  withdrawal_reason text,
  withdrawal_asked_at timestamp with time zone,
  withdrawal_asked_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  primary key (id),
  foreign key (campaign_id) references campaign(id),
  foreign key (ended_by) references account_person(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (prepared_by) references account_person(id),
  foreign key (signed_by) references account_person(id),
  foreign key (supersedes) references notice(id),
  foreign key (withdrawal_asked_by) references account_person(id),
  check (((state = ANY (ARRAY['withdrawn'::text, 'superseded'::text])) = (ended_at IS NOT NULL))),
  check (((state = ANY (ARRAY['issued'::text, 'withdrawn'::text, 'superseded'::text])) = (issued_at IS NOT NULL))),
  check (((state = ANY (ARRAY['signed'::text, 'issued'::text, 'withdrawn'::text, 'superseded'::text])) = (signed_at IS NOT NULL))),
  check ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'signed'::text, 'issued'::text, 'withdrawn'::text, 'superseded'::text]))),
  check ((supersedes <> id)),
  check (((withdrawal_reason IS NULL) = (withdrawal_asked_at IS NULL)))
);
create index notice_campaign on notice using btree (campaign_id);
create index notice_issuers on notice using gin (issuers jsonb_path_ops);
create index notice_organisation on notice using btree (organisation_id, state);
create unique index notice_supersedes on notice using btree (supersedes) where (supersedes IS NOT NULL);

-- A demand that rules against formalism forbid, kept in the paper knowingly: by whom and why.
create table notice_burden (
  notice_id uuid not null,
  burden text not null,
  code text not null,
  place text not null,
  excerpt text not null,
  reason text not null,
  at timestamp with time zone not null,
  by_id uuid,
  primary key (notice_id, burden),
  foreign key (by_id) references account_person(id),
  foreign key (notice_id) references notice(id)
);

-- What a recipient outside the system did, as the issuer wrote it down; only ever added to, a correction replaces and keeps what it replaces.
create table notice_by_hand (
  id bigint not null generated always as identity,
  notice_id uuid not null,
  organisation_id uuid,
  name text not null,
  kind text not null,
  happened_on date not null,
  who text,
  means text,
  number text,
  due_on date,
  note text,
  is_void boolean not null default false,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  replaces bigint,
  reason text,
  unique (replaces),
  primary key (id),
  foreign key (notice_id) references notice(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (recorded_by) references account_person(id),
  foreign key (replaces) references notice_by_hand(id),
  check (((replaces IS NULL) = (reason IS NULL))),
  check (((NOT is_void) OR (replaces IS NOT NULL))),
  check (((kind <> 'receipt'::text) OR ((who IS NOT NULL) AND (means IS NOT NULL)))),
  check (((kind <> 'outcome'::text) OR (note IS NOT NULL))),
  check ((kind = ANY (ARRAY['receipt'::text, 'adoption'::text, 'outcome'::text]))),
  check ((means = ANY (ARRAY['paper'::text, 'phone'::text, 'mail'::text, 'visit'::text])))
);
create index notice_by_hand_notice on notice_by_hand using btree (notice_id, id);
create unique index notice_by_hand_once on notice_by_hand using btree (notice_id, COALESCE((organisation_id)::text, name), kind) where ((replaces IS NULL) AND (kind <> 'outcome'::text));

-- One version of a joint paper countersigned by one issuer: by its own leader, or by hand for an issuer outside (signatory, day, paper).
create table notice_countersign (
  notice_id uuid not null,
  version integer not null,
  issuer text not null,
  organisation_id uuid,
  at timestamp with time zone not null,
  by_id uuid,
  signatory text,
  signed_on date,
  paper text,
  primary key (notice_id, version, issuer),
  foreign key (by_id) references account_person(id),
  foreign key (notice_id) references notice(id),
  foreign key (organisation_id) references organisation(id),
  check (((organisation_id IS NULL) = (signatory IS NOT NULL))),
  check ((((signatory IS NULL) = (signed_on IS NULL)) AND ((signatory IS NULL) = (paper IS NULL))))
);

-- What was given to a level outside the system, its receipt and its outcome by hand; every earlier wording stands in the audit.
create table notice_handover (
  id uuid not null,
  campaign_id uuid not null,
  organisation_id uuid not null,
  what text not null,
  form text not null,
  receiver text not null,
  handed_on date not null,
  note text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  received_on date,
  received_by text,
  received_means text,
  outcome_on date,
  outcome text,
  version integer not null default 1,
  primary key (id),
  foreign key (campaign_id) references campaign(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (recorded_by) references account_person(id),
  check ((((received_on IS NULL) = (received_by IS NULL)) AND ((received_on IS NULL) = (received_means IS NULL)))),
  check (((received_on IS NULL) OR (received_on >= handed_on))),
  check (((outcome_on IS NULL) = (outcome IS NULL))),
  check (((outcome_on IS NULL) OR (received_on IS NOT NULL))),
  check ((form = ANY (ARRAY['zip'::text, 'xlsx'::text, 'letter'::text]))),
  check ((received_means = ANY (ARRAY['paper'::text, 'phone'::text, 'mail'::text, 'visit'::text]))),
  check ((what = ANY (ARRAY['works'::text, 'statistics'::text, 'summary'::text])))
);
create index notice_handover_campaign on notice_handover using btree (campaign_id, handed_on);

create table notice_recipient (
  notice_id uuid not null,
  organisation_id uuid not null,
  signed_for_at timestamp with time zone,
  signed_for_by uuid,
  primary key (notice_id, organisation_id),
  foreign key (notice_id) references notice(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (signed_for_by) references account_person(id)
);
create index notice_recipient_organisation on notice_recipient using btree (organisation_id);

create table notice_step (
  id bigint not null generated always as identity,
  notice_id uuid not null,
  verb text not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason text,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (notice_id) references notice(id)
);

create table organisation (
  id uuid not null,
  label text not null,
  path ltree not null,
  parent_id uuid,
  name_zh text not null,
  name_en text,
  short_zh text not null,
  short_en text,
  kind text not null,
  position integer not null default 0,
  created_at timestamp with time zone not null default now(),
  level_name text,
  pinyin text not null default ''::text,
  is_outside boolean not null default false,
  opened_on date,
  closed_on date,
  merged_into uuid,
  units integer not null default 0,
  version integer not null default 1,
  unique (label),
  primary key (id),
  foreign key (merged_into) references organisation(id),
  foreign key (parent_id) references organisation(id),
  check (((parent_id IS NULL) = (nlevel(path) = 1))),
  check ((kind = ANY (ARRAY['national'::text, 'territorial'::text, 'industrial'::text, 'directly-affiliated'::text, 'grassroots'::text]))),
  check ((label ~ '^[a-z0-9_]+$'::text)),
  check ((units >= 0))
);
create index organisation_level on organisation using btree (nlevel(path), "position", id);
create index organisation_merged_into on organisation using btree (merged_into) where (merged_into IS NOT NULL);
create index organisation_name on organisation using gin (name_zh gin_trgm_ops);
create index organisation_parent on organisation using btree (parent_id, "position");
create index organisation_path on organisation using gist (path);
create unique index organisation_path_key on organisation using btree (path) where (path IS NOT NULL);
create index organisation_pinyin on organisation using gin (pinyin gin_trgm_ops);
create index organisation_without_pinyin on organisation using btree (id) where (pinyin = ''::text);

-- Where an organisation stood and what it was called from when until when; the last era has no end.
create table organisation_era (
  id bigint not null generated always as identity,
  organisation_id uuid not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  path ltree not null,
  name_zh text not null,
  name_en text,
  primary key (id),
  foreign key (organisation_id) references organisation(id),
  check (((until IS NULL) OR (since <= until)))
);
create unique index organisation_era_open on organisation_era using btree (organisation_id) where (until IS NULL);
create index organisation_era_organisation on organisation_era using btree (organisation_id, since);

-- A table of organisations as it was sent in: looked at first, then carried out whole or not at all.
create table organisation_import (
  id uuid not null,
  organisation_id uuid not null,
  by_id uuid,
  at timestamp with time zone not null,
  rows jsonb not null,
  made integer,
  changed integer,
  done_at timestamp with time zone,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (organisation_id) references organisation(id),
  check (((done_at IS NULL) = (made IS NULL))),
  check ((jsonb_typeof(rows) = 'array'::text))
);
create index organisation_import_organisation on organisation_import using btree (organisation_id, at);

create table organisation_seat (
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone,
  granted_by uuid,
  unique (person_id, organisation_id, role),
  primary key (id),
  foreign key (granted_by) references account_person(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (person_id) references account_person(id),
  check ((role = ANY (ARRAY['admin'::text, 'officer'::text, 'leader'::text])))
);
create index organisation_seat_organisation on organisation_seat using btree (organisation_id);

-- Who leads a unit beside the level above it: industry and territory. Seen by both, counted by the first.
create table organisation_second_line (
  organisation_id uuid not null,
  leader_id uuid not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  primary key (organisation_id, leader_id),
  foreign key (leader_id) references organisation(id),
  foreign key (organisation_id) references organisation(id),
  check ((organisation_id <> leader_id))
);
create index organisation_second_line_leader on organisation_second_line using btree (leader_id);

create table organisation_step (
  id bigint not null generated always as identity,
  organisation_id uuid not null,
  verb text not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason text,
  about jsonb not null default '{}'::jsonb,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (organisation_id) references organisation(id),
  check ((verb = ANY (ARRAY['open'::text, 'rename'::text, 'move'::text, 'merge'::text, 'split'::text, 'close'::text, 'reopen'::text, 'lead'::text, 'outside'::text, 'import'::text])))
);
create index organisation_step_organisation on organisation_step using btree (organisation_id, id);

create table outbox_fact (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  name text not null,
  subject_id uuid not null,
  organisation_id uuid,
  campaign_id uuid,
  actor_kind text not null,
  actor_id uuid,
  seat text,
  acting_for uuid,
  reason text,
  session_id text,
  address text,
  before jsonb,
  after jsonb,
  primary key (id),
  check ((actor_kind = ANY (ARRAY['person'::text, 'anyone'::text, 'machine'::text]))),
  check ((name ~ '^[a-z-]+\.[a-z-]+$'::text))
);
create index outbox_fact_organisation on outbox_fact using btree (organisation_id, id);
create index outbox_fact_subject on outbox_fact using btree (subject_id, id);

create table outbox_pending (
  fact_id bigint not null,
  primary key (fact_id),
  foreign key (fact_id) references outbox_fact(id)
);

create table outbox_reaction (
  fact_id bigint not null,
  reaction text not null,
  done_at timestamp with time zone,
  primary key (fact_id, reaction),
  foreign key (fact_id) references outbox_fact(id)
);

create table progress_part (
  root_campaign_id uuid not null,
  unit_id uuid not null,
  counter text not null,
  amount bigint not null,
  primary key (root_campaign_id, unit_id, counter),
  foreign key (root_campaign_id) references campaign(id),
  foreign key (root_campaign_id, unit_id) references progress_place(root_campaign_id, unit_id),
  foreign key (unit_id) references organisation(id),
  check ((amount >= 0)),
  check ((counter ~ '^[a-z][a-z-]*$'::text))
);

create table progress_place (
  root_campaign_id uuid not null,
  unit_id uuid not null,
  counted_path ltree not null,
  is_workplace boolean not null,
  primary key (root_campaign_id, unit_id),
  foreign key (root_campaign_id) references campaign(id),
  foreign key (unit_id) references organisation(id)
);
create index progress_place_path on progress_place using gist (counted_path);
create index progress_place_unit on progress_place using btree (unit_id);

-- Figures of a level outside the system, recorded by hand; only ever added to, the last one counts.
create table progress_stated (
  id bigint not null generated always as identity,
  root_campaign_id uuid not null,
  organisation_id uuid not null,
  at timestamp with time zone not null,
  by_id uuid,
  by_organisation_id uuid not null,
  amounts jsonb not null,
  source text not null,
  dated date not null,
  note text,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (by_organisation_id) references organisation(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (root_campaign_id) references campaign(id)
);
create index progress_stated_organisation on progress_stated using btree (root_campaign_id, organisation_id, id);

create table progress_sum (
  root_campaign_id uuid not null,
  organisation_id uuid not null,
  counter text not null,
  amount bigint not null,
  primary key (root_campaign_id, organisation_id, counter),
  foreign key (organisation_id) references organisation(id),
  foreign key (root_campaign_id) references campaign(id),
  check ((counter ~ '^[a-z][a-z-]*$'::text))
);

-- Units that moved while their campaign runs and are still counted where they stood; settled batch by batch.
create table progress_unsettled (
  root_campaign_id uuid not null,
  unit_id uuid not null,
  primary key (root_campaign_id, unit_id),
  foreign key (root_campaign_id) references campaign(id),
  foreign key (unit_id) references organisation(id)
);

-- One entry of one unit: counts while it has no end, and stays readable afterwards. Holds no telephone numbers.
create table promoter (
  id uuid not null,
  campaign_id uuid not null,
  root_campaign_id uuid not null,
  unit_id uuid not null,
  name text not null,
  role text,
  person_id uuid,
  since date not null,
  until date,
  ended_reason text,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  version integer not null default 1,
  primary key (id),
  foreign key (added_by) references account_person(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (person_id) references account_person(id),
  foreign key (root_campaign_id) references campaign(id),
  foreign key (unit_id) references organisation(id),
  check (((until IS NULL) OR (since <= until)))
);
create index promoter_root on promoter using btree (root_campaign_id, unit_id) where (until IS NULL);
create index promoter_unit on promoter using btree (unit_id, name);

create table promoter_visit (
  id uuid not null,
  campaign_id uuid not null,
  root_campaign_id uuid not null,
  unit_id uuid not null,
  workplace text not null,
  workplace_key text not null,
  held_on date not null,
  met integer not null,
  note text,
  activity_id uuid,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  removed_reason text,
  primary key (id),
  foreign key (activity_id) references activity(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (recorded_by) references account_person(id),
  foreign key (removed_by) references account_person(id),
  foreign key (root_campaign_id) references campaign(id),
  foreign key (unit_id) references organisation(id),
  check (((removed_at IS NULL) = (removed_reason IS NULL))),
  check (((met >= 0) AND (met <= 1000000)))
);
create index promoter_visit_unit on promoter_visit using btree (unit_id, held_on);

create table promoter_visit_by (
  visit_id uuid not null,
  promoter_id uuid not null,
  primary key (visit_id, promoter_id),
  foreign key (promoter_id) references promoter(id),
  foreign key (visit_id) references promoter_visit(id)
);
create index promoter_visit_by_promoter on promoter_visit_by using btree (promoter_id);

create table recommendation (
  id uuid not null,
  call_id uuid not null,
  campaign_id uuid not null,
  entry_id uuid not null,
  entry_version integer not null,
  from_id uuid not null,
  to_id uuid not null,
  stage text not null,
  place integer not null,
  state text not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason text,
  taken_at timestamp with time zone,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (entry_id) references entry(id),
  foreign key (from_id) references organisation(id),
  foreign key (to_id) references organisation(id),
  check (((taken_at IS NULL) OR ((stage = 'to-host'::text) AND (state = 'standing'::text)))),
  check ((place > 0)),
  check ((stage = ANY (ARRAY['upward'::text, 'to-host'::text, 'to-owner'::text]))),
  check ((state = ANY (ARRAY['standing'::text, 'withdrawn'::text, 'returned'::text])))
);
create index recommendation_entry on recommendation using btree (entry_id);
create index recommendation_from on recommendation using btree (from_id, state);
create unique index recommendation_once on recommendation using btree (entry_id, from_id, stage) where (state = 'standing'::text);
create unique index recommendation_place on recommendation using btree (call_id, from_id, stage, place) where (state = 'standing'::text);
create index recommendation_to on recommendation using btree (to_id, call_id, stage) where (state = 'standing'::text);

create table reminder (
  id uuid not null,
  campaign_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  by_id uuid,
  occasion text,
  words text not null,
  due_at timestamp with time zone,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (campaign_id) references campaign(id),
  check (((by_id IS NULL) = (occasion IS NOT NULL))),
  check ((kind ~ '^[a-z-]+$'::text)),
  check ((occasion = ANY (ARRAY['before-7'::text, 'before-1'::text, 'after-1'::text])))
);
create index reminder_campaign on reminder using btree (campaign_id, kind, at);

-- Dates already seen to, whether or not anybody had to be told: each once.
create table reminder_occasion (
  campaign_id uuid not null,
  kind text not null,
  occasion text not null,
  due_at timestamp with time zone not null,
  at timestamp with time zone not null,
  primary key (campaign_id, kind, occasion, due_at),
  foreign key (campaign_id) references campaign(id),
  check ((occasion = ANY (ARRAY['before-7'::text, 'before-1'::text, 'after-1'::text])))
);

create table reminder_recipient (
  reminder_id uuid not null,
  organisation_id uuid not null,
  primary key (reminder_id, organisation_id),
  foreign key (organisation_id) references organisation(id),
  foreign key (reminder_id) references reminder(id)
);
create index reminder_recipient_organisation on reminder_recipient using btree (organisation_id);

create table reminder_setting (
  campaign_id uuid not null,
  is_automatic boolean not null,
  version integer not null default 1,
  primary key (campaign_id),
  foreign key (campaign_id) references campaign(id)
);

create table rendition (
  file_id uuid not null,
  name text not null,
  sha256 text not null,
  size_bytes bigint not null,
  content_type text not null,
  width integer,
  height integer,
  duration_seconds numeric,
  facts jsonb not null default '{}'::jsonb,
  made_at timestamp with time zone not null,
  primary key (file_id, name),
  foreign key (file_id) references media_file(id),
  check ((name ~ '^[a-z]+(-[0-9]+)?\.[a-z0-9]+$'::text)),
  check ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  check ((size_bytes > 0))
);
create index rendition_sha256 on rendition using btree (sha256);

create table rendition_caption (
  file_id uuid not null,
  version integer not null,
  language text not null,
  source text not null,
  cues jsonb not null,
  by_id uuid,
  at timestamp with time zone not null,
  primary key (file_id, language, version),
  foreign key (by_id) references account_person(id),
  foreign key (file_id) references media_file(id),
  check ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  check ((source = ANY (ARRAY['embedded'::text, 'uploaded'::text, 'edited'::text]))),
  check ((version > 0))
);

create table rendition_job (
  id uuid not null,
  file_id uuid not null,
  kind text not null,
  priority integer not null default 100,
  state text not null,
  attempts integer not null default 0,
  fence integer not null default 0,
  lease_until timestamp with time zone,
  problem text,
  percent integer not null default 0,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  unique (file_id, kind),
  primary key (id),
  foreign key (file_id) references media_file(id),
  check (((attempts >= 0) AND (attempts <= 10))),
  check ((kind = ANY (ARRAY['poster'::text, 'film'::text, 'sound'::text, 'picture'::text, 'caption'::text]))),
  check (((percent >= 0) AND (percent <= 100))),
  check ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
create index rendition_job_waiting on rendition_job using btree (priority, created_at) where (state = ANY (ARRAY['waiting'::text, 'running'::text]));

create table resemblance (
  id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  kind text not null,
  score numeric not null,
  evidence jsonb not null default '{}'::jsonb,
  ancestor_id uuid not null,
  state text not null,
  decision text,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  found_at timestamp with time zone not null,
  version integer not null default 1,
  unique (first_id, second_id, kind),
  primary key (id),
  foreign key (ancestor_id) references organisation(id),
  foreign key (decided_by) references account_person(id),
  foreign key (first_id) references entry(id),
  foreign key (second_id) references entry(id),
  check ((first_id <> second_id)),
  check (((state = 'decided'::text) = (decision IS NOT NULL))),
  check (((state = 'decided'::text) = ((reason IS NOT NULL) AND (decided_by IS NOT NULL) AND (decided_at IS NOT NULL)))),
  check ((decision = ANY (ARRAY['same-work'::text, 'quoted'::text, 'permitted'::text, 'plagiarism'::text, 'unlike'::text]))),
  check ((jsonb_typeof(evidence) = 'object'::text)),
  check ((kind = ANY (ARRAY['picture'::text, 'video'::text, 'audio'::text, 'text'::text, 'same-file'::text]))),
  check (((score >= (0)::numeric) AND (score <= (1)::numeric))),
  check ((state = ANY (ARRAY['open'::text, 'decided'::text])))
);
create index resemblance_ancestor on resemblance using btree (ancestor_id, state, found_at);
create index resemblance_second on resemblance using btree (second_id);

create table resemblance_job (
  entry_id uuid not null,
  state text not null,
  attempts integer not null default 0,
  fence integer not null default 0,
  lease_until timestamp with time zone,
  files uuid[] not null default '{}'::uuid[],
  sha256s text[] not null default '{}'::text[],
  troubles jsonb not null default '[]'::jsonb,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  primary key (entry_id),
  foreign key (entry_id) references entry(id),
  check (((attempts >= 0) AND (attempts <= 10))),
  check ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  check ((jsonb_typeof(troubles) = 'array'::text))
);
create index resemblance_job_sha256s on resemblance_job using gin (sha256s);
create index resemblance_job_waiting on resemblance_job using btree (asked_at) where (state = ANY (ARRAY['waiting'::text, 'running'::text]));

create table resemblance_print (
  id bigint not null generated always as identity,
  entry_id uuid not null,
  file_id uuid,
  kind text not null,
  part smallint not null default 0,
  at_ms integer not null default 0,
  bits bytea not null,
  keypoints bytea,
  corners bytea,
  made_at timestamp with time zone not null,
  primary key (id),
  foreign key (entry_id) references entry(id),
  foreign key (file_id) references media_file(id),
  check ((at_ms >= 0)),
  check (((kind = 'text'::text) = (file_id IS NULL))),
  check (((kind <> ALL (ARRAY['picture'::text, 'video'::text])) OR (octet_length(bits) = 32))),
  check ((kind = ANY (ARRAY['picture'::text, 'video'::text, 'audio'::text, 'text'::text]))),
  check ((part = ANY (ARRAY[0, 1])))
);
create index resemblance_print_entry on resemblance_print using btree (entry_id);
create index resemblance_print_id on resemblance_print using btree (kind, id);

create table resemblance_shingle (
  hash bigint not null,
  print_id bigint not null,
  primary key (hash, print_id),
  foreign key (print_id) references resemblance_print(id) on delete cascade
);
create index resemblance_shingle_print on resemblance_shingle using btree (print_id);

create table review_entry (
  round_id uuid not null,
  entry_id uuid not null,
  entry_version integer not null,
  position integer not null,
  primary key (round_id, entry_id),
  foreign key (entry_id) references entry(id),
  foreign key (round_id) references review_round(id)
);

create table review_judge (
  round_id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  invited_at timestamp with time zone not null,
  primary key (round_id, person_id),
  foreign key (person_id) references account_person(id),
  foreign key (round_id) references review_round(id),
  foreign key (unit_id) references organisation(id)
);
create index review_judge_person on review_judge using btree (person_id);

create table review_round (
  id uuid not null,
  call_id uuid not null,
  campaign_id uuid not null,
  host_id uuid not null,
  rubric jsonb not null,
  state text not null,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  closed_at timestamp with time zone,
  handed_at timestamp with time zone,
  version integer not null default 1,
  unique (call_id),
  primary key (id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (host_id) references organisation(id),
  foreign key (opened_by) references account_person(id),
  check ((state = ANY (ARRAY['open'::text, 'closed'::text, 'handed'::text])))
);

create table review_score (
  round_id uuid not null,
  entry_id uuid not null,
  judge_id uuid not null,
  marks jsonb not null,
  total numeric(6,2) not null,
  remark text,
  submitted_at timestamp with time zone,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  primary key (round_id, entry_id, judge_id),
  foreign key (round_id, entry_id) references review_entry(round_id, entry_id),
  foreign key (round_id) references review_round(id),
  foreign key (round_id, judge_id) references review_judge(round_id, person_id),
  check (((total >= (0)::numeric) AND (total <= (100)::numeric)))
);

create table upload (
  id uuid not null,
  owner_id uuid not null,
  original_name text not null,
  size_bytes bigint not null,
  offset_bytes bigint not null default 0,
  token text not null,
  state text not null,
  sha256 text,
  file_id uuid,
  purpose text not null,
  writer text,
  writer_at timestamp with time zone,
  created_at timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  unique (token),
  primary key (id),
  foreign key (file_id) references media_file(id),
  foreign key (owner_id) references account_person(id),
  check (((offset_bytes >= 0) AND (offset_bytes <= size_bytes))),
  check (((state = ANY (ARRAY['complete'::text, 'taken'::text])) <= ((offset_bytes = size_bytes) AND (sha256 IS NOT NULL)))),
  check (((state <> 'arriving'::text) OR (offset_bytes < size_bytes))),
  check (((state = 'taken'::text) = (file_id IS NOT NULL))),
  check (((char_length(original_name) >= 1) AND (char_length(original_name) <= 200))),
  check (((char_length(purpose) >= 1) AND (char_length(purpose) <= 100))),
  check ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  check ((size_bytes > 0)),
  check ((state = ANY (ARRAY['arriving'::text, 'complete'::text, 'taken'::text, 'dropped'::text]))),
  check ((token ~ '^[0-9a-f]{32}$'::text))
);
create index upload_expires on upload using btree (expires_at) where (state = ANY (ARRAY['arriving'::text, 'complete'::text]));
create index upload_owner on upload using btree (owner_id, purpose, created_at);

-- ledger: appended to, never changed
create table vote_event (
  seq bigint not null generated always as identity,
  id uuid not null,
  campaign_id uuid not null,
  call_id uuid not null,
  entry_id uuid not null,
  voter_id uuid not null,
  day date not null,
  slot integer not null,
  at timestamp with time zone not null,
  unique (campaign_id, voter_id, day, slot),
  unique (id),
  unique (voter_id, entry_id, day),
  primary key (seq),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (entry_id) references entry(id),
  foreign key (voter_id) references account_person(id),
  check (((slot >= 1) AND (slot <= 50)))
);
create index vote_event_campaign on vote_event using btree (campaign_id, seq);
create index vote_event_entry on vote_event using btree (entry_id, at);

create table vote_tally (
  entry_id uuid not null,
  call_id uuid not null,
  votes integer not null,
  counted_at timestamp with time zone not null,
  primary key (entry_id),
  foreign key (call_id) references call(id),
  foreign key (entry_id) references entry(id)
);
create index vote_tally_call on vote_tally using btree (call_id);
