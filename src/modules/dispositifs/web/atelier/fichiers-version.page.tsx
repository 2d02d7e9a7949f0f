import type { Page } from '../../../../platform/http/contract.ts'
import { Entete, Lien, LienBouton, Section } from '../../../../ui/index.ts'
import type { Dispositif, Profil } from '../../domain/dispositif.ts'
import { cheminsAtelier, filAtelier } from './chemins.ts'
import { CATALOGUE_EN_FICHIER, cheminsFichiers, profilEnFichier } from './fichiers-chemins.ts'
import { ContenuDesFichiers } from './fichiers-contenu.tsx'

export type VueFichiers = {
  readonly dispositif: Dispositif
  /** Those of which something is required. */
  readonly profils: readonly Profil[]
}

/** GUI-1, REM-1 — what can be taken away of a published version: its files, and its requirements for tools of conformity. */
export const pageFichiers = ({ dispositif, profils }: VueFichiers): Page => {
  const { code, version, intitule } = dispositif
  const titre = `Fichiers de la version ${version}`
  const oscal = (fichier: string): string => cheminsFichiers.oscal(code, version, fichier)
  return {
    titre: `${titre}, ${intitule}`,
    titreCourt: titre,
    filAriane: filAtelier(
      { libelle: intitule, href: cheminsAtelier.tableau(code) },
      { libelle: 'Versions', href: cheminsAtelier.versions(code) },
    ),
    contenu: (
      <>
        <Entete
          surtitre={intitule}
          titre={titre}
          chapeau="Une version s’emporte en fichiers lisibles : pour la relire ligne à ligne, la suivre en gestion de versions, ou la reprendre dans un autre service."
        />
        <Section titre="Le dispositif entier">
          <ContenuDesFichiers />
          <p>Les jalons y sont tels qu’ils sont en vigueur. La même version donne toujours les mêmes fichiers.</p>
          <LienBouton href={cheminsFichiers.archiveDeVersion(code, version)} icone="download-line" telechargement>
            Télécharger les fichiers (.zip)
          </LienBouton>
        </Section>
        <Section titre="Les exigences au format OSCAL">
          <p>
            Pour les outils de conformité : un catalogue de toutes les exigences, et un profil OSCAL pour chaque profil
            du dispositif, qui retient les exigences obligatoires et les siennes. Gardez ces fichiers dans un même
            dossier.
          </p>
          <ul>
            <li>
              <Lien href={oscal(CATALOGUE_EN_FICHIER)} telechargement>
                Catalogue des exigences (.json)
              </Lien>
            </li>
            {profils.map(profil => (
              <li key={profil.code}>
                <Lien href={oscal(profilEnFichier(profil.code))} telechargement>
                  {`Profil « ${profil.libelle} » (.json)`}
                </Lien>
              </li>
            ))}
          </ul>
        </Section>
      </>
    ),
  }
}
