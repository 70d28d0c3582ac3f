-- Copies across the whole tree: fingerprints of admitted works, pairs that resemble each other, what people decided.
create table resemblance_print (
  id bigint generated always as identity primary key,
  entry_id uuid not null references entry (id),
  -- Missing for the text of an entry.
  file_id uuid references media_file (id),
  kind text not null check (kind in ('picture', 'video', 'audio', 'text')),
  -- Of a picture: 0 the whole, 1 without its border. Everything else is whole.
  part smallint not null default 0 check (part in (0, 1)),
  -- Position in a film, in milliseconds.
  at_ms int not null default 0 check (at_ms >= 0),
  -- 32 bytes of 256 bits for pictures and frames; 32-bit numbers for sound; the text itself, as it was compared.
  bits bytea not null,
  -- Of a whole picture: its keypoints, 38 bytes each, and the words by which the search finds crops, 4 bytes each.
  keypoints bytea,
  corners bytea,
  made_at timestamptz not null,
  check ((kind = 'text') = (file_id is null)),
  check (kind not in ('picture', 'video') or octet_length(bits) = 32)
);
create index resemblance_print_entry on resemblance_print (entry_id);
create index resemblance_print_id on resemblance_print (kind, id);
-- What texts and sounds are found by: a few hashes of each, chosen by its content.
create table resemblance_shingle (
  hash bigint not null,
  print_id bigint not null references resemblance_print (id) on delete cascade,
  primary key (hash, print_id)
);
create index resemblance_shingle_print on resemblance_shingle (print_id);

-- Entries whose prints are to be made, with a lease: who dies gives it to the next, who was late changes nothing.
create table resemblance_job (
  entry_id uuid primary key references entry (id),
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  attempts int not null default 0 check (attempts between 0 and 10),
  -- Each taking raises it; who finishes must still hold it (F-07).
  fence int not null default 0,
  lease_until timestamptz,
  -- What the entry's files are: the same bytes elsewhere are found at once.
  files uuid[] not null default '{}',
  sha256s text[] not null default '{}',
  -- Files of which no print could be made, and why: [{fileId, why}].
  troubles jsonb not null default '[]' check (jsonb_typeof(troubles) = 'array'),
  asked_at timestamptz not null,
  ended_at timestamptz
);
create index resemblance_job_waiting on resemblance_job (asked_at) where state in ('waiting', 'running');
create index resemblance_job_sha256s on resemblance_job using gin (sha256s);
-- What was admitted before there were prints is looked at too.
insert into resemblance_job (entry_id, state, files, sha256s, asked_at)
select e.id, 'waiting', coalesce(array_agg(f.id) filter (where f.id is not null), '{}'),
  coalesce(array_agg(f.sha256) filter (where f.id is not null), '{}'), e.updated_at
from entry e left join media_file f on f.id = e.file_id and f.state = 'kept'
where e.state in ('admitted', 'recommended') group by e.id, e.updated_at;

create table resemblance (
  id uuid primary key,
  -- The one that was sent in earlier is named first.
  first_id uuid not null references entry (id),
  second_id uuid not null references entry (id),
  kind text not null check (kind in ('picture', 'video', 'audio', 'text', 'same-file')),
  score numeric not null check (score between 0 and 1),
  evidence jsonb not null default '{}' check (jsonb_typeof(evidence) = 'object'),
  -- Nearest organisation above both: what stands elsewhere is told to its officers only.
  ancestor_id uuid not null references organisation (id),
  state text not null check (state in ('open', 'decided')),
  decision text check (decision in ('same-work', 'quoted', 'permitted', 'plagiarism', 'unlike')),
  reason text,
  decided_by uuid references account_person (id),
  decided_at timestamptz,
  found_at timestamptz not null,
  version int not null default 1,
  unique (first_id, second_id, kind),
  check (first_id <> second_id),
  check ((state = 'decided') = (decision is not null)),
  check ((state = 'decided') = (reason is not null and decided_by is not null and decided_at is not null))
);
create index resemblance_ancestor on resemblance (ancestor_id, state, found_at);
create index resemblance_second on resemblance (second_id);
