-- What runs has a lease; what has ended is held by nobody.
select id, state from rendition_job where state = 'running' and lease_until is null;
select id, state from rendition_job where state in ('done', 'failed', 'cancelled') and lease_until is not null;
-- A failure says why, and an end has its instant.
select id from rendition_job where state = 'failed' and (problem is null or ended_at is null);
-- A film or sound that is told has its length.
select r.file_id, r.name from rendition r where r.name in ('film.mp4', 'sound.mp3', 'sound.m4a') and r.duration_seconds is null;
-- Pieces stand only beside their list.
select r.file_id, r.name from rendition r where r.name like 'film-%'
  and not exists (select from rendition l where l.file_id = r.file_id and l.name = 'film.m3u8');
-- Versions of subtitles follow one another without a gap.
select file_id, language from rendition_caption group by file_id, language having max(version) <> count(*);
