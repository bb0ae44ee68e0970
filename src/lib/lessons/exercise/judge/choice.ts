import type { ChoiceAnswer, Judgement } from '../exercise'

/** Judges a choice by its index, from 0, or by its text. */
export function judgeChoice({ options }: ChoiceAnswer, given: number | string): Judgement {
  const chosen =
    typeof given === 'number' ? options[given] : options.find(({ text }) => plain(text) === plain(given))
  if (!chosen) return { verdict: 'unsure', reasons: ['This is none of the answers.'] }
  return { verdict: chosen.isRight ? 'right' : 'wrong', reasons: chosen.why === '' ? [] : [chosen.why] }
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()
