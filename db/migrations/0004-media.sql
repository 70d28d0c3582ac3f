-- Files received: named by their own hash, looked at, and kept for good.

create table media_file (
  id uuid primary key,
  -- The bytes' own name. Two people may send the same bytes: two rows, one file on disk.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes > 0),
  container text not null check (container in ('mp4', 'mov', 'm4a', 'mp3', 'wav', 'jpeg', 'png', 'webp', 'pdf')),
  kind text not null check (kind in ('video', 'audio', 'picture', 'document')),
  -- As the sender called it: shown and offered for download, never part of a path.
  original_name text not null check (char_length(original_name) between 1 and 200),
  -- quarantined → keep → kept; quarantined → refuse → refused (src/features/media/media.ts).
  state text not null check (state in ('quarantined', 'kept', 'refused')),
  -- What the probe read from the bytes themselves.
  measured jsonb not null,
  received_by uuid references account_person (id),
  received_at timestamptz not null,
  -- Pictures made by us: name, sha256, size, container. The public sees only these.
  renditions jsonb not null default '[]' check (jsonb_typeof(renditions) = 'array'),
  check (kind = case
    when container in ('mp4', 'mov') then 'video'
    when container in ('m4a', 'mp3', 'wav') then 'audio'
    when container = 'pdf' then 'document'
    else 'picture' end)
);
create index media_file_sha256 on media_file (sha256);
create index media_file_received_by on media_file (received_by, received_at);
