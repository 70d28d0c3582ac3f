-- A child's path is its parent's path and its own label; so nothing stands beneath itself.
select o.id from organisation o left join organisation p on p.id = o.parent_id
where o.path <> case when p.id is null then o.label::ltree else p.path || o.label end;
-- Somebody can grant seats: an administrator sits at some root.
select 1 where exists (select from organisation_seat)
  and not exists (select from organisation_seat s join organisation o on o.id = s.organisation_id
    where s.role = 'admin' and s.valid_until is null);
-- The kept count of open workplaces is what a recount finds.
select o.id, o.units, n.units from organisation o cross join lateral (
  select count(*)::int as units from organisation u
  where u.path <@ o.path and u.kind = 'grassroots' and u.closed_on is null) n
where o.units <> n.units;
-- The open era says what is so: place and name.
select o.id from organisation o left join organisation_era e on e.organisation_id = o.id and e.until is null
where e.id is null or e.path <> o.path or (e.name_zh, e.name_en) is distinct from (o.name_zh, o.name_en);
-- Eras follow each other without a gap and without an overlap.
select e.organisation_id from (
  select organisation_id, until, lead(since) over w as next, lag(since) over w as prior, since
  from organisation_era window w as (partition by organisation_id order by since, id)) e
where (e.next is not null and e.until is distinct from e.next) or (e.next is null and e.until is not null);
-- Nothing open stands beneath what is closed, and nobody serves there.
select o.id from organisation o join organisation p on p.id = o.parent_id
where o.closed_on is null and p.closed_on is not null;
select o.id from organisation o join organisation_seat s on s.organisation_id = o.id
where o.closed_on is not null and s.valid_until is null;
-- What was merged is closed, and stands beneath what it was merged into or where that has gone since.
select id from organisation where merged_into is not null and closed_on is null;
-- Two open organisations beneath one parent bear two names.
select parent_id, name_zh from organisation where closed_on is null and parent_id is not null
group by parent_id, name_zh having count(*) > 1;
-- Whatever has a name can be found by it.
select id from organisation where pinyin = '';
