import type { Answer, Judgement } from './exercise'
import { judgeChoice } from './judge/choice'
import { judgeFormulas } from './judge/formulas'
import { judgeDerivation } from './judge/lines'
import { judgeNumbers } from './judge/numbers'
import { judgePoint } from './judge/point'
import type { Pointed } from './judge/point'

export type { Pointed } from './judge/point'
export { judgeLines } from './judge/lines'
export type { JudgedLine } from './judge/lines'

/** An answer as it is given: typed, pointed at in a figure, or the index of a choice. */
export type Given = string | number | Pointed

type Kind = Answer['kind']

/** A judge for every kind of answer. */
const judges: { [K in Kind]: (answer: Extract<Answer, { kind: K }>, given: Given) => Judgement } = {
  formulas: (answer, given) => judgeFormulas(answer, textOf(given)),
  numbers: (answer, given) => judgeNumbers(answer, textOf(given)),
  point: (answer, given) => judgePoint(answer, typeof given === 'number' ? textOf(given) : given),
  choice: (answer, given) => judgeChoice(answer, typeof given === 'number' ? given : textOf(given)),
  lines: (answer, given) => judgeDerivation(answer, textOf(given))
}

/** What there is to say of an answer. The same answer is always judged alike, and nothing that is typed throws. */
export function judge(answer: Answer, given: Given): Judgement {
  const of = judges[answer.kind] as (answer: Answer, given: Given) => Judgement
  return of(answer, given)
}

const textOf = (given: Given): string =>
  typeof given === 'object' ? `(${given.at.join(', ')})` : String(given)
