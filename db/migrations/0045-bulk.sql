-- Acts on many things at once, with saved queries and labels; and the indexes by which long lists of works are asked.
create table bulk_act (
  id uuid primary key,
  -- In whose name: the organisation of the officer's seat.
  organisation_id uuid not null references organisation (id),
  list text not null,
  act text not null,
  query text not null,
  setting jsonb not null default '{}' check (jsonb_typeof(setting) = 'object'),
  state text not null check (state in ('preview', 'waiting', 'running', 'done', 'reversing', 'reversed', 'dropped')),
  at timestamptz not null,
  by_id uuid not null references account_person (id),
  -- Who ordered it, as facts name them when the worker carries it out.
  ordered_at timestamptz,
  session_id text,
  address text,
  due_at timestamptz,
  -- When its last portion was done: whoever waited longest comes next, so that a long act holds up nobody.
  ran_at timestamptz,
  done_at timestamptz,
  reversed_at timestamptz,
  reversed_by uuid references account_person (id),
  version int not null default 1,
  check ((state in ('preview', 'dropped')) = (ordered_at is null)),
  check (ordered_at is null or due_at is not null)
);
create index bulk_act_organisation on bulk_act (organisation_id, at desc);
create index bulk_act_due on bulk_act (due_at) where state in ('waiting', 'running', 'reversing');

-- What the query found when it was frozen: how each stood, what will happen to it, and what did.
create table bulk_item (
  act_id uuid not null references bulk_act (id),
  position int not null check (position > 0),
  subject_id uuid not null,
  title text not null,
  place_zh text not null,
  place_en text,
  seen jsonb not null default '{}',
  -- Why it will not be done, as the preview says it.
  refusal jsonb,
  outcome text check (outcome in ('done', 'refused', 'reversed', 'kept')),
  -- Why it was refused, or left as it is when the rest was taken back.
  told jsonb,
  after jsonb not null default '{}',
  primary key (act_id, position),
  unique (act_id, subject_id)
);
create index bulk_item_left on bulk_item (act_id, position) where outcome is null;

create table bulk_saved (
  id uuid primary key,
  person_id uuid not null references account_person (id),
  -- Set when the person's organisation may use it too.
  organisation_id uuid references organisation (id),
  list text not null,
  name text not null,
  query text not null,
  at timestamptz not null,
  unique (person_id, list, name)
);
create index bulk_saved_organisation on bulk_saved (organisation_id, list) where organisation_id is not null;

create table bulk_label (
  organisation_id uuid not null references organisation (id),
  entry_id uuid not null references entry (id),
  name text not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  primary key (organisation_id, entry_id, name)
);
create index bulk_label_entry on bulk_label (entry_id);

-- Lists of works are shown the newest first, whatever is asked of them.
create index entry_newest on entry ((coalesce(submitted_at, created_at)) desc, id desc);
create index entry_title_words on entry using gin (lower(title) gin_trgm_ops);
create index entry_number_words on entry using gin (lower(number) gin_trgm_ops);
create index entry_maker_words on entry using gin (lower(jsonb_path_query_array(makers, '$[*].name')::text) gin_trgm_ops);
