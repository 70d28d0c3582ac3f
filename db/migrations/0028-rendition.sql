-- Making films, sounds and pictures playable: a queue with leases, and what came out of it.
create table rendition_job (
  id uuid primary key,
  file_id uuid not null references media_file (id),
  kind text not null check (kind in ('poster', 'film', 'sound', 'picture', 'caption')),
  -- Smaller goes first.
  priority int not null default 100,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  attempts int not null default 0 check (attempts between 0 and 10),
  -- Each taking raises it; who finishes must still hold it (F-07).
  fence int not null default 0,
  lease_until timestamptz,
  -- A word of text.ts: why it failed, for people.
  problem text,
  percent int not null default 0 check (percent between 0 and 100),
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  unique (file_id, kind)
);
create index rendition_job_waiting on rendition_job (priority, created_at) where state in ('waiting', 'running');

-- One output: bytes under their own name, proven by probing. Small renditions of pictures stay in media_file.renditions.
create table rendition (
  file_id uuid not null references media_file (id),
  -- poster.webp, poster.jpg, film.mp4, film.m3u8, film-000.ts, sound.mp3, wave.json, caption.vtt …
  name text not null check (name ~ '^[a-z]+(-[0-9]+)?\.[a-z0-9]+$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes > 0),
  content_type text not null,
  width int, height int, duration_seconds numeric,
  facts jsonb not null default '{}',
  made_at timestamptz not null,
  primary key (file_id, name)
);

create index rendition_sha256 on rendition (sha256);

-- Subtitles: from the file, uploaded or typed; edited as lines; versions are kept.
create table rendition_caption (
  file_id uuid not null references media_file (id),
  version int not null check (version > 0),
  language text not null check (language in ('zh', 'en')),
  source text not null check (source in ('embedded', 'uploaded', 'edited')),
  cues jsonb not null,
  by_id uuid references account_person (id),
  at timestamptz not null,
  primary key (file_id, language, version)
);
