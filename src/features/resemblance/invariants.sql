-- What was decided has who, when and why; what is open has none of it.
select id from resemblance
where (state = 'decided') <> (decision is not null and reason is not null and decided_by is not null and decided_at is not null);
-- The first was sent in before the second, or at the same instant.
select r.id from resemblance r
where (select min(s.at) from entry_step s where s.entry_id = r.first_id and s.verb = 'submit')
  > (select min(s.at) from entry_step s where s.entry_id = r.second_id and s.verb = 'submit');
-- The level that was told stands at or above both units.
select r.id from resemblance r join entry a on a.id = r.first_id join entry b on b.id = r.second_id
join organisation ao on ao.id = a.unit_id join organisation bo on bo.id = b.unit_id join organisation k on k.id = r.ancestor_id
where r.state = 'open' and not (k.path @> ao.path and k.path @> bo.path)
  and not exists (select from outbox_fact f where f.name = 'organisation.moved' and f.at >= r.found_at);
-- Every pair was announced, and every decision too.
select r.id from resemblance r
where not exists (select from outbox_fact f where f.subject_id = r.id and f.name = 'resemblance.found')
  or (r.state = 'decided' and not exists (select from outbox_fact f where f.subject_id = r.id and f.name = 'resemblance.decided'));
-- A draft is compared with nothing.
select p.id from resemblance_print p join entry e on e.id = p.entry_id where e.state in ('draft', 'withdrawn')
  and not exists (select from outbox_fact f where f.subject_id = e.id and f.name = 'entry.withdrawn');
