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
  link text,
  photo_id uuid,
  state text not null,
  version integer not null default 1,
  reported_by uuid not null,
  reported_at timestamp with time zone not null,
  approved_at timestamp with time zone,
  primary key (id),
  foreign key (campaign_id) references campaign(id),
  foreign key (photo_id) references media_file(id),
  foreign key (reported_by) references account_person(id),
  foreign key (root_campaign_id) references campaign(id),
  foreign key (unit_id) references organisation(id),
  check (((state = 'approved'::text) = (approved_at IS NOT NULL))),
  check (((participants >= 1) AND (participants <= 1000000))),
  check ((state = ANY (ARRAY['reported'::text, 'returned'::text, 'approved'::text])))
);
create index activity_root on activity using btree (root_campaign_id, state);
create index activity_unit on activity using btree (unit_id, state);

create table activity_progress (
  root_campaign_id uuid not null,
  organisation_id uuid not null,
  events integer not null,
  participants bigint not null,
  primary key (root_campaign_id, organisation_id),
  foreign key (organisation_id) references organisation(id),
  foreign key (root_campaign_id) references campaign(id)
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
  primary key (id),
  foreign key (activity_id) references activity(id),
  foreign key (by_id) references account_person(id),
  foreign key (organisation_id) references organisation(id)
);
create index activity_step_activity on activity_step using btree (activity_id, id);

create table allocation_share (
  campaign_id uuid not null,
  organisation_id uuid not null,
  indicator text not null,
  amount bigint not null,
  position integer not null default 0,
  primary key (campaign_id, organisation_id, indicator),
  foreign key (campaign_id) references campaign(id),
  foreign key (organisation_id) references organisation(id),
  check ((amount >= 0)),
  check ((indicator = ANY (ARRAY['organisations'::text, 'promoters'::text, 'events'::text, 'contacts'::text])))
);
create index allocation_share_organisation on allocation_share using btree (organisation_id);

create table allocation_target (
  campaign_id uuid not null,
  indicator text not null,
  amount bigint not null,
  unit text not null,
  words text,
  primary key (campaign_id, indicator),
  foreign key (campaign_id) references campaign(id),
  check ((amount > 0)),
  check (((unit = 'count'::text) OR (amount <= 100))),
  check ((indicator = ANY (ARRAY['organisations'::text, 'promoters'::text, 'events'::text, 'contacts'::text, 'reach'::text]))),
  check ((unit = ANY (ARRAY['count'::text, 'percent'::text])))
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
  unique (campaign_id, key),
  unique (lineage),
  primary key (id),
  foreign key (campaign_id) references campaign(id),
  foreign key (host_id) references organisation(id),
  foreign key (parent_id) references call(id),
  check (((opens_at < closes_at) AND (closes_at <= recommend_until) AND (recommend_until <= review_until) AND (review_until <= vote_opens_at) AND (vote_opens_at < vote_closes_at))),
  check ((entry_kind = ANY (ARRAY['work'::text, 'case'::text, 'platform'::text, 'account'::text]))),
  check ((host_floor > 0)),
  check ((key ~ '^[a-z][a-z0-9-]*$'::text)),
  check ((unit_cap > 0))
);
create index call_campaign on call using btree (campaign_id, "position");
create index call_lineage on call using gist (lineage);

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
  unique (lineage),
  unique (parent_id, organisation_id),
  primary key (id),
  foreign key (created_by) references account_person(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (parent_id) references campaign(id),
  check ((opens_at < closes_at)),
  check ((state = ANY (ARRAY['draft'::text, 'running'::text, 'closed'::text]))),
  check (((year >= 2000) AND (year <= 2100)))
);
create index campaign_lineage on campaign using gist (lineage);
create index campaign_organisation on campaign using btree (organisation_id);

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
  unique (number),
  primary key (id),
  foreign key (call_id) references call(id),
  foreign key (campaign_id) references campaign(id),
  foreign key (file_id) references media_file(id),
  foreign key (sent_by) references account_person(id),
  foreign key (unit_id) references organisation(id),
  check (((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) OR ((number IS NOT NULL) AND (submitted_at IS NOT NULL)))),
  check (((shown_at IS NULL) OR (state = 'recommended'::text))),
  check ((entered_by = ANY (ARRAY['person'::text, 'unit'::text]))),
  check ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'admitted'::text, 'recommended'::text, 'withdrawn'::text])))
);
create index entry_call on entry using btree (call_id, state);
create index entry_sent_by on entry using btree (sent_by);
create index entry_shown on entry using btree (call_id, shown_at) where (shown_at IS NOT NULL);
create index entry_unit on entry using btree (unit_id, state);

