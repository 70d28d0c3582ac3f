-- An entry stands at a call of its own campaign, and at a unit beneath that campaign's organisation.
select e.id from entry e join call l on l.id = e.call_id where l.campaign_id <> e.campaign_id;
select e.id from entry e join campaign c on c.id = e.campaign_id join organisation owner on owner.id = c.organisation_id
join organisation unit on unit.id = e.unit_id where not (unit.path <@ owner.path)
  and not exists (select from organisation_era e join organisation_era h on h.organisation_id = owner.id
    where e.organisation_id = unit.id and e.path <@ h.path);
-- What was sent declares all that must be declared, names its makers where they are asked for, and has a work.
select e.id from entry e join call l on l.id = e.call_id where e.state not in ('draft', 'withdrawn', 'returned')
  and (e.title = '' or (jsonb_array_length(e.makers) = 0 and coalesce((l.eligibility #>> '{makers,min}')::int,
      case when (l.eligibility #>> '{makers,max}')::int = 0 then 0 else 1 end) > 0)
    or (e.file_id is null and e.link is null and e.elsewhere is null and l.files_min > 0 and e.subtype is null)
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
-- Files follow one another from 1, and the entry names the first of them.
select f.entry_id from entry_file f group by f.entry_id having max(f.position) <> count(*) or min(f.position) <> 1;
select e.id from entry e left join entry_file f on f.entry_id = e.id and f.position = 1
where e.file_id is distinct from f.file_id;
-- What was sent is kept: each sending whole, the last as the entry stands unless it was returned since.
select e.id from entry e where e.submitted_at is not null
  and not exists (select from entry_sending v where v.entry_id = e.id and v.version = e.version);
select e.id from entry e join entry_sending v on v.entry_id = e.id and v.version = e.version
where e.state in ('submitted', 'admitted', 'recommended')
  and (v.content ->> 'title' <> e.title or jsonb_array_length(v.content -> 'files')
    <> (select count(*) from entry_file f where f.entry_id = e.id));
-- Remarks stand by sendings that there were.
select r.id from entry_remark r join entry e on e.id = r.entry_id where r.version > e.version or e.submitted_at is null;
-- What is hidden was hidden by somebody's step.
select e.id from entry e where e.hidden_at is not null and not exists (
  select from entry_step s where s.entry_id = e.id and s.verb = 'hide');
-- A work taken over from another is another.
select id from entry where origin_id = id;
