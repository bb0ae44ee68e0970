/**
 * Stands in for three's XRManager, which would send every visitor 5 kB for headsets that nothing here draws to
 * (scripts/three.js puts it there). It has what three asks of it outside a session.
 */
export default class NoHeadset {
  enabled = false
  readonly isPresenting = false
  getEnvironmentBlendMode(): undefined {}
}