create table entry_counter (
  prefix text not null,
  last integer not null,
  primary key (prefix)
);

create table entry_reach (
  entry_id uuid not null,
  organisation_id uuid not null,
  since timestamp with time zone not null,
  primary key (entry_id, organisation_id),
  foreign key (entry_id) references entry(id),
  foreign key (organisation_id) references organisation(id)
);
create index entry_reach_organisation on entry_reach using btree (organisation_id);

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
  primary key (id),
  foreign key (received_by) references account_person(id),
  check ((kind =
CASE
    WHEN (container = ANY (ARRAY['mp4'::text, 'mov'::text])) THEN 'video'::text
    WHEN (container = ANY (ARRAY['m4a'::text, 'mp3'::text, 'wav'::text])) THEN 'audio'::text
    WHEN (container = 'pdf'::text) THEN 'document'::text
    ELSE 'picture'::text
END)),
  check ((container = ANY (ARRAY['mp4'::text, 'mov'::text, 'm4a'::text, 'mp3'::text, 'wav'::text, 'jpeg'::text, 'png'::text, 'webp'::text, 'pdf'::text]))),
  check ((kind = ANY (ARRAY['video'::text, 'audio'::text, 'picture'::text, 'document'::text]))),
  check (((char_length(original_name) >= 1) AND (char_length(original_name) <= 200))),
  check ((jsonb_typeof(renditions) = 'array'::text)),
  check ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  check ((size_bytes > 0)),
  check ((state = ANY (ARRAY['quarantined'::text, 'kept'::text, 'refused'::text])))
);
create index media_file_received_by on media_file using btree (received_by, received_at);
create index media_file_sha256 on media_file using btree (sha256);

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
  primary key (id),
  foreign key (campaign_id) references campaign(id),
  foreign key (organisation_id) references organisation(id),
  foreign key (prepared_by) references account_person(id),
  foreign key (signed_by) references account_person(id),
  check (((state = ANY (ARRAY['signed'::text, 'issued'::text])) = (signed_at IS NOT NULL))),
  check (((state = 'issued'::text) = (issued_at IS NOT NULL))),
  check ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'signed'::text, 'issued'::text])))
);
create index notice_campaign on notice using btree (campaign_id);
create index notice_organisation on notice using btree (organisation_id, state);

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
  unique (label),
  unique (path),
  primary key (id),
  foreign key (parent_id) references organisation(id),
  check (((parent_id IS NULL) = (nlevel(path) = 1))),
  check ((kind = ANY (ARRAY['national'::text, 'territorial'::text, 'industrial'::text, 'directly-affiliated'::text, 'grassroots'::text]))),
  check ((label ~ '^[a-z0-9_]+$'::text))
);
create index organisation_name on organisation using gin (name_zh gin_trgm_ops);
create index organisation_parent on organisation using btree (parent_id, "position");
create index organisation_path on organisation using gist (path);

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
create unique index recommendation_once on recommendation using btree (entry_id, from_id, stage) where (state = 'standing'::text);
create unique index recommendation_place on recommendation using btree (call_id, from_id, stage, place) where (state = 'standing'::text);
create index recommendation_to on recommendation using btree (to_id, call_id, stage) where (state = 'standing'::text);

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
