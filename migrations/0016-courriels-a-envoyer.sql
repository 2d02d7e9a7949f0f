-- What has not left yet, which the administrator's pages count and list: a few rows, read among all that were ever sent.

create index courriels_a_envoyer on courriels (tentatives desc, id) where envoye_le is null;
