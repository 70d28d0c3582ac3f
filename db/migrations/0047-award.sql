-- Further figures of works, stated by hand with their source: every statement is kept, the last of a work and figure counts.
create table award_figure (
  id bigint generated always as identity primary key,
  call_id uuid not null references call (id),
  -- Of the call's sheet: everything that one person stated at once bears one number.
  version int not null check (version > 0),
  entry_id uuid not null references entry (id),
  key text not null,
  -- Absent where what stood before was taken back.
  amount bigint check (amount between 0 and 1000000000000),
  source text,
  dated date,
  at timestamptz not null,
  by_id uuid references account_person (id),
  unique (call_id, entry_id, key, version),
  check ((amount is null) = (source is null) and (amount is null) = (dated is null))
);
create index award_figure_version on award_figure (call_id, version);
