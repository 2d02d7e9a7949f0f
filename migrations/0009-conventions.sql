-- Which request for signature goes with which text of a candidature's convention (CVN-1): the provider that is asked knows
-- it by an identifier of its own. What was prepared and signed, when and by whom, is in the candidature's journal.

create table signatures_demandees (
  numero text not null references candidatures,
  -- SHA-256 of the PDF submitted for signature: another text is another request.
  document text not null check (document ~ '^[0-9a-f]{64}$'),
  demande_id text not null unique,
  -- The provider's own page, when the signature takes place there.
  adresse text,
  demandee_le timestamptz not null default clock_timestamp(),
  primary key (numero, document)
);
