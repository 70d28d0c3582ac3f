-- Works are assigned to accepted judges only: whoever leaves or is removed has none any more.
select a.entry_id from panel_assignment a join panel_judge j on j.panel_id = a.panel_id and j.person_id = a.person_id
where a.ended_at is null and j.state <> 'accepted';
-- Nobody is assigned a work they declared, or that was pinned as a conflict, in the same panel.
select a.entry_id from panel_assignment a join panel_conflict x on x.panel_id = a.panel_id and x.person_id = a.person_id
  and x.entry_id = a.entry_id and x.ended_at is null and x.ground is null and x.state <> 'pinned-none'
where a.ended_at is null and not exists (select from panel_conflict n where n.panel_id = a.panel_id
  and n.person_id = a.person_id and n.entry_id = a.entry_id and n.state = 'pinned-none' and n.ended_at is null);
-- A judge's state and its instants go together.
select person_id from panel_judge where (state = 'accepted' and accepted_at is null)
  or (state in ('declined', 'left', 'removed')) <> (ended_at is not null) or accepted_at < invited_at or ended_at < invited_at;
-- Who was removed was removed with a reason; so was every pin.
select person_id from panel_judge where state = 'removed' and reason is null;
select id from panel_conflict where state <> 'conflict' and (reason is null or panel_id is null or entry_id is null);
-- A link that was used gave somebody a place; links live for a while.
select i.id from panel_invitation i where (i.used_at is null) <> (i.used_by is null) or i.expires_at <= i.at or (i.used_by is not null
  and not exists (select from panel_judge j where j.panel_id = i.panel_id and j.person_id = i.used_by));
-- Acts of assigning are counted without a gap, one after the other; of one that was undone nothing stands.
select panel_id from panel_batch group by panel_id having max(number) <> count(*);
select a.entry_id from panel_assignment a join panel_batch b on b.id = a.batch_id where b.undone_at is not null and a.ended_at is null;
