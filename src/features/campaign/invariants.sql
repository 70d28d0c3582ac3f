-- A campaign's lineage is its parent's and its own label.
select c.id from campaign c left join campaign p on p.id = c.parent_id
where c.lineage <> case when p.id is null then replace(c.id::text, '-', '')::ltree else p.lineage || replace(c.id::text, '-', '') end;
-- Whoever adopts stands beneath the one adopted from, or stood there once: organisations move, papers do not.
select c.id from campaign c join campaign p on p.id = c.parent_id
join organisation o on o.id = c.organisation_id join organisation po on po.id = p.organisation_id
where (not (o.path <@ po.path) or o.path = po.path)
  and not exists (select from organisation_era e join organisation_era pe on pe.organisation_id = po.id
    where e.organisation_id = o.id and e.path <@ pe.path and e.path <> pe.path);
-- The present version of every campaign is written down.
select c.id from campaign c where not exists (select from campaign_version v where v.campaign_id = c.id and v.version = c.version);
-- Every adopted campaign names a version of its parent that is written down.
select c.id from campaign c where c.parent_id is not null
  and not exists (select from campaign_version v where v.campaign_id = c.parent_id and v.version = c.parent_version);
-- An adopted campaign ends within the latitude of the version it adopted.
select c.id from campaign c join campaign_version v on v.campaign_id = c.parent_id and v.version = c.parent_version
where case coalesce(v.rules #>> '{latitude,closesAt}', 'tighten')
  when 'locked' then c.closes_at <> (v.rules ->> 'closesAt')::timestamptz
  when 'tighten' then c.closes_at > (v.rules ->> 'closesAt')::timestamptz
  else false end;
-- What runs has not ended; what was withdrawn says when and why.
select id from campaign where (state in ('draft', 'running') and ended_at is not null)
  or (state = 'withdrawn' and (ended_at is null or coalesce(ended_reason, '') = ''));
