-- The chapters of a candidature that closes leave the queue: left there, the first of them would stop it for everyone.

alter table candidatures_chapitres drop constraint candidatures_chapitres_statut_check;
alter table candidatures_chapitres add constraint candidatures_chapitres_statut_check
  check (statut in ('en_depot', 'en_file', 'en_instruction', 'a_modifier', 'valide', 'reserve', 'clos'));
do $$
declare nom text;
begin
  select conname into strict nom from pg_constraint
    where conrelid = 'candidatures_chapitres'::regclass and pg_get_constraintdef(oid) like '%rang IS NULL%' and pg_get_constraintdef(oid) not like '%recu_le%';
  execute format('alter table candidatures_chapitres drop constraint %I', nom);
end $$;
alter table candidatures_chapitres add constraint candidatures_chapitres_rang_check
  check ((rang is null) = (statut in ('en_depot', 'reserve', 'clos')));
