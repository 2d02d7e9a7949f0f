/** What is kept of a source: its code without comments, and without what strings hold when `chaines` is false. */
const AVANT_REGEX = /(?:^|=>|[(,=:[!&|?{};+\-*%~^]|\b(?:return|typeof|case|of|in|await|yield))\s*$/

type Saut = { readonly jusqua: number; readonly garde: string }

const finDeChaine = (texte: string, debut: number): number => {
  const guillemet = texte[debut]
  for (let i = debut + 1; i < texte.length; i++) {
    if (texte[i] === '\\') i++
    else if (texte[i] === guillemet || texte[i] === '\n') return i + 1
  }
  return texte.length
}

const finDeRegex = (texte: string, debut: number): number => {
  let classe = false
  for (let i = debut + 1; i < texte.length && texte[i] !== '\n'; i++) {
    if (texte[i] === '\\') i++
    else if (texte[i] === '[') classe = true
    else if (texte[i] === ']') classe = false
    else if (texte[i] === '/' && !classe) return i + 1
  }
  return debut + 1
}

const finDe = (texte: string, debut: number, marque: string): number => {
  const fin = texte.indexOf(marque, debut)
  return fin < 0 ? texte.length : fin
}

/** The code of a template's `${…}` is kept, its text is a string. */
const gabarit = (texte: string, debut: number, chaines: boolean): Saut => {
  let garde = '`'
  let i = debut + 1
  while (i < texte.length && texte[i] !== '`') {
    if (texte[i] === '\\') {
      if (chaines) garde += texte.slice(i, i + 2)
      i += 2
    } else if (texte.startsWith('${', i)) {
      const { code, fin } = parcourir(texte, i + 2, chaines, '}')
      garde += `\${${code}}`
      i = fin + 1
    } else {
      if (chaines || texte[i] === '\n') garde += texte[i]
      i++
    }
  }
  return { jusqua: i + 1, garde: `${garde}\`` }
}

const sauter = (texte: string, i: number, code: string, chaines: boolean): Saut | undefined => {
  const c = texte[i]
  if (texte.startsWith('//', i)) return { jusqua: finDe(texte, i, '\n'), garde: '' }
  if (texte.startsWith('/*', i)) {
    const jusqua = Math.min(finDe(texte, i + 2, '*/') + 2, texte.length)
    return { jusqua, garde: texte.slice(i, jusqua).replace(/[^\n]/g, '') }
  }
  if (c === "'" || c === '"') {
    const jusqua = finDeChaine(texte, i)
    return { jusqua, garde: chaines ? texte.slice(i, jusqua) : `${c}${c}` }
  }
  if (c === '`') return gabarit(texte, i, chaines)
  if (c === '/' && AVANT_REGEX.test(code.slice(-20))) {
    const jusqua = finDeRegex(texte, i)
    return { jusqua, garde: chaines ? texte.slice(i, jusqua) : '/ /' }
  }
  return undefined
}

const parcourir = (
  texte: string,
  debut: number,
  chaines: boolean,
  fermeture: string,
): { code: string; fin: number } => {
  let code = ''
  let profondeur = 0
  let i = debut
  while (i < texte.length) {
    const saut = sauter(texte, i, code, chaines)
    if (saut) {
      code += saut.garde
      i = saut.jusqua
      continue
    }
    if (texte[i] === fermeture && profondeur === 0) break
    if (fermeture && texte[i] === '{') profondeur++
    if (fermeture && texte[i] === '}') profondeur--
    code += texte[i]
    i++
  }
  return { code, fin: i }
}

/** The code alone, comments left out; strings too unless `chaines`. Lines keep their numbers. */
export const codeDe = (texte: string, { chaines = false } = {}): string => parcourir(texte, 0, chaines, '').code
