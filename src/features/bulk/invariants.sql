-- What is over has nothing left to do, and what was only looked at has done nothing.
select a.id from bulk_act a join bulk_item i on i.act_id = a.id
where a.state in ('done', 'reversing', 'reversed') and i.outcome is null and i.refusal is null;
select a.id from bulk_act a join bulk_item i on i.act_id = a.id
where a.state in ('preview', 'dropped', 'waiting') and i.outcome is not null;
-- What the preview refused is never done.
select act_id, position from bulk_item where refusal is not null and outcome is not null;
-- Nothing of an act that was taken back stands as done.
select a.id from bulk_act a join bulk_item i on i.act_id = a.id where a.state = 'reversed' and i.outcome = 'done';
