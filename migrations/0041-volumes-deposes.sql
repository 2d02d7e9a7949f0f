-- What a candidature's deposits weigh, each content once, whatever way they came (PRE-1): kept by the journal's own lines, so that a
-- company's total is a sum over its candidatures and not over all that it ever deposited.
drop index journal_des_depots;

create table contenus_deposes (
  numero text not null,
  empreinte text not null,
  taille bigint not null check (taille >= 0),
  primary key (numero, empreinte)
);

create table volumes_deposes (
  numero text primary key,
  octets bigint not null check (octets >= 0)
);

create function depots_peses() returns trigger language plpgsql as $$
declare
  depot json := new.donnees -> 'depot';
begin
  insert into contenus_deposes (numero, empreinte, taille)
    values (new.flux_id, depot ->> 'empreinte', (depot ->> 'taille')::bigint) on conflict do nothing;
  if found then
    insert into volumes_deposes as v (numero, octets) values (new.flux_id, (depot ->> 'taille')::bigint)
      on conflict (numero) do update set octets = v.octets + excluded.octets;
  end if;
  return null;
end $$;

create trigger journal_pese after insert on journal for each row
  when (new.flux = 'candidature' and new.type in ('PreuveDeposee', 'EnregistrementDepose', 'HomologationDeposee')
    and new.donnees -> 'depot' ->> 'empreinte' is not null)
  execute function depots_peses();

insert into contenus_deposes (numero, empreinte, taille)
  select distinct on (flux_id, donnees -> 'depot' ->> 'empreinte') flux_id, donnees -> 'depot' ->> 'empreinte',
    (donnees -> 'depot' ->> 'taille')::bigint
  from journal
  where flux = 'candidature' and type in ('PreuveDeposee', 'EnregistrementDepose', 'HomologationDeposee')
    and donnees -> 'depot' ->> 'empreinte' is not null;
insert into volumes_deposes (numero, octets) select numero, sum(taille) from contenus_deposes group by numero;
