-- What has been reached: each unit's own part, where it is counted, and the sum at every organisation above.
create table progress_place (
  root_campaign_id uuid not null references campaign (id),
  unit_id uuid not null references organisation (id),
  counted_path ltree not null,
  is_workplace boolean not null,
  primary key (root_campaign_id, unit_id)
);
comment on column progress_place.counted_path is 'Where the unit stood when its part was last counted: a move re-places it in running campaigns only.';
comment on column progress_place.is_workplace is 'Whether it was a workplace when it was first counted: only those count as units and organisations.';
create index progress_place_path on progress_place using gist (counted_path);
create index progress_place_unit on progress_place (unit_id);

create table progress_part (
  root_campaign_id uuid not null references campaign (id),
  unit_id uuid not null references organisation (id),
  counter text not null check (counter ~ '^[a-z][a-z-]*$'),
  amount bigint not null check (amount >= 0),
  primary key (root_campaign_id, unit_id, counter),
  foreign key (root_campaign_id, unit_id) references progress_place (root_campaign_id, unit_id)
);

create table progress_sum (
  root_campaign_id uuid not null references campaign (id),
  organisation_id uuid not null references organisation (id),
  counter text not null check (counter ~ '^[a-z][a-z-]*$'),
  amount bigint not null,
  primary key (root_campaign_id, organisation_id, counter)
);

create table progress_unsettled (
  root_campaign_id uuid not null references campaign (id),
  unit_id uuid not null references organisation (id),
  primary key (root_campaign_id, unit_id)
);
comment on table progress_unsettled is 'Units that moved while their campaign runs and are still counted where they stood; settled batch by batch.';

create table progress_stated (
  id bigint generated always as identity primary key,
  root_campaign_id uuid not null references campaign (id),
  organisation_id uuid not null references organisation (id),
  at timestamptz not null,
  by_id uuid references account_person (id),
  by_organisation_id uuid not null references organisation (id),
  amounts jsonb not null,
  source text not null,
  dated date not null,
  note text
);
comment on table progress_stated is 'Figures of a level outside the system, recorded by hand; only ever added to, the last one counts.';
comment on column progress_stated.amounts is 'By counter; counted as hand-<counter>, so that records and paper stay apart.';
create index progress_stated_organisation on progress_stated (root_campaign_id, organisation_id, id);

insert into progress_place (root_campaign_id, unit_id, counted_path, is_workplace)
select distinct a.root_campaign_id, a.unit_id, u.path, u.kind = 'grassroots' from activity a join organisation u on u.id = a.unit_id where a.state = 'approved';
insert into progress_part (root_campaign_id, unit_id, counter, amount)
select a.root_campaign_id, a.unit_id, x.counter, sum(x.amount)
from activity a, lateral (values ('activities', 1::bigint), ('participants', a.participants::bigint)) x (counter, amount)
where a.state = 'approved' group by 1, 2, 3
union all
select distinct a.root_campaign_id, a.unit_id, x.counter, 1
from activity a join organisation u on u.id = a.unit_id and u.kind = 'grassroots',
  lateral (values ('units'), ('organisations')) x (counter) where a.state = 'approved';
insert into progress_sum (root_campaign_id, organisation_id, counter, amount)
select p.root_campaign_id, o.id, p.counter, sum(p.amount)
from progress_part p join progress_place w using (root_campaign_id, unit_id)
join campaign c on c.id = p.root_campaign_id join organisation top on top.id = c.organisation_id
join organisation o on o.path @> w.counted_path and o.path <@ top.path
group by 1, 2, 3;
drop table activity_progress;
