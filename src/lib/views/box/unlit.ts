/**
 * Stands in for what three has for lights, shadows, mirrored surroundings, tones and morphing, of which nothing here
 * makes use (scripts/three.js puts it there): a tenth of what a visitor is sent of three.
 */
export default class Unlit {}

export class SphericalHarmonics3 {}
export class LightShadow {}

const unused = (): null => null
export {
  unused as BasicPointShadowFilter,
  unused as PointShadowFilter,
  unused as acesFilmicToneMapping,
  unused as agxToneMapping,
  unused as cineonToneMapping,
  unused as linearToneMapping,
  unused as morphColor,
  unused as morphReference,
  unused as neutralToneMapping,
  unused as pmremTexture,
  unused as pointShadow,
  unused as reinhardToneMapping,
  unused as shadow
}
