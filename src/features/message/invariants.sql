-- Nobody reads a letter before it was written, and every letter leads somewhere on this site.
select id from message_letter where read_at < at or link not like '/%' or link like '//%';

-- What was sent had an end, what was given up has its reason, and a robot that was stopped is forgotten.
select id from message_delivery where (state = 'sent') <> (sent_at is not null) or (state = 'failed' and trouble is null);
select id from message_robot where ended_at is not null and (address <> '' or secret is not null);
select person_id from message_setting where mail is not null and mail_verified_at is null;
