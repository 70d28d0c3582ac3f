-- More kinds of files, whether they were scanned, and what else was measured.
alter table media_file drop constraint media_file_container_check;
alter table media_file drop constraint media_file_check;
alter table media_file add constraint media_file_container_check check (container in
  ('mp4', 'mov', 'webm', 'm4a', 'mp3', 'wav', 'flac', 'ogg', 'aac', 'jpeg', 'png', 'webp', 'heic', 'pdf'));
alter table media_file add constraint media_file_kind check (kind = case
  when container in ('mp4', 'mov', 'webm') then 'video'
  when container in ('m4a', 'mp3', 'wav', 'flac', 'ogg', 'aac') then 'audio'
  when container = 'pdf' then 'document'
  else 'picture' end);
-- `none` is not clean: nobody looked.
alter table media_file add column scan text not null default 'none' check (scan in ('none', 'clean', 'infected'));
alter table media_file add column scanned_at timestamptz;
alter table media_file add column scan_says text check (char_length(scan_says) <= 200);
