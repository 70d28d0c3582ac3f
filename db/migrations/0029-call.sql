-- What a call asks of an entry, as data: fields of a form, who may enter, where else one may enter, its template.
alter table call add column fields jsonb not null default '[]' check (jsonb_typeof(fields) = 'array');
alter table call add column eligibility jsonb not null default '{}' check (jsonb_typeof(eligibility) = 'object');
-- 1 and 1 is one file; 4 to 8 is a series that counts as one entry.
alter table call add column files_min int not null default 1 check (files_min >= 0);
alter table call add column files_max int not null default 1 check (files_max between 0 and 60);
alter table call add column entrances jsonb not null default '[]' check (jsonb_typeof(entrances) = 'array');
-- The key of the ready call of the library it was made from.
alter table call add column template text;
alter table call add column person_cap int check (person_cap > 0);
alter table call add column call_cap int check (call_cap > 0);
-- The form that is being worked on, until it is put to use as the call's next version.
create table call_design (
  call_id uuid primary key references call (id),
  fields jsonb not null check (jsonb_typeof(fields) = 'array'),
  -- The call's fields when the work began: whether they are another by now.
  base jsonb not null,
  version int not null default 1,
  at timestamptz not null,
  by_id uuid references account_person (id)
);
-- Versions from before ask nothing and cap nobody: so that what is added later shows as a change.
update call_version set rules = '{"fields": [], "eligibility": {}, "filesMin": 1, "filesMax": 1, "entrances": [],
  "personCap": null, "callCap": null, "file.codec": [], "file.long-side": [], "file.frame-rate": [], "file.bitrate": [],
  "file.dpi": [], "file.exif": [], "file.taken-within": [], "file.subtitles": []}'::jsonb || rules;
