-- A unit hands in many works at once: a table, files matched by name, looked through first, then all or the good ones.
create table batch (
  id uuid primary key,
  call_id uuid not null references call (id),
  unit_id uuid not null references organisation (id),
  by_id uuid not null references account_person (id),
  -- collecting → done | dropped.
  state text not null check (state in ('collecting', 'done', 'dropped')),
  -- [{row, line, cells: {column: text}}]: a row keeps its number for ever, its line is where it stands in the sheet.
  rows jsonb not null default '[]' check (jsonb_typeof(rows) = 'array'),
  -- Heads of the table that no column of the call has.
  unknown text[] not null default '{}',
  -- What came last and was not taken: [{name, refusal}].
  refused jsonb not null default '[]' check (jsonb_typeof(refused) = 'array'),
  version int not null default 1,
  created_at timestamptz not null,
  touched_at timestamptz not null
);
create index batch_unit on batch (unit_id, state, touched_at);
create table batch_file (
  batch_id uuid not null references batch (id),
  -- Path or name as it came, shown and matched, never part of a path on disk.
  name text not null check (char_length(name) between 1 and 300),
  file_id uuid not null references media_file (id),
  added_at timestamptz not null,
  primary key (batch_id, name)
);
create table batch_entry (
  batch_id uuid not null references batch (id),
  row int not null,
  entry_id uuid not null unique references entry (id),
  primary key (batch_id, row)
);
-- Works packed for somebody outside: who asked for what, and until when it may be fetched. The archive itself is never kept.
create table batch_handover (
  id uuid primary key,
  call_id uuid not null references call (id),
  organisation_id uuid not null references organisation (id),
  scope text not null check (scope in ('admitted', 'recommended', 'received')),
  count int not null check (count > 0),
  by_id uuid not null references account_person (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  check (expires_at > made_at)
);
create index batch_handover_by on batch_handover (by_id, made_at);
