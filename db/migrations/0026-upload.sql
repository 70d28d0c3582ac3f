-- A file on its way in, piece by piece: who sends it, how far it has come, what became of it. Its bytes lie among what arrives.
create table upload (
  id uuid primary key,
  owner_id uuid not null references account_person (id),
  -- What the sender calls it; never part of a path.
  original_name text not null check (char_length(original_name) between 1 and 200),
  size_bytes bigint not null check (size_bytes > 0),
  -- Bytes known to be on disk (fsynced). Never more than what lies there.
  offset_bytes bigint not null default 0 check (offset_bytes between 0 and size_bytes),
  -- Name of its bytes among what arrives.
  token text not null unique check (token ~ '^[0-9a-f]{32}$'),
  -- arriving → complete → taken; arriving|complete → dropped.
  state text not null check (state in ('arriving', 'complete', 'taken', 'dropped')),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The kept file it became.
  file_id uuid references media_file (id),
  -- What the form it belongs to is: 'entry:<id>', 'batch:<id>'; only a word for the page that shows what is under way.
  purpose text not null check (char_length(purpose) between 1 and 100),
  -- Which process writes a piece just now (host, process, its birth), and when it last said so.
  writer text,
  writer_at timestamptz,
  created_at timestamptz not null,
  touched_at timestamptz not null,
  expires_at timestamptz not null,
  check ((state in ('complete', 'taken')) <= (offset_bytes = size_bytes and sha256 is not null)),
  -- Nobody is told the last byte before the whole file was read back and named.
  check (state <> 'arriving' or offset_bytes < size_bytes),
  check ((state = 'taken') = (file_id is not null))
);
create index upload_owner on upload (owner_id, purpose, created_at);
create index upload_expires on upload (expires_at) where state in ('arriving', 'complete');
