-- Every record has the version that stands, kept whole, and no later one.
select x.id from outcome_record x where not exists (
  select from outcome_version v where v.outcome_id = x.id and v.version = x.version and v.state = x.state
    and v.content ->> 'level' = x.level and v.content ->> 'kind' = x.kind
    and (v.content ->> 'award') is not distinct from x.award);
select v.outcome_id from outcome_version v join outcome_record x on x.id = v.outcome_id where v.version > x.version;
-- A level records only works of its own units, as long as nothing in the tree has moved.
select x.id from outcome_record x join entry e on e.id = x.entry_id join organisation u on u.id = e.unit_id
  join organisation o on o.id = x.organisation_id
where not (u.path <@ o.path) and not exists (select 1 from organisation_step s where s.verb in ('move', 'merge', 'split'));
