-- A row became one entry of the batch's own unit, entered by the unit.
select x.batch_id, x.row from batch_entry x join batch b on b.id = x.batch_id join entry e on e.id = x.entry_id
where e.entered_by <> 'unit' or e.unit_id <> b.unit_id;
-- What is done was handed in whole: every row of it is an entry.
select b.id, r ->> 'row' as row from batch b cross join jsonb_array_elements(b.rows) r
where b.state = 'done' and not exists (
  select from batch_entry x where x.batch_id = b.id and x.row = (r ->> 'row')::int);
-- No two rows of a batch have one number.
select b.id from batch b cross join jsonb_array_elements(b.rows) r group by b.id, r ->> 'row' having count(*) > 1;
