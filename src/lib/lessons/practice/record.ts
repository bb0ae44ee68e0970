import { difficulties, rules, type Difficulty, type Rule } from './functions'

/** How a rule goes: answers so far, its box, and the question before which it is not asked again. */
export interface RuleRecord {
  right: number
  wrong: number
  /** From 0, where what was missed lies, to `lastBox`, where what is known lies. */
  box: number
  due: number
}

/** A learner's practice, in this browser. */
export interface PracticeRecord {
  /** Questions answered. */
  asked: number
  /** Right answers in a row, and the most there ever were. */
  streak: number
  best: number
  rules: Readonly<Record<Rule, RuleRecord>>
}

/**
 * Boxes as Sebastian Leitner has them: a right answer moves a rule one box on, and it rests twice as long as in the
 * box before; a wrong one moves it back to the first, and it comes again after one other question.
 */
export const lastBox = 4

const untried: RuleRecord = { right: 0, wrong: 0, box: 0, due: 0 }

export const emptyRecord: PracticeRecord = {
  asked: 0,
  streak: 0,
  best: 0,
  rules: Object.fromEntries(rules.map((rule) => [rule, untried])) as Record<Rule, RuleRecord>
}

/** The record after an answer. */
export function withAnswer(record: PracticeRecord, rule: Rule, isRight: boolean): PracticeRecord {
  const { right, wrong, box } = record.rules[rule]
  const asked = record.asked + 1
  const streak = isRight ? record.streak + 1 : 0
  const next: RuleRecord = isRight
    ? { right: right + 1, wrong, box: Math.min(box + 1, lastBox), due: asked + 2 ** box }
    : { right, wrong: wrong + 1, box: 0, due: asked + 1 }
  return { asked, streak, best: Math.max(streak, record.best), rules: { ...record.rules, [rule]: next } }
}

/** The rule to be asked next: the one that has waited longest beyond its time. The last one is not asked twice in a row. */
export function nextRule({ rules: all }: PracticeRecord, last: Rule | null = null): Rule {
  const candidates = rules.filter((rule) => rule !== last)
  return candidates.reduce((best, rule) => (all[rule].due < all[best].due ? rule : best))
}

/** The further its box, the harder the functions. */
export const difficultyOf = ({ box }: RuleRecord): Difficulty =>
  difficulties[Math.min(Math.floor(box / 2), 2)]

/** Those rules that were missed and are not yet known again. */
export const toReview = ({ rules: all }: PracticeRecord): Rule[] =>
  rules.filter((rule) => all[rule].wrong > 0 && all[rule].box < 2)

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

/** The record that a text says; what is damaged in it begins anew. */
export function parseRecord(text: string | null): PracticeRecord {
  let said: unknown
  try {
    said = JSON.parse(text ?? 'null')
  } catch {
    return emptyRecord
  }
  if (typeof said !== 'object' || said === null) return emptyRecord
  const { asked, streak, best, rules: all } = said as Record<string, unknown>
  if (![asked, streak, best].every(isCount) || typeof all !== 'object' || all === null) return emptyRecord
  const ruleOf = (rule: Rule): RuleRecord => {
    const one = (all as Record<string, unknown>)[rule]
    if (typeof one !== 'object' || one === null) return untried
    const { right, wrong, box, due } = one as Record<string, unknown>
    if (!isCount(right) || !isCount(wrong) || !isCount(box) || !isCount(due)) return untried
    return { right, wrong, box: Math.min(box, lastBox), due: Math.min(due, (asked as number) + 2 ** lastBox) }
  }
  return {
    asked: asked as number,
    streak: streak as number,
    best: best as number,
    rules: Object.fromEntries(rules.map((rule) => [rule, ruleOf(rule)])) as Record<Rule, RuleRecord>
  }
}

export const writeRecord = (record: PracticeRecord): string => JSON.stringify(record)
