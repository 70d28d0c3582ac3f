-- Nothing that could be a whole phone number stands in the tables.
select id from identity_binding where masked ~ '[0-9]{7}';
-- A number waits under lock only until its code has left, was given up or was used.
select id from identity_code where sealed is not null and (sent_at is not null or trouble is not null or used_at is not null);
-- One person has one of each kind, and each is one person's.
select person_id, kind from identity_binding where ended_at is null group by person_id, kind having count(*) > 1;
-- Nobody confirmed themselves; who is confirmed was confirmed by somebody.
select id from identity_membership where state = 'confirmed' and (decided_by is null or decided_by = person_id);
-- Who has no password has something else by which to sign in.
select c.person_id from account_credential c
where c.password is null
  and not exists (select from account_credential o where o.person_id = c.person_id and o.password is not null)
  and not exists (select from identity_binding b where b.person_id = c.person_id and b.ended_at is null);
