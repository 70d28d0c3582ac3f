-- Promoters, visits and contacts are kept as a recount of the register, the visits and the activities that count finds them.
with recount as (
  select root_campaign_id, unit_id, 'promoters' as counter, count(*)::bigint as amount from promoter where until is null group by 1, 2
  union all
  select root_campaign_id, unit_id, 'visits', count(*) from promoter_visit where removed_at is null and activity_id is null group by 1, 2
  union all
  select root_campaign_id, unit_id, 'contacts', sum(contacts)::bigint from (
    select root_campaign_id, unit_id, met as contacts from promoter_visit where removed_at is null
    union all
    select root_campaign_id, unit_id, contacts from activity where state in ('approved', 'accepted')) c group by 1, 2
  union all
  select root_campaign_id, unit_id, 'enterprises', count(distinct key) from (
    select root_campaign_id, unit_id, workplace_key as key from promoter_visit where removed_at is null
    union all
    select root_campaign_id, unit_id, enterprise_key from activity where state in ('approved', 'accepted') and enterprise_key is not null) e
  group by 1, 2)
select coalesce(r.unit_id, p.unit_id) as unit_id, coalesce(r.counter, p.counter) as counter, r.amount as recounted, p.amount as kept
from recount r full join (select * from progress_part where counter in ('promoters', 'visits', 'contacts', 'enterprises')) p
  using (root_campaign_id, unit_id, counter)
where coalesce(r.amount, 0) <> coalesce(p.amount, 0);
-- How often an enterprise is named is what the records that count say.
with named as (
  select root_campaign_id, unit_id, key, count(*)::int as uses from (
    select root_campaign_id, unit_id, workplace_key as key from promoter_visit where removed_at is null
    union all
    select root_campaign_id, unit_id, enterprise_key from activity where state in ('approved', 'accepted') and enterprise_key is not null) e
  group by 1, 2, 3)
select coalesce(n.unit_id, e.unit_id) as unit_id, coalesce(n.key, e.key) as key, n.uses as recounted, e.uses as kept
from named n full join activity_enterprise e using (root_campaign_id, unit_id, key)
where coalesce(n.uses, 0) <> coalesce(e.uses, 0);
-- A visit is made by promoters of its own unit, by at least one, and belongs to an activity of its own unit only.
select v.id from promoter_visit v
left join promoter_visit_by b on b.visit_id = v.id left join promoter p on p.id = b.promoter_id
group by v.id, v.unit_id having count(p.id) = 0 or bool_or(p.unit_id <> v.unit_id);
select v.id from promoter_visit v join activity a on a.id = v.activity_id where a.unit_id <> v.unit_id;
