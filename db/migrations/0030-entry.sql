-- Several files in order, answers to the call's fields, what was declared when, every version, and works made elsewhere.
create table entry_file (
  entry_id uuid not null references entry (id),
  file_id uuid not null references media_file (id),
  position int not null check (position between 1 and 60),
  note text not null default '' check (char_length(note) <= 200),
  added_at timestamptz not null,
  primary key (entry_id, file_id),
  unique (entry_id, position) deferrable initially deferred
);
create index entry_file_file on entry_file (file_id);
insert into entry_file (entry_id, file_id, position, added_at) select id, file_id, 1, updated_at from entry where file_id is not null;

alter table entry add column answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object');
-- Which wording was agreed to, and when: [{key, version, at}].
alter table entry add column declared jsonb not null default '[]' check (jsonb_typeof(declared) = 'array');
-- The subtype of the call it was entered as (故事情景剧, 组照 …).
alter table entry add column subtype text;
alter table entry add column group_key text;
-- Entered on another platform first: {platform, reference, url}; each reference once per call.
alter table entry add column elsewhere jsonb;
create unique index entry_elsewhere on entry (call_id, (elsewhere ->> 'platform'), (elsewhere ->> 'reference')) where elsewhere is not null and state <> 'withdrawn';
-- The entry in another call it was taken from.
alter table entry add column origin_id uuid references entry (id);
alter table entry add column caption text;

-- The whole of an entry as it was sent, each time: append-only.
create table entry_sending (
  entry_id uuid not null references entry (id),
  version int not null,
  at timestamptz not null,
  by_id uuid references account_person (id),
  content jsonb not null,
  primary key (entry_id, version)
);
-- Reasons by the field: what an officer wants put right.
create table entry_remark (
  id bigint generated always as identity primary key,
  entry_id uuid not null references entry (id),
  version int not null,
  field text not null,
  reason text not null check (char_length(reason) between 1 and 500),
  by_id uuid references account_person (id),
  at timestamptz not null
);
create index entry_remark_entry on entry_remark (entry_id, version);

-- What was sent before there were versions: its present state stands for the sending that counts.
insert into entry_sending (entry_id, version, at, by_id, content)
select e.id, e.version, e.submitted_at, e.sent_by, jsonb_strip_nulls(jsonb_build_object(
  'title', e.title, 'summary', e.summary, 'makers', e.makers, 'statements', e.statements, 'declared', '[]'::jsonb,
  'link', e.link, 'answers', '{}'::jsonb, 'files', coalesce((
    select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.original_name, 'sha256', m.sha256,
      'sizeBytes', m.size_bytes, 'note', f.note) order by f.position)
    from entry_file f join media_file m on m.id = f.file_id where f.entry_id = e.id), '[]'::jsonb)))
from entry e where e.submitted_at is not null and e.number is not null;

create function entry_sending_stands() returns trigger language plpgsql as
$$ begin raise exception 'a version stands: what was sent is only added to'; end $$;
create trigger entry_sending_stands before update or delete or truncate on entry_sending
  for each statement execute function entry_sending_stands();
