import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Accordeon,
  Badge,
  Brut,
  CaseACocher,
  Entete,
  EtatVide,
  Filtres,
  format,
  Invisible,
  Lien,
  LienBouton,
  ListeDescription,
  OuiNon,
  Tableau,
} from '../../../ui/index.ts'
import {
  type Chantier,
  type ChapitreApplicable,
  cheminsAtelier,
  type Dispositif,
  naturesEnMots,
} from '../../dispositifs/index.ts'
import { preuvesSansChoix } from '../domain/conditions.ts'
import { enApercu, filDApercu, manqueA, titreDeVue } from './apercu-cadre.tsx'
import { type AccuseDApercu, accusesDApercu, cheminsApercu, vuesDApercu } from './apercu-chemins.ts'

/** GUI-1 — all that a candidate will see, in the order in which they will; what can't be shown yet says why. */
export const pageApercus = (chantier: Chantier): Page => {
  const chemins = cheminsApercu(chantier.code)
  return {
    titre: `Aperçu, ${chantier.intitule}`,
    titreCourt: 'Aperçu',
    filAriane: filDApercu(chantier).slice(0, -1),
    contenu: (
      <>
        <Entete
          surtitre={chantier.intitule}
          titre="Voir comme un candidat"
          chapeau="Les pages mêmes qu’un candidat parcourra, dans leur ordre. Rien n’y est en vigueur, et rien de ce qui y est saisi n’est enregistré."
        />
        <Tableau
          legende="Ce que verra un candidat"
          legendeCachee
          empile
          lignes={vuesDApercu}
          cleLigne={vue => `apercu-${vue}`}
          vide={null}
          colonnes={[
            { cle: 'vue', titre: 'Page', entete: true, rendu: vue => titreDeVue(chantier, vue) },
            {
              cle: 'etat',
              titre: 'État',
              rendu: vue => {
                const manque = manqueA(chantier, vue)
                return manque ? (
                  <>
                    <Badge ton="neutre">À écrire</Badge> {manque.phrase}
                  </>
                ) : (
                  <Badge ton="succes">Peut être vue</Badge>
                )
              },
            },
            {
              cle: 'lien',
              titre: 'Action',
              rendu: vue => {
                const manque = manqueA(chantier, vue)
                return manque ? (
                  <LienBouton href={cheminsAtelier.rubrique(chantier.code, manque.rubrique)} variante="tertiaire" petit>
                    Écrire<Invisible>{` : ${titreDeVue(chantier, vue)}`}</Invisible>
                  </LienBouton>
                ) : (
                  <LienBouton href={chemins.vue(vue)} variante="secondaire" petit>
                    Voir<Invisible>{` : ${titreDeVue(chantier, vue)}`}</Invisible>
                  </LienBouton>
                )
              },
            },
          ]}
        />
        <LienBouton href={cheminsAtelier.tableau(chantier.code)} variante="tertiaire">
          Revenir au chantier
        </LienBouton>
      </>
    ),
  }
}

/** What a candidate is asked for, by the profiles and the answer on vague 1 that were chosen. */
export type ExigencesDApercu = {
  readonly profils: readonly string[]
  readonly vague1: 'oui' | 'non' | null
  readonly chapitres: readonly ChapitreApplicable[]
}

