-- Material: 好活动, 好故事, 示范基地 gathered, coached and turned into entries.
create table material (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('work', 'event', 'story', 'base')),
  title text not null check (char_length(title) between 1 and 60),
  content text not null default '',
  link text,
  activity_id uuid references activity (id),
  state text not null check (state in ('gathered', 'coached', 'turned', 'dropped')),
  entry_id uuid references entry (id),
  by_id uuid not null references account_person (id),
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state = 'turned') = (entry_id is not null))
);
-- One activity is material once; dropped, it may be taken up again.
create unique index material_activity on material (activity_id) where state <> 'dropped';
create index material_organisation on material (organisation_id, state, updated_at);
create table material_note (
  id bigint generated always as identity primary key,
  material_id uuid not null references material (id),
  by_id uuid not null references account_person (id),
  organisation_id uuid not null references organisation (id),
  at timestamptz not null,
  content text not null check (char_length(content) between 1 and 1000)
);
create index material_note_material on material_note (material_id, id);
