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
  earlier_names text[] not null default '{}'::text[],
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
  withheld_at timestamp with time zone,
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
create index activity_public on activity using btree (root_campaign_id, held_at DESC, id DESC) where ((withheld_at IS NULL) AND ((state = 'accepted'::text) OR ((state = 'approved'::text) AND (acceptor_id IS NULL))));
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

create table award_certificate (
  id uuid not null,
  organisation_id uuid not null,
  campaign_id uuid not null,
  call_id uuid not null,
  result_id uuid not null,
  entry_id uuid not null,
  award text not null,
  award_zh text not null,
  award_en text,
  title text not null,
  makers jsonb not null,
  unit_id uuid not null,
  number text not null,
  code uuid not null,
  issued_at timestamp with time zone not null,
  revocation_asked_at timestamp with time zone,
  revocation_asked_by uuid,
  revocation_reason text,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  version integer not null default 1,
  unique (code),
  unique (organisation_id, number),
  primary key (id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (entry_id) references entry(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (result_id) references award_result(id),
  foreign key (revocation_asked_by) references account_person(id),
  foreign key (revoked_by) references account_person(id),
  foreign key (unit_id) references organisation(id),
  check (((revoked_at IS NULL) OR (revocation_reason IS NOT NULL)))
);
create unique index award_certificate_one on award_certificate using btree (call_id, entry_id, award) where (revoked_at IS NULL);
create index award_certificate_unit on award_certificate using btree (unit_id);

create table award_decision (
  id uuid not null,
  result_id uuid not null,
  entry_id uuid not null,
  kind text not null,
  award text,
  reason text not null,
  at timestamp with time zone not null,
  by_id uuid,
  applied_at timestamp with time zone,
  reversed_at timestamp with time zone,
  sanction_id uuid,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (result_id) references award_result(id),
  foreign key (sanction_id) references scrutiny_sanction(id),
  check (((kind = 'give'::text) OR (award IS NULL))),
  check (((sanction_id IS NULL) OR (kind = 'out'::text))),
  check ((kind = ANY (ARRAY['give'::text, 'out'::text])))
);
create index award_decision_result on award_decision using btree (result_id, id);

create table award_figure (
  id bigint not null generated always as identity,
  call_id uuid not null,
  version integer not null,
  entry_id uuid not null,
  key text not null,
  amount bigint,
  source text,
  dated date,
  at timestamp with time zone not null,
  by_id uuid,
  unique (call_id, entry_id, key, version),
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (call_id) references call(id),
  foreign key (entry_id) references entry(id),
  check (((amount >= 0) AND (amount <= '1000000000000'::bigint))),
  check ((((amount IS NULL) = (source IS NULL)) AND ((amount IS NULL) = (dated IS NULL)))),
  check ((version > 0))
);
create index award_figure_version on award_figure using btree (call_id, version);

create table award_letter (
  result_id uuid not null,
  audience text not null,
  zh text not null,
  en text not null,
  sent_at timestamp with time zone,
  sent_by uuid,
  version integer not null default 1,
  primary key (result_id, audience),
  foreign key (result_id) references award_result(id),
  foreign key (sent_by) references account_person(id),
  check ((audience = ANY (ARRAY['winners'::text, 'unplaced'::text, 'units'::text])))
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
  computed_award text,
  computed_rank integer not null,
  out_reason text,
  figures jsonb not null default '{}'::jsonb,
  unique (result_id, rank),
  primary key (result_id, entry_id),
  foreign key (entry_id) references entry(id),
  foreign key (result_id) references award_result(id),
  check ((computed_rank > 0)),
  check ((jsonb_typeof(figures) = 'object'::text)),
  check ((rank > 0))
);

create table award_prize (
  result_id uuid not null,
  key text not null,
  entry_id uuid not null,
  place integer not null,
  primary key (result_id, key, entry_id),
  foreign key (entry_id) references entry(id),
  foreign key (result_id) references award_result(id),
  check ((place > 0))
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
  publishes_at timestamp with time zone,
  signed_by uuid,
  version integer not null default 1,
  edition integer not null default 1,
  amends uuid,
  reason text,
  submitted_by uuid,
  planned_at timestamp with time zone,
  notice_days integer not null default 5,
  notice_kind text not null default 'working'::text,
  signed_at timestamp with time zone,
  notice_until timestamp with time zone,
  announced_at timestamp with time zone,
  stood_at timestamp with time zone,
  sha256 text,
  works_total integer,
  inputs jsonb,
  primary key (id),
  foreign key (amends) references award_result(id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (prepared_by) references account_person(id),
  foreign key (signed_by) references account_person(id),
  foreign key (submitted_by) references account_person(id),
  check (((state = ANY (ARRAY['signed'::text, 'standing'::text])) = (publishes_at IS NOT NULL))),
  check (((publishes_at IS NULL) = (notice_until IS NULL))),
  check (((state = 'standing'::text) = (stood_at IS NOT NULL))),
  check (((edition = 1) = (amends IS NULL))),
  check ((edition > 0)),
  check (((notice_days >= 1) AND (notice_days <= 60))),
  check ((notice_kind = ANY (ARRAY['working'::text, 'calendar'::text]))),
  check ((state = ANY (ARRAY['prepared'::text, 'submitted'::text, 'returned'::text, 'signed'::text, 'standing'::text])))
);
create unique index award_result_edition on award_result using btree (call_id, edition);
create index award_result_publishing on award_result using btree (publishes_at);
create unique index award_result_under_way on award_result using btree (call_id) where (state = ANY (ARRAY['prepared'::text, 'submitted'::text, 'returned'::text]));

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

create table bulk_act (
  id uuid not null,
  organisation_id uuid not null,
  list text not null,
  act text not null,
  query text not null,
  setting jsonb not null default '{}'::jsonb,
  state text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  ordered_at timestamp with time zone,
  session_id text,
  address text,
  due_at timestamp with time zone,
  ran_at timestamp with time zone,
  done_at timestamp with time zone,
  reversed_at timestamp with time zone,
  reversed_by uuid,
  version integer not null default 1,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (reversed_by) references account_person(id),
  check (((state = ANY (ARRAY['preview'::text, 'dropped'::text])) = (ordered_at IS NULL))),
  check (((ordered_at IS NULL) OR (due_at IS NOT NULL))),
  check ((jsonb_typeof(setting) = 'object'::text)),
  check ((state = ANY (ARRAY['preview'::text, 'waiting'::text, 'running'::text, 'done'::text, 'reversing'::text, 'reversed'::text, 'dropped'::text])))
);
create index bulk_act_due on bulk_act using btree (due_at) where (state = ANY (ARRAY['waiting'::text, 'running'::text, 'reversing'::text]));
create index bulk_act_organisation on bulk_act using btree (organisation_id, at DESC);

create table bulk_item (
  act_id uuid not null,
  position integer not null,
  subject_id uuid not null,
  title text not null,
  place_zh text not null,
  place_en text,
  seen jsonb not null default '{}'::jsonb,
  refusal jsonb,
  outcome text,
  told jsonb,
  after jsonb not null default '{}'::jsonb,
  unique (act_id, subject_id),
  primary key (act_id, "position"),
  foreign key (act_id) references bulk_act(id),
  check ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'reversed'::text, 'kept'::text]))),
  check (("position" > 0))
);
create index bulk_item_left on bulk_item using btree (act_id, "position") where (outcome IS NULL);

