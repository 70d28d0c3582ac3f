-- Works that an officer of owner or host has hidden from the public: nothing shows them until that is lifted.
alter table entry
  add column hidden_at timestamptz,
  -- Since when it was shown, or would have been: put back when the hiding is lifted.
  add column shown_before timestamptz,
  add check (hidden_at is null or shown_at is null),
  add check (shown_before is null or hidden_at is not null);
