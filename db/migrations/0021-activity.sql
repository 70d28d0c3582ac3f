-- Activities in full: occurrences, optional figures, two steps upward, photos and links, pasted batches.
alter table activity drop constraint activity_state_check;
alter table activity drop constraint activity_check;
alter table activity
  add column occurrences int not null default 1 check (occurrences between 1 and 60),
  add column enterprise text,
  add column enterprise_key text,
  add column contacts int check (contacts between 0 and 1000000),
  add column reach bigint check (reach between 0 and 1000000000),
  add column reach_channel text,
  add column reach_source text,
  add column spread bigint check (spread between 0 and 1000000000),
  add column hours int check (hours between 0 and 100000),
  add column links text[] not null default '{}',
  add column is_late boolean not null default false,
  add column reporter_id uuid references organisation (id),
  add column approver_id uuid references organisation (id),
  add column acceptor_id uuid references organisation (id),
  add column approved_by uuid references account_person (id),
  add column accepted_at timestamptz,
  add column edits_after_approval int not null default 0;
update activity set links = array[link] where link is not null;
update activity a set reporter_id = a.unit_id, approver_id = u.parent_id,
  acceptor_id = (select g.id from organisation p join organisation g on g.id = p.parent_id, campaign c join organisation top on top.id = c.organisation_id
    where p.id = u.parent_id and c.id = a.root_campaign_id and g.path <@ top.path)
from organisation u where u.id = a.unit_id;
alter table activity drop column link;
alter table activity alter column reporter_id set not null, alter column approver_id set not null;
alter table activity
  add constraint activity_state_check check (state in ('reported', 'returned', 'approved', 'accepted')),
  add constraint activity_approved_check check ((state in ('approved', 'accepted')) = (approved_at is not null)),
  add constraint activity_accepted_check check ((state = 'accepted') = (accepted_at is not null)),
  add constraint activity_enterprise_key_check check ((enterprise is null) = (enterprise_key is null)),
  add constraint activity_reach_source_check check (reach is null or (reach_channel is not null and reach_source is not null));
comment on column activity.participants is 'The sum over its occurrences.';
comment on column activity.held_at is 'The first occurrence.';
comment on column activity.reporter_id is 'Who reports it: the unit itself, or the level above on behalf of a unit outside the system.';
comment on column activity.is_late is 'Reported after the day on which reports were due; decided once, when it was first reported.';
comment on column activity.edits_after_approval is 'How often it was changed after an approval, over its whole life.';
create index activity_to_approve on activity (approver_id, reported_at) include (reported_by) where state = 'reported';
create index activity_to_accept on activity (acceptor_id, approved_at) include (approved_by) where state = 'approved';
create index activity_sent_back on activity (reporter_id, reported_at) where state = 'returned';

create table activity_occurrence (
  activity_id uuid not null references activity (id),
  position int not null check (position between 1 and 60),
  held_at timestamptz not null,
  participants int not null check (participants between 1 and 1000000),
  primary key (activity_id, position)
);
create index activity_occurrence_held on activity_occurrence (held_at);
insert into activity_occurrence (activity_id, position, held_at, participants) select id, 1, held_at, participants from activity;

create table activity_photo (
  activity_id uuid not null references activity (id),
  file_id uuid not null references media_file (id),
  added_at timestamptz not null,
  primary key (activity_id, file_id)
);
insert into activity_photo (activity_id, file_id, added_at) select id, photo_id, reported_at from activity where photo_id is not null;
alter table activity drop column photo_id;

alter table activity_step add column changes jsonb;
comment on column activity_step.changes is 'What an amendment changed: [{field, before, after}], as words.';

create table activity_enterprise (
  root_campaign_id uuid not null references campaign (id),
  unit_id uuid not null references organisation (id),
  key text not null,
  uses int not null check (uses >= 0),
  primary key (root_campaign_id, unit_id, key)
);
comment on table activity_enterprise is 'How many records that count name an enterprise: it counts once while there is one, however many there are.';

create table activity_batch (
  id uuid primary key,
  unit_id uuid not null references organisation (id),
  person_id uuid not null references account_person (id),
  made_at timestamptz not null,
  content text not null,
  reported_at timestamptz,
  reported int
);
comment on table activity_batch is 'What was pasted or uploaded, kept as it was typed until it is reported as a whole or forgotten.';
create index activity_batch_made on activity_batch (made_at);

-- What was approved before counts as reported in time.
insert into progress_part (root_campaign_id, unit_id, counter, amount)
select root_campaign_id, unit_id, 'on-time', count(*) from activity where state = 'approved' group by 1, 2;
insert into progress_sum (root_campaign_id, organisation_id, counter, amount)
select p.root_campaign_id, o.id, p.counter, sum(p.amount)
from progress_part p join progress_place w using (root_campaign_id, unit_id)
join campaign c on c.id = p.root_campaign_id join organisation top on top.id = c.organisation_id
join organisation o on o.path @> w.counted_path and o.path <@ top.path
where p.counter = 'on-time' group by 1, 2, 3;
