/** The package's own entry prints a warning on every release of Node.js that does not call itself LTS yet; this one doesn't. */
declare module 'oidc-provider/lib/provider.js' {
  export { default as Provider } from 'oidc-provider'
}
