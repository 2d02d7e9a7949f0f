-- A write that finds another version than the one it was decided on fails by itself: it is sent with its commit, and nobody
-- looks at its answer in between.

create function conflit_de_version() returns text language plpgsql as $$
begin
  raise exception 'conflit de version' using errcode = 'CV409';
end $$;
