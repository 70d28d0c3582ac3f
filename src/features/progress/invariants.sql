-- Every sum is what a recount of the parts finds, at every level of the line they are counted under, once.
with recount as (
  select p.root_campaign_id, o.id as organisation_id, p.counter, sum(p.amount)::bigint as amount
  from progress_part p
  join progress_place w using (root_campaign_id, unit_id)
  join campaign c on c.id = p.root_campaign_id
  join organisation top on top.id = c.organisation_id
  cross join lateral unnest(string_to_array(w.counted_path::text, '.')) with ordinality as at (label, depth)
  join organisation o on o.label = at.label
  where at.depth >= array_position(string_to_array(w.counted_path::text, '.'), top.label)
  group by 1, 2, 3)
select coalesce(r.organisation_id, s.organisation_id) as organisation_id, coalesce(r.counter, s.counter) as counter,
  r.amount as recounted, s.amount as kept
from recount r full join progress_sum s using (root_campaign_id, organisation_id, counter)
where coalesce(r.amount, 0) <> coalesce(s.amount, 0);
-- What is derived follows from what it is derived from; only workplaces count as organisations.
select w.root_campaign_id, w.unit_id from progress_place w
left join progress_part p on p.root_campaign_id = w.root_campaign_id and p.unit_id = w.unit_id
group by 1, 2, w.is_workplace
having coalesce(sum(p.amount) filter (where p.counter = 'units'), 0)
    <> case when w.is_workplace then least(1, coalesce(sum(p.amount) filter (where p.counter = 'activities'), 0)) else 0 end
  or coalesce(sum(p.amount) filter (where p.counter = 'organisations'), 0)
    <> case when w.is_workplace
      then least(1, coalesce(sum(p.amount) filter (where p.counter in ('activities', 'visits', 'promoters')), 0)) else 0 end;
-- What counts by hand is what was recorded last.
with last as (
  select distinct on (root_campaign_id, organisation_id) root_campaign_id, organisation_id as unit_id, amounts
  from progress_stated order by root_campaign_id, organisation_id, id desc),
stated as (
  select l.root_campaign_id, l.unit_id, 'hand-' || x.key as counter, x.value::bigint as amount
  from last l, jsonb_each_text(l.amounts) x)
select unit_id, counter, s.amount as stated, p.amount as kept
from stated s full join (select * from progress_part where counter like 'hand-%') p using (root_campaign_id, unit_id, counter)
where coalesce(s.amount, 0) <> coalesce(p.amount, 0);
-- A unit that waits to be counted elsewhere is counted somewhere.
select n.unit_id from progress_unsettled n
left join progress_place w using (root_campaign_id, unit_id) where w.unit_id is null;
