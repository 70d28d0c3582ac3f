-- Letters by mail and chat robots: where a person wants them, which groups hear, what is on its way, what was refused.
create table message_setting (
  person_id uuid primary key references account_person (id),
  mail text,
  mail_verified_at timestamptz,
  not_by_mail text[] not null default '{}',
  language text not null default 'zh' check (language in ('zh', 'en')),
  version int not null default 1,
  check ((mail is null) = (mail_verified_at is null))
);
comment on column message_setting.not_by_mail is 'Topics this person does not want by mail; a new topic comes until it is refused.';

create table message_code (
  id uuid primary key,
  person_id uuid not null references account_person (id),
  session_id text not null,
  address text not null,
  digest text,
  tries int not null default 0 check (tries between 0 and 5),
  asked_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  check ((digest is null) = (expires_at is null))
);
comment on column message_code.digest is 'scrypt of the code, made when the mail is sent: the code itself is written nowhere.';
create index message_code_person on message_code (person_id, asked_at);
create index message_code_address on message_code (address, asked_at);

create table message_robot (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('wecom', 'dingtalk', 'feishu')),
  name text not null,
  address text not null,
  secret text,
  made_at timestamptz not null,
  made_by uuid references account_person (id),
  ended_at timestamptz
);
comment on table message_robot is 'Address and secret stand here as they are, because they are needed to send; no page shows them again.';
create index message_robot_organisation on message_robot (organisation_id) where ended_at is null;

create table message_delivery (
  id uuid primary key,
  channel text not null check (channel in ('mail', 'robot')),
  letter_id uuid references message_letter (id),
  code_id uuid references message_code (id),
  robot_id uuid references message_robot (id),
  once text not null unique,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries int not null default 0 check (tries >= 0),
  made_at timestamptz not null,
  next_try_at timestamptz not null,
  sent_at timestamptz,
  trouble text check (trouble ~ '^[a-z-]+$'),
  check ((channel = 'robot') = (robot_id is not null)),
  check ((state = 'sent') = (sent_at is not null)),
  check (state <> 'failed' or trouble is not null),
  check (channel = 'robot' or num_nonnulls(letter_id, code_id) = 1)
);
comment on column message_delivery.once is 'What may go out once only: a letter by mail; a fact of a kind to a robot; a code; a trial.';
create index message_delivery_due on message_delivery (next_try_at) where state = 'waiting';
create index message_delivery_robot on message_delivery (robot_id, made_at) where robot_id is not null;
create index message_delivery_letter on message_delivery (letter_id);

-- What an organisation has handed up is asked on its desk.
create index recommendation_from on recommendation (from_id, state);