create table bulk_label (
  organisation_id uuid not null,
  entry_id uuid not null,
  name text not null,
  at timestamp with time zone not null,
  by_id uuid,
  primary key (organisation_id, entry_id, name),
  foreign key (by_id) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (organisation_id) references organisation(id)
);
create index bulk_label_entry on bulk_label using btree (entry_id);

create table bulk_saved (
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid,
  list text not null,
  name text not null,
  query text not null,
  at timestamp with time zone not null,
  unique (person_id, list, name),
  primary key (id),
  foreign key (organisation_id) references organisation(id),
  foreign key (person_id) references account_person(id)
);
create index bulk_saved_organisation on bulk_saved using btree (organisation_id, list) where (organisation_id IS NOT NULL);

create table bulletin (
  id uuid not null,
  call_id uuid not null,
  campaign_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  title text not null,
  body text not null,
  state text not null,
  figures jsonb,
  made_at timestamp with time zone not null,
  written_by uuid,
  edition integer not null default 0,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  version integer not null default 1,
  primary key (id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (written_by) references account_person(id),
  check (((state = 'withdrawn'::text) = (withdrawn_at IS NOT NULL))),
  check (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))),
  check (((state <> 'published'::text) OR (edition > 0))),
  check ((edition >= 0)),
  check (((figures IS NULL) OR (jsonb_typeof(figures) = 'object'::text))),
  check ((kind = ANY (ARRAY['announcement'::text, 'news'::text, 'summary'::text]))),
  check ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'published'::text, 'withdrawn'::text])))
);
create index bulletin_call on bulletin using btree (call_id);
create index bulletin_organisation on bulletin using btree (organisation_id, state);

create table bulletin_edition (
  bulletin_id uuid not null,
  edition integer not null,
  title text not null,
  body text not null,
  figures jsonb,
  published_at timestamp with time zone not null,
  written_by uuid,
  signed_by uuid,
  primary key (bulletin_id, edition),
  foreign key (bulletin_id) references bulletin(id),
  foreign key (signed_by) references account_person(id),
  foreign key (written_by) references account_person(id),
  check ((edition > 0))
);

create table bulletin_step (
  id bigint not null generated always as identity,
  bulletin_id uuid not null,
  verb text not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason text,
  primary key (id),
  foreign key (bulletin_id) references bulletin(id),
  foreign key (by_id) references account_person(id)
);
create index bulletin_step_of on bulletin_step using btree (bulletin_id, id);

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
  stages jsonb not null default '[]'::jsonb,
  route text not null default 'levels'::text,
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
  check ((route = ANY (ARRAY['levels'::text, 'sideways'::text]))),
  check ((jsonb_typeof(stages) = 'array'::text)),
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
  accent text,
  unique (lineage),
  unique (parent_id, organisation_id),
  primary key (id),
  foreign key (created_by) references account_person(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (parent_id) references campaign(id),
  foreign key (superseded_by) references campaign(id),
  check ((accent = ANY (ARRAY['blue'::text, 'green'::text, 'violet'::text, 'amber'::text]))),
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

create table commendation (
  id uuid not null,
  campaign_id uuid not null,
  call_id uuid,
  organisation_id uuid not null,
  within_id uuid not null,
  kind text not null,
  name_zh text not null,
  name_en text,
  rule jsonb not null,
  state text not null,
  made_at timestamp with time zone not null,
  published_at timestamp with time zone,
  computed_at timestamp with time zone,
  prepared_by uuid,
  noticed_at timestamp with time zone,
  notice_until timestamp with time zone,
  signed_by uuid,
  stood_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_reason text,
  version integer not null default 1,
  primary key (id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (prepared_by) references account_person(id),
  foreign key (signed_by) references account_person(id),
  foreign key (within_id) references organisation(id),
  check (((state = ANY (ARRAY['draft'::text, 'dropped'::text])) OR (published_at IS NOT NULL))),
  check (((state <> ALL (ARRAY['noticed'::text, 'standing'::text])) OR ((noticed_at IS NOT NULL) AND (notice_until IS NOT NULL)))),
  check (((state <> 'standing'::text) OR (stood_at IS NOT NULL))),
  check (((state = 'revoked'::text) = (revoked_at IS NOT NULL))),
  check (((revoked_at IS NULL) = (revoked_reason IS NULL))),
  check ((kind = ANY (ARRAY['organisations'::text, 'persons'::text]))),
  check ((jsonb_typeof(rule) = 'object'::text)),
  check ((state = ANY (ARRAY['draft'::text, 'dropped'::text, 'published'::text, 'prepared'::text, 'submitted'::text, 'returned'::text, 'noticed'::text, 'standing'::text, 'revoked'::text])))
);
create index commendation_campaign on commendation using btree (campaign_id);
create index commendation_organisation on commendation using btree (organisation_id, state);

create table commendation_nomination (
  id uuid not null,
  commendation_id uuid not null,
  unit_id uuid not null,
  at_id uuid not null,
  state text not null,
  name text not null,
  role text,
  account text,
  link text,
  deed text not null,
  contact text,
  consented_at timestamp with time zone,
  at timestamp with time zone not null,
  by_id uuid,
  version integer not null default 1,
  primary key (id),
  foreign key (at_id) references organisation(id),
  foreign key (by_id) references account_person(id),
  foreign key (commendation_id) references commendation(id),
  foreign key (unit_id) references organisation(id),
  check ((state = ANY (ARRAY['sent'::text, 'received'::text, 'returned'::text, 'withdrawn'::text])))
);
create index commendation_nomination_at on commendation_nomination using btree (at_id, state);
create index commendation_nomination_of on commendation_nomination using btree (commendation_id, unit_id);

create table commendation_place (
  id uuid not null,
  commendation_id uuid not null,
  organisation_id uuid,
  nomination_id uuid,
  rank integer not null,
  points numeric(7,2) not null default 0,
  figures jsonb not null default '[]'::jsonb,
  tier text,
  is_edge boolean not null default false,
  decided_reason text,
  decided_by uuid,
  number text,
  revoked_at timestamp with time zone,
  revoked_reason text,
  unique (commendation_id, nomination_id),
  unique (commendation_id, number),
  unique (commendation_id, organisation_id),
  primary key (id),
  foreign key (commendation_id) references commendation(id),
  foreign key (decided_by) references account_person(id),
  foreign key (nomination_id) references commendation_nomination(id),
  foreign key (organisation_id) references organisation(id),
  check ((num_nonnulls(organisation_id, nomination_id) = 1)),
  check (((revoked_at IS NULL) = (revoked_reason IS NULL))),
  check ((jsonb_typeof(figures) = 'array'::text)),
  check ((rank > 0))
);

create table commendation_point (
  commendation_id uuid not null,
  organisation_id uuid not null,
  points numeric(5,1) not null,
  reason text not null,
  at timestamp with time zone not null,
  by_id uuid,
  primary key (commendation_id, organisation_id),
  foreign key (by_id) references account_person(id),
  foreign key (commendation_id) references commendation(id),
  foreign key (organisation_id) references organisation(id),
  check ((points >= (0)::numeric))
);

create table commendation_step (
  id bigint not null generated always as identity,
  commendation_id uuid not null,
  nomination_id uuid,
  verb text not null,
  at timestamp with time zone not null,
  by_id uuid,
  organisation_id uuid,
  reason text,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (commendation_id) references commendation(id),
  foreign key (nomination_id) references commendation_nomination(id),
  foreign key (organisation_id) references organisation(id)
);
create index commendation_step_of on commendation_step using btree (commendation_id, id);

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
  hidden_at timestamp with time zone,
  shown_before timestamp with time zone,
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
  check (((hidden_at IS NULL) OR (shown_at IS NULL))),
  check (((shown_before IS NULL) OR (hidden_at IS NOT NULL))),
  check ((jsonb_typeof(declared) = 'array'::text)),
  check ((entered_by = ANY (ARRAY['person'::text, 'unit'::text]))),
  check ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'admitted'::text, 'recommended'::text, 'withdrawn'::text])))
);
create index entry_call on entry using btree (call_id, state);
create unique index entry_elsewhere on entry using btree (call_id, ((elsewhere ->> 'platform'::text)), ((elsewhere ->> 'reference'::text))) where ((elsewhere IS NOT NULL) AND (state <> 'withdrawn'::text));
create index entry_maker_words on entry using gin (lower((jsonb_path_query_array(makers, '$[*]."name"'::jsonpath))::text) gin_trgm_ops);
create index entry_newest on entry using btree (COALESCE(submitted_at, created_at) DESC, id DESC);
create index entry_number_words on entry using gin (lower(number) gin_trgm_ops);
create index entry_sent_by on entry using btree (sent_by);
create index entry_shown on entry using btree (call_id, shown_at) where (shown_at IS NOT NULL);
create index entry_shown_grams on entry using gin (entry_grams(((((COALESCE(title, ''::text) || ' '::text) || COALESCE(number, ''::text)) || ' '::text) || (jsonb_path_query_array(makers, '$[*]."name"'::jsonpath))::text))) where (shown_at IS NOT NULL);
create index entry_shown_latest on entry using btree (shown_at DESC, id DESC) where (shown_at IS NOT NULL);
create index entry_shown_unit on entry using btree (unit_id) where (shown_at IS NOT NULL);
create index entry_title_words on entry using gin (lower(title) gin_trgm_ops);
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

