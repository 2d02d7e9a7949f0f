-- GRP-2: the companies, by their SIRET, that a candidature's eligibility form names as members of its group. Their legal
-- representatives and the people in charge read it; only the lead's people act.
alter table candidatures add column membres text[] not null default '{}';
create index candidatures_par_membre on candidatures using gin (membres) where membres <> '{}';
