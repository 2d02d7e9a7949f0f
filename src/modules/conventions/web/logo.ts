/**
 * The sign that a referenced éditeur may show, for the demonstration: drawn for it, the mark of nobody. The operator puts
 * its own in its place.
 */
export const LOGO_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120" viewBox="0 0 320 120" role="img" aria-labelledby="titre">
  <title id="titre">Solution référencée – logo de démonstration</title>
  <rect x="2" y="2" width="316" height="116" rx="12" fill="#fff" stroke="#1b2a4a" stroke-width="3"/>
  <circle cx="62" cy="60" r="36" fill="#1b2a4a"/>
  <path d="M45 61l12 13 24-28" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>
  <g font-family="Helvetica, Arial, sans-serif" fill="#1b2a4a">
    <text x="116" y="56" font-size="20" font-weight="700">Solution référencée</text>
    <text x="116" y="86" font-size="16">Logo de démonstration</text>
  </g>
</svg>
`
