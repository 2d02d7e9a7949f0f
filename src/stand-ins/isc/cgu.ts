/** iSC's own terms, which an account accepted when it was opened (IDN-5); Convergence has its own. */
export const CGU = {
  version: '1.0',
  titre: 'Conditions générales d’utilisation d’Industriels Santé Connect',
  articles: [
    {
      titre: 'Objet',
      texte:
        'Industriels Santé Connect permet aux collaborateurs des entreprises du numérique en santé de se connecter, avec un seul compte, aux services qui lui sont rattachés.',
    },
    {
      titre: 'Compte',
      texte:
        'Un compte est nominatif : il est ouvert à une personne, rattaché à une entreprise, et ne se partage pas. La personne y tient son rôle : mandataire, responsable ou salarié.',
    },
    {
      titre: 'Connexion',
      texte:
        'La connexion demande le mot de passe du compte, puis un code à usage unique envoyé à l’adresse électronique du compte.',
    },
    {
      titre: 'Partage des informations',
      texte:
        'Un service ne reçoit les informations du compte qu’avec l’accord de la personne, donné lors de sa première connexion à ce service. L’accord peut être retiré à tout moment depuis la liste des services.',
    },
  ],
} as const
