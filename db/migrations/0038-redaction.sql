-- What is hidden of a work while it is judged: phrases, regions of pictures, whole files; and what was looked at and left.
create table redaction_mark (
  id uuid primary key,
  entry_id uuid not null references entry (id),
  -- 'hide' and 'keep' are of a phrase wherever it stands; 'cover' of a region of a picture; 'withhold' and 'clear' of a file.
  kind text not null check (kind in ('hide', 'keep', 'cover', 'withhold', 'clear')),
  phrase text check (length(phrase) between 1 and 100),
  file_id uuid references media_file (id),
  -- Of the picture as shown, in percent from the upper left corner.
  x numeric(5, 2) check (x between 0 and 100),
  y numeric(5, 2) check (y between 0 and 100),
  w numeric(5, 2) check (w > 0 and x + w <= 100),
  h numeric(5, 2) check (h > 0 and y + h <= 100),
  way text check (way in ('box', 'blur')),
  at timestamptz not null,
  by_id uuid references account_person (id),
  ended_at timestamptz,
  ended_by uuid references account_person (id),
  check ((phrase is not null) = (kind in ('hide', 'keep'))),
  check ((file_id is not null) = (kind in ('cover', 'withhold', 'clear'))),
  check (num_nonnulls(x, y, w, h, way) = case when kind = 'cover' then 5 else 0 end),
  check (ended_at >= at)
);
create index redaction_mark_entry on redaction_mark (entry_id) where ended_at is null;
create unique index redaction_mark_phrase on redaction_mark (entry_id, phrase) where ended_at is null and phrase is not null;
create unique index redaction_mark_file on redaction_mark (entry_id, file_id)
  where ended_at is null and kind in ('withhold', 'clear');

-- A covered picture as judges get it, with the covers it was drawn with; never served once they differ from those that stand.
create table redaction_copy (
  entry_id uuid not null references entry (id),
  file_id uuid not null references media_file (id),
  name text not null check (name in ('wide.webp', 'wide.jpg', 'small.webp', 'small.jpg')),
  covers text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes int not null check (size_bytes > 0),
  width int not null,
  height int not null,
  primary key (entry_id, file_id, name)
);
