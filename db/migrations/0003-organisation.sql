-- The tree of organisations, and who serves where.

create table organisation (
  id uuid primary key,
  label text not null unique check (label ~ '^[a-z0-9_]+$'),
  path ltree not null unique,
  parent_id uuid references organisation (id),
  name_zh text not null,
  name_en text,
  short_zh text not null,
  short_en text,
  kind text not null check (kind in ('national', 'territorial', 'industrial', 'directly-affiliated', 'grassroots')),
  position int not null default 0,
  created_at timestamptz not null default now(),
  check ((parent_id is null) = (nlevel(path) = 1))
);
create index organisation_path on organisation using gist (path);
create index organisation_parent on organisation (parent_id, position);
create index organisation_name on organisation using gin (name_zh gin_trgm_ops);

create table organisation_seat (
  id uuid primary key,
  person_id uuid not null references account_person (id),
  organisation_id uuid not null references organisation (id),
  role text not null check (role in ('admin', 'officer', 'leader')),
  valid_from timestamptz not null,
  valid_until timestamptz,
  granted_by uuid references account_person (id),
  unique (person_id, organisation_id, role)
);
create index organisation_seat_organisation on organisation_seat (organisation_id);
