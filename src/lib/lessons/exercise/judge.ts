import type { Answer, Judgement } from './exercise'
export const judge = (_: Answer, __: string): Judgement => ({ verdict: 'unsure', reasons: [] })
