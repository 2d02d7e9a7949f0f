-- The conversation of each candidature, between the candidate's people and the agency's (MSG-1). Messages have evidential
-- value (PUB-4): they can be neither changed nor removed.

create table messages (
  numero text not null check (numero ~ '^[A-Z0-9]{10}$'),
  -- The place in the conversation, in the order of commits: what « read up to » compares.
  position bigint not null check (position > 0),
  -- What makes a reaction that runs twice write once: the act of a person, or the fact from which the message follows.
  cle text not null,
  kind text not null check (kind in ('message', 'sollicitation', 'notification', 'decision')),
  -- The side that speaks.
  cote text not null check (cote in ('editeur', 'agence')),
  auteur jsonb not null check (auteur ?& array['id', 'nom', 'qualite']),
  objet text check (btrim(objet) <> ''),
  corps text not null check (btrim(corps) <> ''),
  -- The line of the candidature's journal from which it follows.
  fait_position integer check (fait_position > 0),
  le timestamptz not null default clock_timestamp(),
  primary key (numero, position),
  unique (numero, cle)
);

create function messages_immuables() returns trigger language plpgsql as $$
begin
  raise exception 'un message ne se modifie pas' using errcode = 'integrity_constraint_violation';
end $$;
create trigger messages_sans_retouche before update or delete on messages for each row execute function messages_immuables();
create trigger messages_sans_vidage before truncate on messages for each statement execute function messages_immuables();

-- Up to where each person has read each conversation.
create table lectures (
  personne_id text not null,
  numero text not null check (numero ~ '^[A-Z0-9]{10}$'),
  lu_jusqua bigint not null check (lu_jusqua > 0),
  primary key (personne_id, numero)
);
