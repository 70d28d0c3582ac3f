-- What is kept of activities alone is what a recount of those that count finds, unit by unit.
with recount as (
  select a.root_campaign_id, a.unit_id, x.counter, sum(x.amount)::bigint as amount
  from activity a, lateral (values ('activities', a.occurrences::bigint), ('participants', a.participants::bigint), ('reach', a.reach),
    ('spread', a.spread), ('hours', a.hours::bigint), (case when a.is_late then 'late' else 'on-time' end, 1::bigint)) x (counter, amount)
  where a.state in ('approved', 'accepted') group by 1, 2, 3)
select coalesce(r.unit_id, p.unit_id) as unit_id, coalesce(r.counter, p.counter) as counter, r.amount as recounted, p.amount as kept
from recount r full join (
  select * from progress_part where counter in ('activities', 'participants', 'reach', 'spread', 'hours', 'late', 'on-time')) p
  using (root_campaign_id, unit_id, counter)
where coalesce(r.amount, 0) <> coalesce(p.amount, 0);
-- What is kept of a series is what its occurrences add up to.
select a.id from activity a left join activity_occurrence t on t.activity_id = a.id group by a.id
having count(t.position) <> a.occurrences or sum(t.participants) is distinct from a.participants or min(t.held_at) is distinct from a.held_at;
-- An activity counts for a campaign at or above its unit, as long as nothing in the tree has moved, under the topmost of its lineage.
select a.id from activity a
join organisation u on u.id = a.unit_id
join campaign c on c.id = a.campaign_id
join organisation o on o.id = c.organisation_id
join campaign top on top.id = a.root_campaign_id
where not (c.lineage <@ top.lineage) or nlevel(top.lineage) <> 1
  or (not (u.path <@ o.path) and not exists (select 1 from organisation_step s where s.verb in ('move', 'merge', 'split')));
-- Nobody decides about what they report; who accepts is another level than who approves.
select a.id from activity a where a.approver_id = a.acceptor_id or a.acceptor_id = a.reporter_id or (a.approver_id = a.unit_id);
select s.id from activity_step s join activity a on a.id = s.activity_id
where s.verb in ('approve', 'accept', 'return', 'reopen') and (s.organisation_id is null or s.organisation_id = a.unit_id);
-- Accepted is only what stands at a level that accepts.
select id from activity where state = 'accepted' and acceptor_id is null;
-- Changes after approval are as many as the history tells.
select a.id from activity a where a.edits_after_approval <> (
  select count(*) from activity_step s where s.activity_id = a.id and s.verb = 'amend'
  and exists (select 1 from activity_step p where p.activity_id = a.id and p.verb = 'approve' and p.id < s.id));
