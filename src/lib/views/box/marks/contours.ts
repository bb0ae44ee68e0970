import type { CreateMaker } from '../maker'

/** The shaders of surface and floor draw the curves. */
export const contoursMaker: CreateMaker<'contours'> = ({ uniforms }) => ({
  update: (marks) => (uniforms.contourOpacity.value = marks.length > 0 ? 1 : 0)
})
