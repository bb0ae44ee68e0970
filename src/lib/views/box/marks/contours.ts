import type { CreateMaker } from '../maker'

/** The shaders of surface and floor draw the curves. */
export const contoursMaker: CreateMaker<'contours'> = ({ uniforms }) => {
  let shown = false
  return {
    update: (marks) => (shown = marks.length > 0),
    write: () => (uniforms.contourOpacity.value = shown ? 1 : 0)
  }
}
