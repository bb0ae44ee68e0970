import { choiceKey, settings } from './setting'

/** What the tool for second derivatives draws. */
export interface SecondSettings {
  /** The order of the Taylor polynomial about the point. */
  taylor: 'off' | '0' | '1' | '2'
  /** The curvature that colours the surface. */
  curvature: 'off' | 'gaussian' | 'mean'
}

export const second = settings<SecondSettings>({
  taylor: choiceKey(['off', '0', '1', '2'], '2'),
  curvature: choiceKey(['off', 'gaussian', 'mean'], 'off')
})
