-- Reminders: who was told what again, and which dates have been seen to.
create table reminder (
  id uuid primary key,
  campaign_id uuid not null references campaign (id),
  kind text not null check (kind ~ '^[a-z-]+$'),
  at timestamptz not null,
  by_id uuid references account_person (id),
  occasion text check (occasion in ('before-7', 'before-1', 'after-1')),
  words text not null,
  due_at timestamptz,
  check ((by_id is null) = (occasion is not null))
);
comment on column reminder.by_id is 'Nobody, when the date itself was the reason.';
create index reminder_campaign on reminder (campaign_id, kind, at);

create table reminder_recipient (
  reminder_id uuid not null references reminder (id),
  organisation_id uuid not null references organisation (id),
  primary key (reminder_id, organisation_id)
);
create index reminder_recipient_organisation on reminder_recipient (organisation_id);

create table reminder_setting (
  campaign_id uuid primary key references campaign (id),
  is_automatic boolean not null,
  version int not null default 1
);

create table reminder_occasion (
  campaign_id uuid not null references campaign (id),
  kind text not null,
  occasion text not null check (occasion in ('before-7', 'before-1', 'after-1')),
  due_at timestamptz not null,
  at timestamptz not null,
  primary key (campaign_id, kind, occasion, due_at)
);
comment on table reminder_occasion is 'Dates already seen to, whether or not anybody had to be told: each once.';
