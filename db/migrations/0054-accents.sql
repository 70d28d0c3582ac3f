-- The accent in which a campaign's public pages are drawn; nothing is the red of the house. A look, no rule: it has no versions.
alter table campaign
  add column accent text check (accent in ('blue', 'green', 'violet', 'amber'));
