-- What a campaign is to reach, and how that is shared out to the organisations beneath.
create table allocation_target (
  campaign_id uuid not null references campaign (id),
  indicator text not null check (indicator in ('organisations', 'promoters', 'events', 'contacts', 'reach')),
  amount bigint not null check (amount > 0),
  unit text not null check (unit in ('count', 'percent')),
  words text,
  primary key (campaign_id, indicator),
  check (unit = 'count' or amount <= 100)
);

create table allocation_share (
  campaign_id uuid not null references campaign (id),
  organisation_id uuid not null references organisation (id),
  indicator text not null check (indicator in ('organisations', 'promoters', 'events', 'contacts')),
  amount bigint not null check (amount >= 0),
  position int not null default 0,
  primary key (campaign_id, organisation_id, indicator)
);
create index allocation_share_organisation on allocation_share (organisation_id);

create table allocation_version (
  campaign_id uuid primary key references campaign (id),
  version int not null
);
