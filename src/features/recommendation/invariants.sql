-- A unit's list runs 1, 2, 3 … without gaps, per call and per list.
select call_id, from_id from recommendation where state = 'standing'
group by call_id, from_id, leg = 'to-owner' having max(place) <> count(*) or min(place) <> 1;
-- No organisation has more standing than its cap: what it was given less what it gave up, else the call's cap for every unit.
select s.call_id, s.holder from (
  select r.call_id, x.id as holder, q.call_id is not null as is_given, l.route,
    coalesce(q.cap, case when q.call_id is null or l.route = 'levels' then l.unit_cap end) as cap, count(*) as works
  from recommendation r join call l on l.id = r.call_id join organisation f on f.id = r.from_id
    join organisation x on x.id = f.id or (l.route = 'sideways' and f.path <@ x.path)
    left join recommendation_quota q on q.call_id = r.call_id and q.organisation_id = x.id
  where r.state = 'standing' and r.leg <> 'to-owner' and (x.id = f.id or q.call_id is not null)
  group by r.call_id, x.id, q.call_id, q.cap, l.route, l.unit_cap) s
where s.works > s.cap - coalesce((select sum(w.count) from recommendation_waiver w
  where w.call_id = s.call_id and w.organisation_id = s.holder and w.ended_at is null), 0);
-- Nor more of one facet than a condition of its quota lets through.
select q.call_id, q.organisation_id, c.value from recommendation_quota q join call l on l.id = q.call_id, jsonb_array_elements(q.conditions) c
where c.value ? 'most' and (c.value ->> 'most')::int < (
  select count(*) from recommendation r join entry e on e.id = r.entry_id join organisation u on u.id = e.unit_id
    join organisation f on f.id = r.from_id join organisation x on x.id = q.organisation_id
  where r.call_id = q.call_id and r.state = 'standing' and r.leg <> 'to-owner'
    and (f.id = x.id or (l.route = 'sideways' and f.path <@ x.path))
    and c.value ->> 'key' = case c.value ->> 'by' when 'subtype' then e.subtype when 'group' then e.group_key else u.kind end);
-- What stands in the table of quotas is what the giver's last version says.
select q.call_id, q.organisation_id from recommendation_quota q where not exists (
  select from recommendation_quota_version v, jsonb_array_elements(v.rows) x
  where v.call_id = q.call_id and v.giver_id = q.giver_id and x.value ->> 'organisationId' = q.organisation_id::text
    and v.version = (select max(m.version) from recommendation_quota_version m where m.call_id = v.call_id and m.giver_id = v.giver_id)
    and (x.value ->> 'cap')::int is not distinct from q.cap and (x.value ->> 'floor')::int is not distinct from q.floor);
-- A step stands on the one before it: the first at the work's own unit, each further one where the last led.
select r.id from recommendation r join entry e on e.id = r.entry_id
where r.state = 'standing' and not (r.leg <> 'to-owner' and r.from_id = e.unit_id) and not exists (
  select from recommendation b where b.entry_id = r.entry_id and b.state = 'standing' and b.to_id = r.from_id
    and b.leg = case when r.leg = 'to-owner' then 'to-host' else 'upward' end);
-- Upward goes to the parent, and not at all where works go sideways; to the host only from the owner's direct child or the
-- owner itself, sideways from the work's own unit; to the owner from the host.
select r.id from recommendation r join call l on l.id = r.call_id join campaign c on c.id = l.campaign_id
  join organisation f on f.id = r.from_id join entry e on e.id = r.entry_id
where (r.leg = 'upward' and (r.to_id is distinct from f.parent_id or (l.route = 'sideways' and r.state = 'standing')))
  or (r.leg = 'to-host' and r.to_id <> l.host_id)
  or (r.leg = 'to-host' and l.route = 'levels' and c.organisation_id not in (f.id, f.parent_id))
  or (r.leg = 'to-host' and l.route = 'sideways' and r.state = 'standing' and r.from_id <> e.unit_id)
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
-- What is in the round was received; what took another's place took it in the same list, and the other has left it.
select r.id from recommendation r where r.taken_at is not null and r.received_at is null;
select r.id from recommendation r join recommendation o on o.id = r.replaces
where o.from_id <> r.from_id or o.call_id <> r.call_id or o.leg <> r.leg or o.state <> 'withdrawn' or o.entry_id = r.entry_id;
