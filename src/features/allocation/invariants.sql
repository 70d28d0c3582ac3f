-- A row of the owner is the owner's; no other row of an organisation is.
select r.id from allocation_row r join campaign c on c.id = r.campaign_id
where r.kind <> 'collective' and (r.kind = 'owner') <> (r.organisation_id = c.organisation_id);
-- Nobody is given twice: a member of a group has no figures of its own, and stands in one group.
select r.id from allocation_row r, unnest(r.members) as m (id)
where exists (select from allocation_row o join allocation_share s on s.row_id = o.id
  where o.campaign_id = r.campaign_id and o.organisation_id = m.id and s.amount > 0)
or exists (select from allocation_row o where o.campaign_id = r.campaign_id and o.id <> r.id and m.id = any(o.members));
-- What has targets or rows has a version.
select campaign_id from allocation_target where campaign_id not in (select campaign_id from allocation_version)
union select campaign_id from allocation_row where campaign_id not in (select campaign_id from allocation_version);
-- Every figure is of an indicator that its topmost campaign counts, be it retired since.
select f.campaign_id, f.indicator from (
  select campaign_id, indicator from allocation_target
  union select r.campaign_id, s.indicator from allocation_share s join allocation_row r on r.id = s.row_id
) f join campaign c on c.id = f.campaign_id join campaign top on top.lineage = subpath(c.lineage, 0, 1)
where f.indicator not in ('organisations', 'promoters', 'events', 'contacts', 'reach', 'spread')
and not exists (select from allocation_indicator i where i.campaign_id = top.id and i.key = f.indicator);
-- Indicators are said by topmost campaigns only.
select i.campaign_id from allocation_indicator i join campaign c on c.id = i.campaign_id where c.parent_id is not null;
-- A figure given by a paper level stands only where no level above gives it in the system.
select t.campaign_id from allocation_target t join campaign c on c.id = t.campaign_id
where t.origin = 'assigned' and c.parent_id is not null;
