-- A covered picture has its copies: four, all drawn with the same covers.
select m.entry_id from redaction_mark m where m.kind = 'cover' and m.ended_at is null
  and (select count(distinct c.name) from redaction_copy c where c.entry_id = m.entry_id and c.file_id = m.file_id) <> 4;
select c.entry_id from redaction_copy c group by c.entry_id, c.file_id having count(distinct c.covers) <> 1;
select c.entry_id from redaction_copy c where not exists (select from redaction_mark m
  where m.entry_id = c.entry_id and m.file_id = c.file_id and m.kind = 'cover' and m.ended_at is null);
-- Every mark was announced.
select m.id from redaction_mark m where not exists (
  select from outbox_fact f where f.subject_id = m.entry_id and f.name = 'redaction.marked');
