-- A child's path is its parent's path and its own label.
select o.id from organisation o left join organisation p on p.id = o.parent_id
where o.path <> case when p.id is null then o.label::ltree else p.path || o.label end;
-- Somebody can grant seats: an administrator sits at some root.
select 1 where exists (select from organisation_seat)
  and not exists (select from organisation_seat s join organisation o on o.id = s.organisation_id
    where s.role = 'admin' and s.valid_until is null);
