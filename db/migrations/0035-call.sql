-- The chain of a call's judging as data, the way its works take, and a formula whose parts say what they are.
alter table call add column stages jsonb not null default '[]' check (jsonb_typeof(stages) = 'array');
-- 'levels': up through each level to the owner's direct child, then to the host. 'sideways': from the unit to the host, then up.
alter table call add column route text not null default 'levels' check (route in ('levels', 'sideways'));
update call set formula = jsonb_set(formula, '{conversion}', jsonb_build_object('kind', formula -> 'conversion'))
where jsonb_typeof(formula -> 'conversion') = 'string';
update award_result set formula = jsonb_set(formula, '{conversion}', jsonb_build_object('kind', formula -> 'conversion'))
where jsonb_typeof(formula -> 'conversion') = 'string';
update call_version set rules = jsonb_set(rules, '{formula,conversion}', jsonb_build_object('kind', rules #> '{formula,conversion}'))
where jsonb_typeof(rules #> '{formula,conversion}') = 'string';
update call_version set rules = '{"stages": [], "route": "levels"}'::jsonb || rules;
alter table award_place drop constraint award_place_award_check;
