-- Rounds become a chain: one a stage of the call, each over what the one before let on, judged by a panel.
alter table review_round drop constraint review_round_call_id_key;
alter table review_round add column stage jsonb;
alter table review_round add column position int not null default 0 check (position >= 0);
alter table review_round add column panel_id uuid references panel (id);
update review_round set panel_id = id,
  stage = '{"key": "review", "kind": "score", "name": {"zh": "评审", "en": "Review"}, "runner": "host", "sight": {"makers": false, "unit": false, "place": false}, "reveal": "own-in"}';
alter table review_round alter column stage set not null;
create unique index review_round_stage on review_round (call_id, position);
alter table review_round add column closed_by uuid references account_person (id);
-- A round that is handed has passed its works on: to the next stage, or to the owner where the chain ends.
alter table review_round add column onward text check (onward in ('next', 'owner'));
update review_round set onward = 'owner' where state = 'handed';
alter table review_round add check ((state = 'handed') = (onward is not null));
-- When judges and officers were told that the time of its stage is over.
alter table review_round add column told_at timestamptz;
-- What a jury wrote down of its meeting.
alter table review_round add column minutes text;

-- What became of a work in a round: on, returned or out, by whom and why; nothing while it is being judged.
alter table review_entry add column outcome text check (outcome in ('on', 'returned', 'out'));
alter table review_entry add column decided_at timestamptz;
alter table review_entry add column decided_by uuid references account_person (id);
alter table review_entry add column reason text;
-- The order in a choice or a jury's decision, first is 1.
alter table review_entry add column place int check (place > 0);
alter table review_entry add column version int not null default 1;
update review_entry x set outcome = case when exists (select from recommendation r where r.entry_id = x.entry_id
    and r.leg = 'to-owner' and r.state = 'standing') then 'on' else 'out' end
from review_round d where d.id = x.round_id and d.state = 'handed';

alter table review_score drop constraint review_score_round_id_judge_id_fkey;
alter table review_score add column abstained_at timestamptz;
alter table review_score add column abstained_reason text;
-- Remarks by field, each with its audience: {"content": {"text": "…", "audience": "makers"}}; `remark` is the one for the host.
alter table review_score add column remarks jsonb not null default '{}' check (jsonb_typeof(remarks) = 'object');
alter table review_score alter column total drop not null;
alter table review_score drop constraint review_score_total_check;
alter table review_score add check (total between 0 and 1000);
drop table review_judge;