/** ELI-3, ELI-8, REM-2 — the requirements that apply, chapter by chapter, for profiles that can be chosen. */
export const pageExigences = ({
  chantier,
  dispositif,
  exigences: { profils, vague1, chapitres },
}: {
  readonly chantier: Chantier
  readonly dispositif: Dispositif
  readonly exigences: ExigencesDApercu
}): Page => {
  const total = (de: (chapitre: ChapitreApplicable) => number): number =>
    chapitres.reduce((somme, chapitre) => somme + de(chapitre), 0)
  return enApercu({
    chantier,
    vue: 'exigences',
    contenu: {
      titre: `Exigences, ${dispositif.intitule}`,
      contenu: (
        <>
          <Entete
            titre="Exigences applicables"
            surtitre={dispositif.intitule}
            chapeau={`${format.pluriel(chapitres.length, 'chapitre')}, ${format.pluriel(
              total(({ exigences }) => exigences.length),
              'exigence',
            )}, ${format.pluriel(total(preuvesADeposer), 'preuve à déposer', 'preuves à déposer')}.`}
          />
          <Filtres
            action={cheminsApercu(chantier.code).vue('exigences')}
            sansFiltre={cheminsApercu(chantier.code).vue('exigences')}
            libelleBouton="Voir ce qui s’applique"
            champs={{ choix: 'oui' }}
          >
            <div>
              {dispositif.profils.map(({ code, libelle, obligatoire }) => (
                <CaseACocher
                  key={code}
                  nom={`profil_${code}`}
                  libelle={obligatoire ? `${libelle} (obligatoire)` : libelle}
                  cochee={profils.includes(code)}
                  desactive={obligatoire}
                />
              ))}
            </div>
            {vague1 === null ? null : (
              <OuiNon nom="vague1" libelle="Solution référencée en vague 1 ?" valeur={vague1} />
            )}
          </Filtres>
          {chapitres.length === 0 ? (
            <EtatVide titre="Aucune exigence ne s’applique à ces profils">
              Choisissez d’autres profils, ou vérifiez les périmètres applicables.
            </EtatVide>
          ) : null}
          {chapitres.map(chapitre => (
            <UnChapitre key={chapitre.code} chapitre={chapitre} />
          ))}
        </>
      ),
    },
  })
}

const UnChapitre = ({ chapitre }: { readonly chapitre: ChapitreApplicable }): VNode => (
  <Accordeon
    titre={chapitre.titre}
    id={chapitre.code}
    complement={
      preuvesADeposer(chapitre) === 0
        ? 'préconisations seulement'
        : format.pluriel(preuvesADeposer(chapitre), 'preuve à déposer', 'preuves à déposer')
    }
  >
    <Tableau
      legende={`Exigences et preuves : ${chapitre.titre}`}
      legendeCachee
      empile
      lignes={chapitre.exigences}
      cleLigne={({ id }) => id}
      vide={null}
      colonnes={[
        {
          cle: 'exigence',
          titre: 'Exigence',
          entete: true,
          rendu: ({ id, nature, texte }) => (
            <>
              {nature === 'exigence' ? id : `${id} (préconisation)`}
              <div class="cv-dossier__texte">
                <Brut html={texte} />
              </div>
            </>
          ),
        },
        {
          cle: 'preuves',
          titre: 'Preuves',
          rendu: ({ scenarios }) => (
            <ListeDescription
              dense
              entrees={scenarios.flatMap(({ preuves }) =>
                preuves.map(({ numero, natures }) => ({ terme: numero, valeur: naturesEnMots(natures) })),
              )}
            />
          ),
        },
      ]}
    />
  </Accordeon>
)

/** Which of the receipts of the preview is shown. */
export const ChoixDAccuse = ({ chantier, de }: { readonly chantier: Chantier; readonly de: AccuseDApercu }): VNode => (
  <ul>
    {accusesDApercu.map(autre => (
      <li key={autre}>
        <Lien href={cheminsApercu(chantier.code).accuse(autre)} courant={autre === de}>
          {autre === 'ouverture'
            ? 'Accusé de l’ouverture'
            : `Accusé de l’étape ${format.guillemets(titreDeVue(chantier, autre))}`}
        </Lien>
      </li>
    ))}
  </ul>
)

/** CVN-1 — the convention, its variables filled in. */
export const pageConventionDApercu = ({
  chantier,
  dispositif: { intitule, issue },
  texte,
}: {
  readonly chantier: Chantier
  readonly dispositif: Dispositif
  readonly texte: VNode
}): Page =>
  enApercu({
    chantier,
    vue: 'convention',
    precision: (
      <p>Les variables sont remplies par un exemple ; celles qu’aucune réponse ne remplit restent entre accolades.</p>
    ),
    contenu: {
      titre: `Convention, ${intitule}`,
      contenu: (
        <>
          <Entete titre="Convention" surtitre={`${intitule} · ${format.enMinuscule(issue.acte)}`} />
          {texte}
        </>
      ),
    },
  })

/** PRE-1 — one for each condition, whichever its case. */
const preuvesADeposer = ({ preuvesAttendues, conditions }: ChapitreApplicable): number =>
  preuvesSansChoix(preuvesAttendues, conditions).length
