-- Letters to people: the inbox.
create table message_letter (
  id uuid primary key,
  person_id uuid not null references account_person (id),
  fact_id bigint not null references outbox_fact (id),
  kind text not null check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  about jsonb not null,
  link text not null check (link like '/%'),
  at timestamptz not null,
  read_at timestamptz,
  unique (fact_id, person_id, kind)
);
create index message_letter_person on message_letter (person_id, at desc);
