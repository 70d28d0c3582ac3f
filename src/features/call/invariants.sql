-- A call's lineage is its parent's and its own label.
select l.id from call l left join call p on p.id = l.parent_id
where l.lineage <> case when p.id is null then replace(l.id::text, '-', '')::ltree else p.lineage || replace(l.id::text, '-', '') end;
-- An adopted call belongs to a campaign adopted from the parent's.
select l.id from call l join call p on p.id = l.parent_id join campaign c on c.id = l.campaign_id
where c.parent_id is distinct from p.campaign_id;
-- The present version of every call is written down, and the one above that it took over.
select l.id from call l where not exists (select from call_version v where v.call_id = l.id and v.version = l.version)
  or (l.parent_id is not null and not exists (select from call_version v where v.call_id = l.parent_id and v.version = l.parent_version));
-- An adopted call closes, and caps its units, within the latitude of the version it took over.
select l.id from call l join call_version v on v.call_id = l.parent_id and v.version = l.parent_version
where case coalesce(v.rules #>> '{latitude,closesAt}', 'tighten')
  when 'locked' then l.closes_at <> (v.rules ->> 'closesAt')::timestamptz
  when 'tighten' then l.closes_at > (v.rules ->> 'closesAt')::timestamptz
  else false end
  or case coalesce(v.rules #>> '{latitude,unitCap}', 'tighten')
  when 'free' then false
  else (v.rules ->> 'unitCap')::int < coalesce(l.unit_cap, 2147483647) end;
-- Formulas add up; votes and figures from outside together weigh at most forty percent.
select id from call, lateral (select coalesce(sum((f->>'percent')::int), 0) as percent,
  coalesce(sum((f->>'percent')::int) filter (where f->'conversion'->>'kind' in ('max-normal', 'min-max', 'share')), 0) as weighed
  from jsonb_array_elements(coalesce(formula->'figures', '[]')) as f) as figures
where (formula->>'judgesPercent')::int + (formula->>'votesPercent')::int + figures.percent <> 100
  or (formula->>'votesPercent')::int + figures.weighed > 40;
