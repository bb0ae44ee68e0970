import type { CreateMaker } from '../maker'

/** The shaders of surface and floor draw the curves. */
export const contoursMaker: CreateMaker<'contours'> = ({ uniforms }) => {
  let opacity = 0
  return {
    update: (marks) => (opacity = marks.length > 0 ? 1 : 0),
    write: () => (uniforms.contourOpacity.value = opacity)
  }
}
