-- A unit's list runs 1, 2, 3 … without gaps, per call and per list.
select call_id, from_id from recommendation where state = 'standing'
group by call_id, from_id, leg = 'to-owner' having max(place) <> count(*) or min(place) <> 1;
-- No unit has more standing than the cap allows.
select r.call_id, r.from_id from recommendation r join call l on l.id = r.call_id
where r.state = 'standing' and r.leg <> 'to-owner' and l.unit_cap is not null
group by r.call_id, r.from_id, l.unit_cap having count(*) > l.unit_cap;
-- A step stands on the one before it: the first at the work's own unit, each further one where the last led.
select r.id from recommendation r join entry e on e.id = r.entry_id
where r.state = 'standing' and not (r.leg <> 'to-owner' and r.from_id = e.unit_id) and not exists (
  select from recommendation b where b.entry_id = r.entry_id and b.state = 'standing' and b.to_id = r.from_id
    and b.leg = case when r.leg = 'to-owner' then 'to-host' else 'upward' end);
-- Upward goes to the parent; to the host only from the owner's direct child or the owner itself; to the owner from the host.
select r.id from recommendation r join call l on l.id = r.call_id join campaign c on c.id = l.campaign_id
  join organisation f on f.id = r.from_id
where (r.leg = 'upward' and r.to_id is distinct from f.parent_id)
  or (r.leg = 'to-host' and (r.to_id <> l.host_id or c.organisation_id not in (f.id, f.parent_id)))
  or (r.leg = 'to-owner' and (r.from_id <> l.host_id or r.to_id <> c.organisation_id));
-- What stands has reached where it went, and the work is locked as recommended.
select r.id from recommendation r join entry e on e.id = r.entry_id
where r.state = 'standing' and (e.state <> 'recommended' or not exists (
  select from entry_reach x where x.entry_id = r.entry_id and x.organisation_id = r.to_id));
-- A recommended work stands recommended by its unit.
select e.id from entry e where e.state = 'recommended' and not exists (
  select from recommendation r where r.entry_id = e.id and r.from_id = e.unit_id and r.state = 'standing' and r.leg <> 'to-owner');
-- A work stands recommended only at the call it was entered for, or one that call descends from.
select r.id from recommendation r join call l on l.id = r.call_id join entry e on e.id = r.entry_id join call a on a.id = e.call_id
where not (a.lineage <@ l.lineage);
