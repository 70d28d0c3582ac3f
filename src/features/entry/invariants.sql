-- An entry stands at a call of its own campaign, and at a unit beneath that campaign's organisation.
select e.id from entry e join call l on l.id = e.call_id where l.campaign_id <> e.campaign_id;
select e.id from entry e join campaign c on c.id = e.campaign_id join organisation owner on owner.id = c.organisation_id
join organisation unit on unit.id = e.unit_id where not (unit.path <@ owner.path)
  and not exists (select from organisation_era e join organisation_era h on h.organisation_id = owner.id
    where e.organisation_id = unit.id and e.path <@ h.path);
-- What was sent declares all that must be declared, and has a work.
select id from entry where state not in ('draft', 'withdrawn', 'returned')
  and (title = '' or jsonb_array_length(makers) = 0 or (file_id is null and link is null)
    or not coalesce((statements->>'original')::boolean and (statements->>'portrait')::boolean and (statements->>'licence')::boolean, false));
-- As many sendings are noted as the version says; none for what was never sent.
select e.id from entry e where e.state <> 'draft' and e.submitted_at is not null
  and e.version <> (select count(*) from entry_step s where s.entry_id = e.id and s.verb = 'submit');
-- No number goes beyond its counter, and no two share one (unique); a draft has none.
select e.id from entry e left join entry_counter c on e.number = c.prefix || '-' || right(e.number, 6)
where e.number is not null and (c.prefix is null or right(e.number, 6)::int > c.last);
select id from entry where state = 'draft' and (number is not null or submitted_at is not null);
-- Nothing reaches anybody before it was sent.
select e.id from entry e join entry_reach r on r.entry_id = e.id where e.submitted_at is null;
