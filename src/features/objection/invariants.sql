-- Objections come while the result they are against is in public notice.
select b.id from objection b join award_result a on a.id = b.result_id
where a.publishes_at is null or b.at < a.publishes_at or b.at >= a.notice_until or b.call_id <> a.call_id;
-- Nothing stands against which something is open.
select b.id from objection b join award_result a on a.id = b.result_id
where a.state = 'standing' and b.state in ('received', 'investigating', 'asked', 'put');
-- Who decided had not looked into it; who is asked for a statement is asked about a work.
select id from objection where decided_by = put_by;
select id from objection where question is not null and entry_id is null;
-- What is upheld and changes the list has its correction beside the result.
select b.id from objection b where b.state = 'upheld' and b.remedy <> 'none'
  and not exists (select from award_result a join award_result c on c.call_id = a.call_id and c.edition > a.edition where a.id = b.result_id);
