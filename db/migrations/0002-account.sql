-- People and how they sign in. The first four tables are better-auth's, under our names.

create table account_person (
  id uuid primary key,
  name text not null,
  username text not null unique check (username = lower(username)),
  display_username text,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column account_person.email is 'A placeholder at our own domain: better-auth asks for one, people do not.';

create table account_session (
  id uuid primary key,
  person_id uuid not null references account_person (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on column account_session.token is 'SHA-256 of the token; a copy of this table signs nobody in (AC-025).';
create index account_session_person on account_session (person_id);

create table account_credential (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  person_id uuid not null references account_person (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_credential_person on account_credential (person_id);

create table account_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- Failed sign-ins, counted per name and per address (AC-001).
create table account_attempt (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  username text not null,
  address text not null
);
create index account_attempt_username on account_attempt (username, at);
create index account_attempt_address on account_attempt (address, at);

-- The one way into an empty production database (AC-023).
create table account_setup_token (
  digest text primary key,
  expires_at timestamptz not null,
  used_at timestamptz
);
