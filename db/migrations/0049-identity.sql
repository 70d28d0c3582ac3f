-- What of people is proved: phone, WeChat and sign-in of the keeper's, membership; codes, flows, spent proofs, likes.
create table identity_person (
  person_id uuid primary key references account_person (id),
  -- What the person says of their age; nothing said is no minor.
  is_minor boolean not null,
  declared_at timestamptz not null
);

create table identity_binding (
  id uuid primary key,
  person_id uuid not null references account_person (id),
  kind text not null check (kind in ('phone', 'wechat', 'oidc')),
  -- HMAC-SHA-256 under a key of this installation: a dictionary of all phone numbers finds nothing without it.
  subject text not null check (subject ~ '^[0-9a-f]{64}$'),
  masked text not null check (masked !~ '[0-9]{7}'),
  verified_at timestamptz not null,
  -- Let go by its owner; kept for a while so that nobody else binds it at once.
  ended_at timestamptz check (ended_at >= verified_at),
  unique (kind, subject)
);
comment on column identity_binding.subject is 'One phone is one person, whoever asks: unique with its kind, and not readable back.';
create unique index identity_binding_person on identity_binding (person_id, kind) where ended_at is null;

create table identity_code (
  id uuid primary key,
  purpose text not null check (purpose in ('bind', 'sign-in')),
  subject text not null check (subject ~ '^[0-9a-f]{64}$'),
  masked text not null check (masked !~ '[0-9]{7}'),
  -- The number under lock (AES-256-GCM), only until the code is sent or given up.
  sealed bytea,
  person_id uuid references account_person (id),
  -- HMACs under a key of this installation: to count who asks too often, not to know who asks.
  address text not null,
  subnet text not null,
  next text,
  asked_at timestamptz not null,
  -- Until when it waits to be sent; once sent, until when it is good. Its digits are reckoned from its id with the key.
  expires_at timestamptz not null check (expires_at > asked_at),
  sent_at timestamptz,
  -- Why it could not be sent, for good.
  trouble text,
  sendings int not null default 0 check (sendings >= 0),
  next_try_at timestamptz,
  tries int not null default 0 check (tries between 0 and 5),
  used_at timestamptz,
  check ((purpose = 'bind') = (person_id is not null))
);
create index identity_code_subject on identity_code (subject, asked_at);
create index identity_code_person on identity_code (person_id, asked_at) where person_id is not null;
create index identity_code_address on identity_code (address, asked_at);
create index identity_code_subnet on identity_code (subnet, asked_at);
create index identity_code_asked on identity_code (asked_at);
create index identity_code_due on identity_code (next_try_at) where next_try_at is not null;

create table identity_flow (
  id uuid primary key,
  kind text not null check (kind in ('wechat', 'oidc')),
  -- SHA-256 of what travels, and of the browser that began.
  state text not null unique check (state ~ '^[0-9a-f]{64}$'),
  device text not null check (device ~ '^[0-9a-f]{64}$'),
  person_id uuid references account_person (id),
  -- Where the browser is sent, with the challenge; the verifier beside it never leaves.
  away text not null,
  verifier text not null,
  nonce text not null,
  next text,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index identity_flow_expires on identity_flow (expires_at);

create table identity_membership (
  id uuid primary key,
  person_id uuid not null references account_person (id),
  organisation_id uuid not null references organisation (id),
  state text not null check (state in ('asked', 'confirmed', 'refused', 'withdrawn', 'ended')),
  -- By what the unit knows them: a name on its roll, a staff number.
  known_by text not null,
  asked_at timestamptz not null,
  decided_at timestamptz check (decided_at >= asked_at),
  decided_by uuid references account_person (id),
  reason text,
  version int not null default 1,
  check ((state = 'asked') = (decided_at is null)),
  check (state <> 'confirmed' or (decided_by is not null and decided_by <> person_id))
);
create unique index identity_membership_person on identity_membership (person_id) where state in ('asked', 'confirmed');
-- One name on the roll or staff number makes one member, however many accounts say it is theirs.
create unique index identity_membership_known on identity_membership (organisation_id, lower(known_by))
  where state = 'confirmed';
create index identity_membership_organisation on identity_membership (organisation_id, state, asked_at);

-- A demo has no gateway: what it would have sent stands here, to be read.
create table identity_demo_message (
  id uuid primary key,
  at timestamptz not null,
  masked text not null,
  digits text not null
);

-- Proofs of work, each good for one thing once, whichever process sees it.
create table proof_spent (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null
);
create index proof_spent_expires on proof_spent (expires_at);

-- Applause without a name: one of a device for a work on a day; it counts for no ranking and no result.
create table vote_like (
  entry_id uuid not null references entry (id),
  day date not null,
  token text not null check (token ~ '^[0-9a-f]{64}$'),
  subnet text not null,
  primary key (entry_id, day, token)
);
create index vote_like_subnet on vote_like (entry_id, day, subnet);
create table vote_like_count (
  entry_id uuid primary key references entry (id),
  likes int not null check (likes >= 0)
);