create table identity_binding (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  subject text not null,
  masked text not null,
  verified_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  unique (kind, subject),
  primary key (id),
  foreign key (person_id) references account_person(id),
  check ((ended_at >= verified_at)),
  check ((kind = ANY (ARRAY['phone'::text, 'wechat'::text, 'oidc'::text]))),
  check ((masked !~ '[0-9]{7}'::text)),
  check ((subject ~ '^[0-9a-f]{64}$'::text))
);
create unique index identity_binding_person on identity_binding using btree (person_id, kind) where (ended_at IS NULL);

create table identity_code (
  id uuid not null,
  purpose text not null,
  subject text not null,
  masked text not null,
  sealed bytea,
  person_id uuid,
  address text not null,
  subnet text not null,
  next text,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  trouble text,
  sendings integer not null default 0,
  next_try_at timestamp with time zone,
  tries integer not null default 0,
  used_at timestamp with time zone,
  primary key (id),
  foreign key (person_id) references account_person(id),
  check ((expires_at > asked_at)),
  check (((purpose = 'bind'::text) = (person_id IS NOT NULL))),
  check ((masked !~ '[0-9]{7}'::text)),
  check ((purpose = ANY (ARRAY['bind'::text, 'sign-in'::text]))),
  check ((sendings >= 0)),
  check ((subject ~ '^[0-9a-f]{64}$'::text)),
  check (((tries >= 0) AND (tries <= 5)))
);
create index identity_code_address on identity_code using btree (address, asked_at);
create index identity_code_asked on identity_code using btree (asked_at);
create index identity_code_due on identity_code using btree (next_try_at) where (next_try_at IS NOT NULL);
create index identity_code_person on identity_code using btree (person_id, asked_at) where (person_id IS NOT NULL);
create index identity_code_subject on identity_code using btree (subject, asked_at);
create index identity_code_subnet on identity_code using btree (subnet, asked_at);

create table identity_demo_message (
  id uuid not null,
  at timestamp with time zone not null,
  masked text not null,
  digits text not null,
  primary key (id)
);

create table identity_flow (
  id uuid not null,
  kind text not null,
  state text not null,
  device text not null,
  person_id uuid,
  away text not null,
  verifier text not null,
  nonce text not null,
  next text,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  unique (state),
  primary key (id),
  foreign key (person_id) references account_person(id),
  check ((device ~ '^[0-9a-f]{64}$'::text)),
  check ((kind = ANY (ARRAY['wechat'::text, 'oidc'::text]))),
  check ((state ~ '^[0-9a-f]{64}$'::text))
);
create index identity_flow_expires on identity_flow using btree (expires_at);

