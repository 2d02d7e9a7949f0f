-- What a browser is shown of a pièce without opening it: pages of a PDF, a picture reduced, stills of a film. Asked for with the deposit, made
-- apart after the scan; the images are in the store, by their SHA-256, and can be made again. Never what a deposit waits for.
create table apercus (
  empreinte text primary key references pieces,
  -- The candidature for which it was asked: its key protects the images, where pièces are encrypted (P30).
  numero text not null,
  demande_le timestamptz not null default clock_timestamp(),
  etat text not null default 'en_preparation' check (etat in ('en_preparation', 'fait', 'impossible', 'sans_objet')),
  genre text check (genre in ('pages', 'image', 'video')),
  -- What stopped it before the end: of what is `fait`, some images are there.
  arret text check (arret in ('mal_forme', 'chiffre', 'limites', 'codec', 'sans_image')),
  -- Pages of the original, or its length in milliseconds.
  etendue bigint check (etendue >= 0),
  images jsonb not null default '[]' check (jsonb_typeof(images) = 'array'),
  tentatives integer not null default 0 check (tentatives >= 0),
  -- Of what is not made yet: not before. A worker that was killed leaves it to another after that.
  reprise_le timestamptz default clock_timestamp(),
  rendu_le timestamptz,
  check ((etat = 'en_preparation') = (reprise_le is not null)),
  check ((etat = 'en_preparation') = (rendu_le is null)),
  check ((etat = 'fait') = (jsonb_array_length(images) > 0)),
  check (etat <> 'fait' or genre is not null),
  check (etat <> 'impossible' or arret is not null)
);
create index apercus_a_preparer on apercus (demande_le) where reprise_le is not null;

-- P31: the image of a preview is read too. From 1, its rank; null when the pièce itself was read.
alter table lectures_de_pieces add column apercu integer check (apercu >= 1);
