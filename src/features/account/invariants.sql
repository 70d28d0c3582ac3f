-- Every person signs in somehow.
select p.id from account_person p where not exists (select from account_credential c where c.person_id = p.id);
-- Only digests are kept of session tokens.
select id from account_session where token !~ '^[0-9a-f]{64}$';
