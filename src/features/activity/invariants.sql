-- Progress equals a recount of what is approved, at every organisation, once.
with recount as (
  select a.root_campaign_id, o.id as organisation_id, count(*)::int as events, sum(a.participants)::bigint as participants
  from activity a
  join organisation u on u.id = a.unit_id
  join campaign c on c.id = a.root_campaign_id
  join organisation top on top.id = c.organisation_id
  join organisation o on o.path @> u.path and o.path <@ top.path
  where a.state = 'approved'
  group by a.root_campaign_id, o.id)
select coalesce(r.organisation_id, p.organisation_id) as organisation_id, r.events as recounted, p.events as kept
from recount r full join activity_progress p using (root_campaign_id, organisation_id)
where coalesce(r.events, 0) <> coalesce(p.events, 0) or coalesce(r.participants, 0) <> coalesce(p.participants, 0);
-- An activity counts for a campaign at or above its unit, under the topmost of that campaign's lineage.
select a.id from activity a
join organisation u on u.id = a.unit_id
join campaign c on c.id = a.campaign_id
join organisation o on o.id = c.organisation_id
join campaign top on top.id = a.root_campaign_id
where not (u.path <@ o.path) or not (c.lineage <@ top.lineage) or nlevel(top.lineage) <> 1;
-- Whoever decides stands straight above the unit.
select s.id from activity_step s join activity a on a.id = s.activity_id join organisation u on u.id = a.unit_id
where s.organisation_id is distinct from case when s.verb in ('approve', 'return', 'reopen') then u.parent_id else u.id end;
-- Approved less undone is one for what stands approved, none for the rest.
select s.activity_id from activity_step s join activity a on a.id = s.activity_id
group by s.activity_id, a.state
having count(*) filter (where s.verb = 'approve') - count(*) filter (where s.verb = 'reopen')
  <> case when a.state = 'approved' then 1 else 0 end;
