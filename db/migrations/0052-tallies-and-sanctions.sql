-- Tallies brought on by what is new alone, with their reasons; and sanctions that take a work out of a result.

-- What happened to votes, event after event: a count goes on from where it stood and reads nothing before that.
create index vote_mark_order on vote_mark (poll_id, no);

-- How many votes are quarantined and void by which rule, as the final statement says it.
alter table vote_tally add column reasons jsonb not null default '{}';
update vote_tally t set reasons = r.reasons
from (select k.poll_id, k.entry_id, jsonb_object_agg(k.rule, k.votes) as reasons
  from (select s.poll_id, s.entry_id, s.rule, count(*) as votes
    from (select distinct on (m.poll_id, m.vote_no) m.poll_id, m.entry_id, m.state, m.rule
      from vote_mark m join vote_tally c on c.poll_id = m.poll_id and c.entry_id = m.entry_id and m.no <= c.upto
      order by m.poll_id, m.vote_no, m.no desc) s
    where s.state in ('quarantined', 'void') group by 1, 2, 3) k
  group by 1, 2) r
where r.poll_id = t.poll_id and r.entry_id = t.entry_id;

-- Whether the work wins nothing while the step stands, as its ladder said it then.
alter table scrutiny_sanction add column is_barring boolean not null default false;
update scrutiny_sanction set is_barring = true where step = 'award-withheld';
update scrutiny_ladder l set steps = (
  select jsonb_agg(case s.step ->> 'key' when 'award-withheld' then s.step || '{"isBarring":true}' else s.step end order by s.position)
  from jsonb_array_elements(l.steps) with ordinality as s (step, position))
where l.steps @> '[{"key":"award-withheld"}]';

-- What a sanction decided over a result: the work is out of it, and back once the sanction is lifted.
alter table award_decision add column sanction_id uuid references scrutiny_sanction (id);
alter table award_decision add check (sanction_id is null or kind = 'out');