create table identity_membership (
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  state text not null,
  known_by text not null,
  asked_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  version integer not null default 1,
  primary key (id),
  foreign key (decided_by) references account_person(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (person_id) references account_person(id),
  check ((decided_at >= asked_at)),
  check (((state = 'asked'::text) = (decided_at IS NULL))),
  check (((state <> 'confirmed'::text) OR ((decided_by IS NOT NULL) AND (decided_by <> person_id)))),
  check ((state = ANY (ARRAY['asked'::text, 'confirmed'::text, 'refused'::text, 'withdrawn'::text, 'ended'::text])))
);
create unique index identity_membership_known on identity_membership using btree (organisation_id, lower(known_by)) where (state = 'confirmed'::text);
create index identity_membership_organisation on identity_membership using btree (organisation_id, state, asked_at);
create unique index identity_membership_person on identity_membership using btree (person_id) where (state = ANY (ARRAY['asked'::text, 'confirmed'::text]));

create table identity_person (
  person_id uuid not null,
  is_minor boolean not null,
  declared_at timestamp with time zone not null,
  primary key (person_id),
  foreign key (person_id) references account_person(id)
);

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

create table objection (
  id uuid not null,
  result_id uuid not null,
  call_id uuid not null,
  campaign_id uuid not null,
  organisation_id uuid not null,
  entry_id uuid,
  number integer not null,
  code uuid not null,
  category text not null,
  words text not null,
  name text not null,
  contact text not null,
  person_id uuid,
  sender text not null,
  state text not null,
  at timestamp with time zone not null,
  question text,
  asked_at timestamp with time zone,
  statement text,
  stated_at timestamp with time zone,
  stated_by uuid,
  finding text,
  proposal text,
  put_by uuid,
  decision text,
  summary text,
  remedy text,
  decided_at timestamp with time zone,
  decided_by uuid,
  ended_at timestamp with time zone,
  version integer not null default 1,
  unique (call_id, number),
  unique (code),
  primary key (id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (decided_by) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (person_id) references account_person(id),
  foreign key (put_by) references account_person(id),
  foreign key (result_id) references award_result(id),
  foreign key (stated_by) references account_person(id),
  check ((category = ANY (ARRAY['plagiarism'::text, 'eligibility'::text, 'counting'::text, 'conflict'::text, 'other'::text]))),
  check (((state = ANY (ARRAY['upheld'::text, 'rejected'::text])) = (decided_at IS NOT NULL))),
  check ((((decided_at IS NULL) = (decision IS NULL)) AND ((decided_at IS NULL) = (summary IS NULL)))),
  check (((state = ANY (ARRAY['upheld'::text, 'rejected'::text, 'withdrawn'::text])) = (ended_at IS NOT NULL))),
  check ((number > 0)),
  check ((proposal = ANY (ARRAY['uphold'::text, 'reject'::text]))),
  check ((remedy = ANY (ARRAY['none'::text, 'out'::text, 'recount'::text]))),
  check ((state = ANY (ARRAY['received'::text, 'investigating'::text, 'asked'::text, 'put'::text, 'upheld'::text, 'rejected'::text, 'withdrawn'::text])))
);
create index objection_result on objection using btree (result_id);
create index objection_sender on objection using btree (sender, at);

create table objection_step (
  id bigint not null generated always as identity,
  objection_id uuid not null,
  verb text not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason text,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (objection_id) references objection(id)
);
create index objection_step_objection on objection_step using btree (objection_id, id);

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

create table outcome_draft (
  id uuid not null,
  campaign_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  about jsonb not null,
  lines jsonb not null,
  done_at timestamp with time zone,
  primary key (id),
  foreign key (campaign_id) references campaign(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (person_id) references account_person(id),
  check ((jsonb_typeof(lines) = 'array'::text))
);

create table outcome_record (
  id uuid not null,
  entry_id uuid not null,
  campaign_id uuid not null,
  organisation_id uuid not null,
  level text not null,
  kind text not null,
  award text,
  rank integer,
  number text,
  happened_on date not null,
  paper_id uuid,
  note text,
  state text not null default 'standing'::text,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  primary key (id),
  foreign key (campaign_id) references campaign(id),
  foreign key (entry_id) references entry(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (paper_id) references media_file(id),
  foreign key (recorded_by) references account_person(id),
  check (((kind = 'awarded'::text) = (award IS NOT NULL))),
  check (((rank IS NULL) OR (kind = 'awarded'::text))),
  check ((kind = ANY (ARRAY['received'::text, 'shortlisted'::text, 'awarded'::text, 'not-selected'::text]))),
  check ((rank > 0)),
  check ((state = ANY (ARRAY['standing'::text, 'struck'::text])))
);
create index outcome_campaign on outcome_record using btree (campaign_id);
create unique index outcome_once on outcome_record using btree (entry_id, level, kind, COALESCE(award, ''::text)) where (state = 'standing'::text);
create index outcome_place on outcome_record using btree (organisation_id, campaign_id);

create table outcome_version (
  outcome_id uuid not null,
  version integer not null,
  content jsonb not null,
  state text not null,
  reason text,
  at timestamp with time zone not null,
  by_id uuid,
  primary key (outcome_id, version),
  foreign key (by_id) references account_person(id),
  foreign key (outcome_id) references outcome_record(id),
  check ((jsonb_typeof(content) = 'object'::text)),
  check ((state = ANY (ARRAY['standing'::text, 'struck'::text])))
);

create table panel (
  id uuid not null,
  campaign_id uuid not null,
  organisation_id uuid not null,
  name_zh text not null,
  name_en text,
  distance integer not null default 0,
  at timestamp with time zone not null,
  by_id uuid,
  version integer not null default 1,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (organisation_id) references organisation(id),
  check (((distance >= 0) AND (distance <= 20)))
);

create table panel_assignment (
  panel_id uuid not null,
  entry_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  by_id uuid,
  way text not null,
  batch_id uuid,
  ended_at timestamp with time zone,
  primary key (panel_id, entry_id, person_id),
  foreign key (batch_id) references panel_batch(id),
  foreign key (by_id) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (panel_id, person_id) references panel_judge(panel_id, person_id),
  check ((way = ANY (ARRAY['machine'::text, 'hand'::text])))
);
create index panel_assignment_person on panel_assignment using btree (panel_id, person_id) where (ended_at IS NULL);

create table panel_batch (
  id uuid not null,
  panel_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  by_id uuid,
  judges_per_entry integer not null,
  added integer not null,
  short integer not null default 0,
  undone_at timestamp with time zone,
  undone_by uuid,
  unique (panel_id, number),
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (panel_id) references panel(id),
  foreign key (undone_by) references account_person(id),
  check ((judges_per_entry > 0)),
  check ((number > 0))
);

create table panel_bid (
  panel_id uuid not null,
  entry_id uuid not null,
  person_id uuid not null,
  wish integer not null,
  at timestamp with time zone not null,
  primary key (panel_id, entry_id, person_id),
  foreign key (entry_id) references entry(id),
  foreign key (panel_id, person_id) references panel_judge(panel_id, person_id),
  check (((wish >= '-2'::integer) AND (wish <= 2)))
);

create table panel_conflict (
  id uuid not null,
  person_id uuid not null,
  entry_id uuid,
  unit_id uuid,
  name text,
  state text not null,
  panel_id uuid,
  ground text,
  reason text,
  at timestamp with time zone not null,
  by_id uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (ended_by) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (panel_id) references panel(id),
  foreign key (person_id) references account_person(id),
  foreign key (unit_id) references organisation(id),
  check ((num_nonnulls(entry_id, unit_id, name) = 1)),
  check ((ground = ANY (ARRAY['own'::text, 'same-unit'::text, 'branch'::text, 'named'::text, 'declared'::text]))),
  check ((state = ANY (ARRAY['conflict'::text, 'pinned-conflict'::text, 'pinned-none'::text])))
);
create index panel_conflict_entry on panel_conflict using btree (entry_id) where (entry_id IS NOT NULL);
create unique index panel_conflict_found on panel_conflict using btree (person_id, entry_id) where (ground IS NOT NULL);
create index panel_conflict_person on panel_conflict using btree (person_id);
create unique index panel_conflict_pin on panel_conflict using btree (panel_id, person_id, entry_id) where ((state <> 'conflict'::text) AND (ended_at IS NULL));

create table panel_invitation (
  id uuid not null,
  panel_id uuid not null,
  token_hash text not null,
  name text not null,
  contact text,
  unit_id uuid not null,
  role text not null default 'judge'::text,
  languages jsonb not null default '[]'::jsonb,
  load_cap integer,
  at timestamp with time zone not null,
  by_id uuid,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  used_by uuid,
  revoked_at timestamp with time zone,
  declined_at timestamp with time zone,
  reason text,
  unique (token_hash),
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (panel_id) references panel(id),
  foreign key (unit_id) references organisation(id),
  foreign key (used_by) references account_person(id),
  check ((num_nonnulls(used_at, revoked_at, declined_at) <= 1)),
  check ((jsonb_typeof(languages) = 'array'::text)),
  check ((load_cap > 0)),
  check ((role = ANY (ARRAY['judge'::text, 'chair'::text])))
);
create index panel_invitation_panel on panel_invitation using btree (panel_id);

create table panel_judge (
  panel_id uuid not null,
  person_id uuid not null,
  number integer not null,
  role text not null default 'judge'::text,
  state text not null,
  unit_id uuid not null,
  languages jsonb not null default '[]'::jsonb,
  load_cap integer,
  invited_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  ended_at timestamp with time zone,
  reason text,
  unique (panel_id, number),
  primary key (panel_id, person_id),
  foreign key (panel_id) references panel(id),
  foreign key (person_id) references account_person(id),
  foreign key (unit_id) references organisation(id),
  check ((jsonb_typeof(languages) = 'array'::text)),
  check ((load_cap > 0)),
  check ((number > 0)),
  check ((role = ANY (ARRAY['judge'::text, 'chair'::text]))),
  check ((state = ANY (ARRAY['invited'::text, 'accepted'::text, 'declined'::text, 'left'::text, 'removed'::text])))
);
create index panel_judge_person on panel_judge using btree (person_id);

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

create table proof_spent (
  digest text not null,
  expires_at timestamp with time zone not null,
  primary key (digest),
  check ((digest ~ '^[0-9a-f]{64}$'::text))
);
create index proof_spent_expires on proof_spent using btree (expires_at);

create table recommendation (
  id uuid not null,
  call_id uuid not null,
  campaign_id uuid not null,
  entry_id uuid not null,
  entry_version integer not null,
  from_id uuid not null,
  to_id uuid not null,
  leg text not null,
  place integer not null,
  state text not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason text,
  taken_at timestamp with time zone,
  received_at timestamp with time zone,
  received_by uuid,
  replaces uuid,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (entry_id) references entry(id),
  foreign key (from_id) references organisation(id),
  foreign key (received_by) references account_person(id),
  foreign key (replaces) references recommendation(id),
  foreign key (to_id) references organisation(id),
  check (((taken_at IS NULL) OR ((leg = 'to-host'::text) AND (state = 'standing'::text)))),
  check ((place > 0)),
  check ((leg = ANY (ARRAY['upward'::text, 'to-host'::text, 'to-owner'::text]))),
  check ((state = ANY (ARRAY['standing'::text, 'withdrawn'::text, 'returned'::text])))
);
create index recommendation_entry on recommendation using btree (entry_id);
create index recommendation_from on recommendation using btree (from_id, state);
create unique index recommendation_once on recommendation using btree (entry_id, from_id, leg) where (state = 'standing'::text);
create unique index recommendation_place on recommendation using btree (call_id, from_id, leg, place) where (state = 'standing'::text);
create index recommendation_to on recommendation using btree (to_id, call_id, leg) where (state = 'standing'::text);

create table recommendation_floor (
  call_id uuid not null,
  floor integer not null,
  count integer not null,
  at timestamp with time zone not null,
  primary key (call_id),
  foreign key (call_id) references call(id)
);

create table recommendation_quota (
  call_id uuid not null,
  organisation_id uuid not null,
  giver_id uuid not null,
  floor integer,
  cap integer,
  conditions jsonb not null default '[]'::jsonb,
  primary key (call_id, organisation_id),
  foreign key (call_id) references call(id),
  foreign key (giver_id) references organisation(id),
  foreign key (organisation_id) references organisation(id),
  check (((cap >= 0) AND (cap <= 9999))),
  check ((floor <= cap)),
  check ((jsonb_typeof(conditions) = 'array'::text)),
  check (((floor >= 0) AND (floor <= 9999)))
);
create index recommendation_quota_giver on recommendation_quota using btree (call_id, giver_id);

create table recommendation_quota_draft (
  call_id uuid not null,
  giver_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  typed jsonb not null,
  unmatched jsonb not null default '[]'::jsonb,
  primary key (call_id, giver_id, person_id),
  foreign key (call_id) references call(id),
  foreign key (giver_id) references organisation(id),
  foreign key (person_id) references account_person(id)
);

create table recommendation_quota_version (
  call_id uuid not null,
  giver_id uuid not null,
  version integer not null,
  rows jsonb not null,
  undoes integer,
  at timestamp with time zone not null,
  by_id uuid,
  primary key (call_id, giver_id, version),
  foreign key (by_id) references account_person(id),
  foreign key (call_id) references call(id),
  foreign key (giver_id) references organisation(id),
  check ((jsonb_typeof(rows) = 'array'::text)),
  check ((version > 0))
);

create table recommendation_waiver (
  id uuid not null,
  call_id uuid not null,
  organisation_id uuid not null,
  count integer not null,
  reason text not null,
  at timestamp with time zone not null,
  by_id uuid,
  ended_at timestamp with time zone,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (call_id) references call(id),
  foreign key (organisation_id) references organisation(id),
  check ((count > 0))
);
create index recommendation_waiver_place on recommendation_waiver using btree (call_id, organisation_id) where (ended_at IS NULL);

create table redaction_copy (
  entry_id uuid not null,
  file_id uuid not null,
  name text not null,
  covers text not null,
  sha256 text not null,
  size_bytes integer not null,
  width integer not null,
  height integer not null,
  primary key (entry_id, file_id, name),
  foreign key (entry_id) references entry(id),
  foreign key (file_id) references media_file(id),
  check ((name = ANY (ARRAY['wide.webp'::text, 'wide.jpg'::text, 'small.webp'::text, 'small.jpg'::text]))),
  check ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  check ((size_bytes > 0))
);

create table redaction_mark (
  id uuid not null,
  entry_id uuid not null,
  kind text not null,
  phrase text,
  file_id uuid,
  x numeric(5,2),
  y numeric(5,2),
  w numeric(5,2),
  h numeric(5,2),
  way text,
  at timestamp with time zone not null,
  by_id uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (ended_by) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (file_id) references media_file(id),
  check (((w > (0)::numeric) AND ((x + w) <= (100)::numeric))),
  check (((h > (0)::numeric) AND ((y + h) <= (100)::numeric))),
  check (((phrase IS NOT NULL) = (kind = ANY (ARRAY['hide'::text, 'keep'::text])))),
  check (((file_id IS NOT NULL) = (kind = ANY (ARRAY['cover'::text, 'withhold'::text, 'clear'::text])))),
  check ((num_nonnulls(x, y, w, h, way) =
CASE
    WHEN (kind = 'cover'::text) THEN 5
    ELSE 0
END)),
  check ((ended_at >= at)),
  check ((kind = ANY (ARRAY['hide'::text, 'keep'::text, 'cover'::text, 'withhold'::text, 'clear'::text]))),
  check (((length(phrase) >= 1) AND (length(phrase) <= 100))),
  check ((way = ANY (ARRAY['box'::text, 'blur'::text]))),
  check (((x >= (0)::numeric) AND (x <= (100)::numeric))),
  check (((y >= (0)::numeric) AND (y <= (100)::numeric)))
);
create index redaction_mark_entry on redaction_mark using btree (entry_id) where (ended_at IS NULL);
create unique index redaction_mark_file on redaction_mark using btree (entry_id, file_id) where ((ended_at IS NULL) AND (kind = ANY (ARRAY['withhold'::text, 'clear'::text])));
create unique index redaction_mark_phrase on redaction_mark using btree (entry_id, phrase) where ((ended_at IS NULL) AND (phrase IS NOT NULL));

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
  outcome text,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  place integer,
  version integer not null default 1,
  primary key (round_id, entry_id),
  foreign key (decided_by) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (round_id) references review_round(id),
  check ((outcome = ANY (ARRAY['on'::text, 'returned'::text, 'out'::text]))),
  check ((place > 0))
);

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
  stage jsonb not null,
  position integer not null default 0,
  panel_id uuid,
  closed_by uuid,
  onward text,
  told_at timestamp with time zone,
  minutes text,
  primary key (id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (closed_by) references account_person(id),
  foreign key (host_id) references organisation(id),
  foreign key (opened_by) references account_person(id),
  foreign key (panel_id) references panel(id),
  check (((state = 'handed'::text) = (onward IS NOT NULL))),
  check ((onward = ANY (ARRAY['next'::text, 'owner'::text]))),
  check (("position" >= 0)),
  check ((state = ANY (ARRAY['open'::text, 'closed'::text, 'handed'::text])))
);
create unique index review_round_stage on review_round using btree (call_id, "position");

create table review_score (
  round_id uuid not null,
  entry_id uuid not null,
  judge_id uuid not null,
  marks jsonb not null,
  total numeric(6,2),
  remark text,
  submitted_at timestamp with time zone,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  abstained_at timestamp with time zone,
  abstained_reason text,
  remarks jsonb not null default '{}'::jsonb,
  primary key (round_id, entry_id, judge_id),
  foreign key (round_id, entry_id) references review_entry(round_id, entry_id),
  foreign key (round_id) references review_round(id),
  check ((jsonb_typeof(remarks) = 'object'::text)),
  check (((total >= (0)::numeric) AND (total <= (1000)::numeric)))
);

create table scrutiny_alteration (
  id uuid not null,
  poll_id uuid not null,
  kind text not null,
  reason text not null,
  until timestamp with time zone,
  state text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision text,
  version integer not null default 1,
  primary key (id),
  foreign key (decided_by) references account_person(id),
  foreign key (poll_id) references vote_poll(id),
  foreign key (proposed_by) references account_person(id),
  check (((until IS NULL) = (kind <> 'extend'::text))),
  check ((num_nulls(decided_at, decided_by) = ANY (ARRAY[0, 2]))),
  check (((decided_at IS NULL) = (state = 'proposed'::text))),
  check (((state <> 'standing'::text) OR (decided_by <> proposed_by))),
  check (((length(decision) >= 1) AND (length(decision) <= 1000))),
  check ((kind = ANY (ARRAY['pause'::text, 'resume'::text, 'extend'::text, 'cancel'::text]))),
  check (((length(reason) >= 1) AND (length(reason) <= 1000))),
  check ((state = ANY (ARRAY['proposed'::text, 'standing'::text, 'refused'::text, 'withdrawn'::text])))
);
create unique index scrutiny_alteration_open on scrutiny_alteration using btree (poll_id) where (state = 'proposed'::text);
create index scrutiny_alteration_poll on scrutiny_alteration using btree (poll_id, decided_at);

create table scrutiny_appeal (
  id uuid not null,
  poll_id uuid not null,
  entry_id uuid not null,
  side text not null,
  words text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  due_at timestamp with time zone not null,
  state text not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by uuid,
  version integer not null default 1,
  primary key (id),
  foreign key (answered_by) references account_person(id),
  foreign key (by_id) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (poll_id, entry_id) references vote_poll_entry(poll_id, entry_id),
  foreign key (poll_id) references vote_poll(id),
  check (((length(answer) >= 1) AND (length(answer) <= 3000))),
  check ((num_nulls(answer, answered_at, answered_by) = ANY (ARRAY[0, 3]))),
  check (((answer IS NULL) = (state = 'filed'::text))),
  check ((side = ANY (ARRAY['unit'::text, 'maker'::text]))),
  check ((state = ANY (ARRAY['filed'::text, 'releasing'::text, 'granted'::text, 'refused'::text]))),
  check (((length(words) >= 1) AND (length(words) <= 3000)))
);
create index scrutiny_appeal_entry on scrutiny_appeal using btree (entry_id);
create unique index scrutiny_appeal_open on scrutiny_appeal using btree (poll_id, entry_id) where (state = ANY (ARRAY['filed'::text, 'releasing'::text]));

create table scrutiny_ladder (
  campaign_id uuid not null,
  steps jsonb not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  version integer not null default 1,
  primary key (campaign_id),
  foreign key (by_id) references account_person(id),
  foreign key (campaign_id) references campaign(id)
);

create table scrutiny_quarantine (
  id uuid not null,
  poll_id uuid not null,
  entry_id uuid not null,
  rule text not null,
  rule_version text not null,
  reason text not null,
  votes int8multirange not null,
  vote_count integer not null,
  state text not null,
  why_two text[] not null default '{}'::text[],
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  stood_at timestamp with time zone,
  stood_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  asked_by uuid,
  version integer not null default 1,
  primary key (id),
  foreign key (asked_by) references account_person(id),
  foreign key (ended_by) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (poll_id, entry_id) references vote_poll_entry(poll_id, entry_id),
  foreign key (poll_id) references vote_poll(id),
  foreign key (proposed_by) references account_person(id),
  foreign key (stood_by) references account_person(id),
  check (((asked_by IS NULL) = (state <> ALL (ARRAY['proposed'::text, 'release-proposed'::text, 'void-proposed'::text])))),
  check (((stood_at IS NULL) = (state = ANY (ARRAY['proposed'::text, 'refused'::text])))),
  check (((ended_at IS NULL) = (state <> ALL (ARRAY['refused'::text, 'released'::text, 'void'::text])))),
  check (((state <> ALL (ARRAY['void'::text, 'void-proposed'::text])) OR (stood_at IS NOT NULL))),
  check (((length(reason) >= 1) AND (length(reason) <= 1000))),
  check (((length(rule) >= 1) AND (length(rule) <= 60))),
  check ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'standing'::text, 'release-proposed'::text, 'released'::text, 'void-proposed'::text, 'void'::text]))),
  check ((vote_count > 0)),
  check ((NOT isempty(votes)))
);
create index scrutiny_quarantine_entry on scrutiny_quarantine using btree (entry_id);
create index scrutiny_quarantine_poll on scrutiny_quarantine using btree (poll_id, entry_id);

