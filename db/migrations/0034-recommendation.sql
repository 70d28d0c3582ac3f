-- A recommendation is one leg of a work's way; "stage" is from now on a part of a call's judging.
alter table recommendation rename column stage to leg;
