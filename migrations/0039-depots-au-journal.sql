-- What a candidature's deposits weigh is read from its journal, whatever way they came (PRE-1): its few lines that name a
-- pièce are found without going through the others.

create index journal_des_depots on journal (flux_id)
  where flux = 'candidature' and type in ('PreuveDeposee', 'EnregistrementDepose', 'HomologationDeposee');
