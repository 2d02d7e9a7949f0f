// The line of a file that is being sent: how far it is, how fast, a pause.

const mo = (octets: number): string => {
  const [nombre, unite] = octets < 1_000_000 ? [octets / 1_000, 'ko'] : [octets / 1_000_000, 'Mo']
  return `${nombre.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0${unite}`
}

const duree = (secondes: number): string => {
  if (secondes < 60) return `${Math.max(1, Math.round(secondes))}\u00a0s`
  return secondes < 3_600
    ? `${Math.round(secondes / 60)}\u00a0min`
    : `${(secondes / 3_600).toFixed(1).replace('.', ',')}\u00a0h`
}

export type Suivi = {
  readonly bloc: HTMLElement
  readonly dire: (phrase: string) => void
  readonly avancer: (envoyes: number, total: number) => void
  readonly finir: (phrase: string) => void
  /** `enMarche`: the button pauses; else it resumes. */
  readonly surBasculer: (faire: (enMarche: boolean) => void) => void
}

export const bouton = (texte: string): HTMLButtonElement => {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'fr-btn fr-btn--sm fr-btn--tertiary'
  element.textContent = texte
  return element
}

export const suivre = (nom: string): Suivi => {
  const bloc = document.createElement('div')
  bloc.className = 'cv-envoi'
  const barre = document.createElement('progress')
  barre.setAttribute('aria-label', `Progression de l’envoi de ${nom}`)
  const texte = document.createElement('span')
  texte.setAttribute('role', 'status')
  const pause = bouton('Mettre en pause')
  bloc.append(barre, texte, pause)
  const debut = { instant: performance.now(), octets: -1 }
  return {
    bloc,
    dire: phrase => (texte.textContent = `${nom} : ${phrase}`),
    avancer: (envoyes, total) => {
      if (debut.octets < 0) Object.assign(debut, { instant: performance.now(), octets: envoyes })
      barre.max = total
      barre.value = envoyes
      const parSeconde = ((envoyes - debut.octets) / (performance.now() - debut.instant)) * 1_000
      const reste = parSeconde > 0 ? `, ${mo(parSeconde)}/s, encore ${duree((total - envoyes) / parSeconde)}` : ''
      texte.textContent =
        envoyes < total
          ? `${nom} : ${Math.floor((envoyes / total) * 100)} % (${mo(envoyes)} sur ${mo(total)}${reste})`
          : `${nom} : vérification du fichier reçu…`
    },
    finir: phrase => {
      texte.textContent = `${nom} : ${phrase}`
      barre.remove()
      pause.remove()
    },
    surBasculer: faire => {
      let enMarche = true
      pause.addEventListener('click', () => {
        enMarche = !enMarche
        pause.textContent = enMarche ? 'Mettre en pause' : 'Reprendre'
        Object.assign(debut, { octets: -1 })
        faire(enMarche)
      })
    },
  }
}
