-- What was turned belongs to an entry of the same unit; nothing else has one.
select m.id from material m left join entry e on e.id = m.entry_id
where (m.state = 'turned') <> (e.id is not null) or e.unit_id <> m.organisation_id;
-- What is coached was advised by somebody.
select m.id from material m where m.state = 'coached'
  and not exists (select from material_note n where n.material_id = m.id);
-- Material from an activity is of the unit where it took place.
select m.id from material m join activity a on a.id = m.activity_id where a.unit_id <> m.organisation_id;
