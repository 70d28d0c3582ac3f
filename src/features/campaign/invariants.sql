-- A campaign's lineage is its parent's and its own label.
select c.id from campaign c left join campaign p on p.id = c.parent_id
where c.lineage <> case when p.id is null then replace(c.id::text, '-', '')::ltree else p.lineage || replace(c.id::text, '-', '') end;
-- Whoever adopts stands beneath the one adopted from.
select c.id from campaign c join campaign p on p.id = c.parent_id
join organisation o on o.id = c.organisation_id join organisation po on po.id = p.organisation_id
where not (o.path <@ po.path) or o.path = po.path;
-- An adopted campaign never ends after its parent.
select c.id from campaign c join campaign p on p.id = c.parent_id where c.closes_at > p.closes_at;
