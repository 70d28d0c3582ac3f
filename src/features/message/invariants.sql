-- Nobody reads a letter before it was written, and every letter leads somewhere on this site.
select id from message_letter where read_at < at or link not like '/%' or link like '//%';