create table scrutiny_quarantine_step (
  id bigint not null generated always as identity,
  quarantine_id uuid not null,
  verb text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  reason text not null,
  is_alone boolean not null,
  events bigint[] not null default '{}'::bigint[],
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (quarantine_id) references scrutiny_quarantine(id),
  check (((length(reason) >= 1) AND (length(reason) <= 1000))),
  check ((verb = ANY (ARRAY['propose'::text, 'set-aside'::text, 'confirm'::text, 'refuse'::text, 'release'::text, 'ask-release'::text, 'ask-void'::text])))
);
create index scrutiny_quarantine_step_of on scrutiny_quarantine_step using btree (quarantine_id, id);

create table scrutiny_sanction (
  id uuid not null,
  campaign_id uuid not null,
  entry_id uuid not null,
  step text not null,
  step_name jsonb not null,
  reason text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  lifted_reason text,
  version integer not null default 1,
  is_barring boolean not null default false,
  primary key (id),
  foreign key (by_id) references account_person(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (entry_id) references entry(id),
  foreign key (lifted_by) references account_person(id),
  check ((num_nulls(lifted_at, lifted_by, lifted_reason) = ANY (ARRAY[0, 3]))),
  check (((length(lifted_reason) >= 1) AND (length(lifted_reason) <= 1000))),
  check (((length(reason) >= 1) AND (length(reason) <= 1000)))
);
create index scrutiny_sanction_campaign on scrutiny_sanction using btree (campaign_id, at);
create unique index scrutiny_sanction_standing on scrutiny_sanction using btree (entry_id, step) where (lifted_at IS NULL);

create table scrutiny_suspicion (
  id uuid not null,
  poll_id uuid not null,
  entry_id uuid not null,
  rule text not null,
  rule_version text not null,
  grounds jsonb not null,
  votes int8multirange not null,
  vote_count integer not null,
  state text not null,
  found_at timestamp with time zone not null,
  grown_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  quarantine_id uuid,
  version integer not null default 1,
  primary key (id),
  foreign key (decided_by) references account_person(id),
  foreign key (entry_id) references entry(id),
  foreign key (poll_id, entry_id) references vote_poll_entry(poll_id, entry_id),
  foreign key (poll_id) references vote_poll(id),
  foreign key (quarantine_id) references scrutiny_quarantine(id),
  check (((decided_at IS NULL) = (state = 'found'::text))),
  check (((decided_by IS NULL) = (state = 'found'::text))),
  check (((quarantine_id IS NULL) = (state <> 'quarantined'::text))),
  check (((length(reason) >= 1) AND (length(reason) <= 1000))),
  check (((length(rule) >= 1) AND (length(rule) <= 60))),
  check ((state = ANY (ARRAY['found'::text, 'quarantined'::text, 'dismissed'::text]))),
  check ((vote_count > 0)),
  check ((NOT isempty(votes)))
);
create unique index scrutiny_suspicion_open on scrutiny_suspicion using btree (poll_id, entry_id, rule) where (state = 'found'::text);
create index scrutiny_suspicion_poll on scrutiny_suspicion using btree (poll_id, entry_id);

create table scrutiny_watch (
  poll_id uuid not null,
  looked_at timestamp with time zone,
  size bigint not null default 0,
  told_at timestamp with time zone,
  primary key (poll_id),
  foreign key (poll_id) references vote_poll(id)
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

create table vote_before (
  seq bigint not null generated always as identity,
  id uuid not null,
  campaign_id uuid not null,
  call_id uuid not null,
  entry_id uuid not null,
  voter_id uuid not null,
  day date not null,
  slot integer not null,
  at timestamp with time zone not null,
  poll_id uuid not null,
  unique (campaign_id, voter_id, day, slot),
  unique (id),
  unique (voter_id, entry_id, day),
  primary key (seq),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (entry_id) references entry(id),
  foreign key (poll_id, entry_id) references vote_poll_entry(poll_id, entry_id),
  foreign key (poll_id) references vote_poll(id),
  foreign key (voter_id) references account_person(id),
  check (((slot >= 1) AND (slot <= 50)))
);
create index vote_event_campaign on vote_before using btree (campaign_id, seq);
create index vote_event_entry on vote_before using btree (entry_id, at);
create index vote_event_poll on vote_before using btree (poll_id, entry_id, at);

create table vote_block (
  poll_id uuid not null,
  block bigint not null,
  hash bytea not null,
  primary key (poll_id, block),
  foreign key (poll_id) references vote_poll(id)
);

-- ledger: appended to, never changed
create table vote_checkpoint (
  poll_id uuid not null,
  number integer not null,
  size bigint not null,
  shown_size bigint not null,
  is_final boolean not null,
  body text not null,
  signature text not null,
  counts jsonb not null,
  at timestamp with time zone not null,
  primary key (poll_id, number),
  foreign key (poll_id) references vote_poll(id),
  check ((number > 0))
);

-- ledger: appended to, never changed
create table vote_event (
  poll_id uuid not null,
  no bigint not null,
  at timestamp with time zone not null,
  act text not null,
  content text not null,
  seal bytea not null,
  hash bytea not null,
  receipt uuid,
  voter uuid,
  entry_id uuid,
  tier text,
  period text,
  slot integer,
  turn integer,
  request_key text,
  request_part integer,
  of_no bigint,
  primary key (poll_id, no),
  check ((act = ANY (ARRAY['vote'::text, 'retract'::text, 'quarantine'::text, 'release'::text, 'void'::text, 'pause'::text, 'resume'::text, 'cancel'::text, 'extend'::text]))),
  check ((num_nulls(receipt, voter, entry_id, tier, period, slot, turn) =
CASE act
    WHEN 'vote'::text THEN 0
    ELSE 7
END)),
  check (((act = 'vote'::text) OR (num_nulls(request_key, request_part) = 2))),
  check (((act = 'retract'::text) = (of_no IS NOT NULL))),
  check ((of_no < no)),
  check ((no > 0)),
  check ((slot > 0)),
  check ((turn > 0))
);
create unique index vote_event_receipt on vote_event using btree (receipt) where (act = 'vote'::text);
create unique index vote_event_request on vote_event using btree (poll_id, voter, request_key, request_part) where (request_key IS NOT NULL);
create unique index vote_event_slot on vote_event using btree (poll_id, voter, period, slot) where (act = 'vote'::text);
create unique index vote_event_taken_back on vote_event using btree (poll_id, of_no) where (of_no IS NOT NULL);
create unique index vote_event_turn on vote_event using btree (poll_id, voter, period, entry_id, turn) where (act = 'vote'::text);

create table vote_head (
  poll_id uuid not null,
  no bigint not null,
  hash bytea not null,
  at timestamp with time zone not null,
  paused_at timestamp with time zone,
  extended_until timestamp with time zone,
  cancelled_at timestamp with time zone,
  primary key (poll_id),
  foreign key (poll_id) references vote_poll(id),
  check ((length(hash) = 32)),
  check ((no >= 0))
);

create table vote_key (
  poll_id uuid not null,
  key bytea,
  destroyed_at timestamp with time zone,
  primary key (poll_id),
  foreign key (poll_id) references vote_poll(id),
  check (((key IS NULL) = (destroyed_at IS NOT NULL))),
  check ((length(key) = 32))
);

create table vote_like (
  entry_id uuid not null,
  day date not null,
  token text not null,
  subnet text not null,
  primary key (entry_id, day, token),
  foreign key (entry_id) references entry(id),
  check ((token ~ '^[0-9a-f]{64}$'::text))
);
create index vote_like_subnet on vote_like using btree (entry_id, day, subnet);

create table vote_like_count (
  entry_id uuid not null,
  likes integer not null,
  primary key (entry_id),
  foreign key (entry_id) references entry(id),
  check ((likes >= 0))
);

create table vote_mark (
  poll_id uuid not null,
  vote_no bigint not null,
  no bigint not null,
  entry_id uuid not null,
  is_retracted boolean not null,
  is_quarantined boolean not null,
  is_void boolean not null,
  rule text not null,
  state text not null default 
CASE
    WHEN is_void THEN 'void'::text
    WHEN is_retracted THEN 'retracted'::text
    WHEN is_quarantined THEN 'quarantined'::text
    ELSE 'counted'::text
END,
  primary key (poll_id, vote_no, no)
);
create index vote_mark_order on vote_mark using btree (poll_id, no);

create table vote_poll (
  id uuid not null,
  call_id uuid not null,
  position integer not null,
  stage text,
  opens_at timestamp with time zone,
  closes_at timestamp with time zone,
  at timestamp with time zone not null,
  opened_at timestamp with time zone,
  published text,
  published_at timestamp with time zone,
  ballot jsonb,
  promised_closes_at timestamp with time zone,
  unique (call_id, "position"),
  unique NULLS NOT DISTINCT (call_id, stage),
  primary key (id),
  foreign key (call_id) references call(id),
  check ((closes_at > opens_at)),
  check ((num_nulls(stage, opens_at, closes_at) = ANY (ARRAY[0, 3]))),
  check ((num_nulls(published, published_at, ballot, promised_closes_at) = ANY (ARRAY[0, 4]))),
  check (("position" >= 0))
);

create table vote_poll_entry (
  poll_id uuid not null,
  entry_id uuid not null,
  at timestamp with time zone not null,
  is_awaited boolean not null default false,
  primary key (poll_id, entry_id),
  foreign key (entry_id) references entry(id),
  foreign key (poll_id) references vote_poll(id)
);
create index vote_poll_entry_entry on vote_poll_entry using btree (entry_id);

create table vote_signal (
  poll_id uuid not null,
  no bigint not null,
  address_prefix text not null,
  region text not null,
  agent text not null,
  dwell_ms integer,
  via text not null,
  voter_since timestamp with time zone,
  primary key (poll_id, no)
);

create table vote_signer (
  public_key text not null,
  at timestamp with time zone not null,
  primary key (public_key),
  check ((public_key ~ '^[0-9a-f]{64}$'::text))
);

create table vote_tally (
  entry_id uuid not null,
  call_id uuid not null,
  raw integer not null,
  counted_at timestamp with time zone not null,
  poll_id uuid not null,
  retracted integer not null default 0,
  quarantined integer not null default 0,
  void integer not null default 0,
  upto bigint not null default 0,
  shown integer not null default 0,
  shown_at timestamp with time zone,
  effective integer not null default (((raw - retracted) - quarantined) - void),
  reasons jsonb not null default '{}'::jsonb,
  primary key (poll_id, entry_id),
  foreign key (call_id) references call(id),
  foreign key (entry_id) references entry(id),
  foreign key (poll_id) references vote_poll(id)
);
create index vote_tally_call on vote_tally using btree (call_id);
create index vote_tally_entry on vote_tally using btree (entry_id);
