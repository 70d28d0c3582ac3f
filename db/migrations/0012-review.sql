-- One round at the host: judges, what they judge, their scores.
create table review_round (
  id uuid primary key,
  call_id uuid not null unique references call (id),
  campaign_id uuid not null references campaign (id),
  host_id uuid not null references organisation (id),
  rubric jsonb not null,
  state text not null check (state in ('open', 'closed', 'handed')),
  opened_at timestamptz not null,
  opened_by uuid references account_person (id),
  closed_at timestamptz,
  handed_at timestamptz,
  version int not null default 1
);

create table review_judge (
  round_id uuid not null references review_round (id),
  person_id uuid not null references account_person (id),
  unit_id uuid not null references organisation (id),
  invited_at timestamptz not null,
  primary key (round_id, person_id)
);
create index review_judge_person on review_judge (person_id);

create table review_entry (
  round_id uuid not null references review_round (id),
  entry_id uuid not null references entry (id),
  entry_version int not null,
  position int not null,
  primary key (round_id, entry_id)
);

create table review_score (
  round_id uuid not null references review_round (id),
  entry_id uuid not null,
  judge_id uuid not null,
  marks jsonb not null,
  total numeric(6, 2) not null check (total between 0 and 100),
  remark text,
  submitted_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (round_id, entry_id, judge_id),
  foreign key (round_id, entry_id) references review_entry (round_id, entry_id),
  foreign key (round_id, judge_id) references review_judge (round_id, person_id)
);
