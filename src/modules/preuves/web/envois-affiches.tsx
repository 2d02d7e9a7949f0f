import type { VNode } from 'preact'
import { Bouton, Formulaire, format, Progression } from '../../../ui/index.ts'
import { chemins } from '../../candidatures/index.ts'
import { type Envoi, JOURS_POUR_ACHEVER } from '../domain/envoi.ts'

/** P7 — the files sent for a proof that are no deposit yet: one that is whole waits for its deposit, another is taken up again. */
export const EnvoisAffiches = ({ envois }: { readonly envois: readonly Envoi[] }): VNode | null =>
  envois.length === 0 ? null : (
    <ul class="cv-envois">
      {envois.map(envoi => (
        <li key={envoi.id} class="cv-envois__un">
          {envoi.empreinte === null ? <Interrompu envoi={envoi} /> : <Entier envoi={envoi} />}
          <Formulaire action={`${actionDe(envoi)}/abandon`} champs={{ envoi: envoi.id, preuve: envoi.preuve }}>
            <Bouton variante="tertiaire" petit icone="delete-line">
              {envoi.empreinte === null ? 'Abandonner cet envoi' : 'Ne pas déposer ce fichier'}
            </Bouton>
          </Formulaire>
        </li>
      ))}
    </ul>
  )

const actionDe = ({ numero, chapitre }: Envoi): string => `${chemins.chapitre(numero, chapitre)}/preuves/envoi`

const Entier = ({ envoi }: { readonly envoi: Envoi }): VNode => (
  <>
    <p>{`${format.guillemets(envoi.nom)} (${format.taille(envoi.taille)}) est reçu et vérifié. Il n’est pas encore déposé.`}</p>
    <Formulaire action={actionDe(envoi)} champs={{ envoi: envoi.id, mode: 'complete' }}>
      <Bouton petit icone="upload-line">
        Déposer ce fichier
      </Bouton>
    </Formulaire>
  </>
)

const Interrompu = ({ envoi }: { readonly envoi: Envoi }): VNode => (
  <>
    <p>
      {`${format.guillemets(envoi.nom)} : ${format.taille(envoi.recus)} reçus sur ${format.taille(envoi.taille)}. Choisissez de nouveau ce fichier ci-dessus : l’envoi reprendra où il s’est arrêté. Ce qui est reçu est gardé ${format.pluriel(JOURS_POUR_ACHEVER, 'jour')} à compter du ${format.dateHeure(envoi.creeLe)}.`}
    </p>
    <Progression valeur={envoi.recus} total={envoi.taille} libelle="octets reçus" compacte />
  </>
)
