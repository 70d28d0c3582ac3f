-- A reminder is told to somebody, and nobody heard of the same thing of the same campaign twice within a day.
select m.id from reminder m where not exists (select from reminder_recipient r where r.reminder_id = m.id);
select a.id, b.id from reminder a join reminder_recipient ra on ra.reminder_id = a.id
join reminder_recipient rb on rb.organisation_id = ra.organisation_id and rb.reminder_id <> a.id
join reminder b on b.id = rb.reminder_id and b.campaign_id = a.campaign_id and b.kind = a.kind
where b.at >= a.at and b.at < a.at + interval '24 hours';
