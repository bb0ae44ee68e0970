import type { Lesson } from '../lesson'

const { raw } = String

export const lesson: Lesson = {
  slug: 'norms',
  title: 'Norms',
  lead: 'A norm makes one number of a vector. Which norm one takes decides which entries count, and whether coefficients become exactly 0.',
  goals: [
    'compute the norms L1, L2 and L∞ of a vector, and say which entries each listens to;',
    'put the three in order, and give the reason;',
    'write their gradients, and say what happens at a kink;',
    'explain why lasso sets coefficients to 0 and ridge does not.'
  ],
  minutes: 25,
  tasks: [
    'norms-other-leader',
    'norms-spread',
    'norms-five-draws',
    'norms-all-equal',
    'norms-between-balls',
    'norms-kinks',
    'norms-lasso-zero',
    'norms-ridge-half'
  ],
  exercises: [
    {
      id: 'norms-of-vector',
      prompt: raw`What are the norms L1, L2 and L∞ of $v = (2, -1, -2)$? Write them as one vector, in this order.`,
      answer: {
        kind: 'numbers',
        components: [5, 3, 2],
        mistakes: [
          { components: [5, 9, 2], reason: 'L2 is the root of the sum of squares: the root was not taken.' },
          { components: [-1, 3, 2], reason: 'L1 adds the sizes of the entries: their signs do not count.' },
          { components: [1, 3, 2], reason: 'L1 adds the sizes of the entries: their signs do not count.' },
          { components: [2, 3, 5], reason: 'L1 and L∞ have changed places: L1 is the sum of sizes.' }
        ]
      },
      hints: [
        raw`L1 adds $|2|$, $|-1|$ and $|-2|$.`,
        raw`For L2 add the squares $4 + 1 + 4$, and take the root.`
      ],
      solution: [
        raw`L1: $2 + 1 + 2 = 5$.`,
        raw`L2: $\sqrt{4 + 1 + 4} = \sqrt 9 = 3$.`,
        raw`L∞: the largest size is 2. Together $(5, 3, 2)$.`
      ]
    },
    {
      id: 'norms-order',
      prompt:
        'A random vector of length 100 has the three norms L1, L2 and L∞. In which order are they, and why?',
      answer: {
        kind: 'choice',
        options: [
          {
            text: raw`L∞ ≤ L2 ≤ L1: the square of the largest entry is one term of $\sum v_i^2$, and $(\sum |v_i|)^2$ has further terms besides these squares.`,
            isRight: true,
            why: 'Both comparisons hold for every vector, random or not.'
          },
          {
            text: 'L1 ≤ L2 ≤ L∞: squares are larger than the numbers themselves, and the largest number is larger than a mean.',
            why: 'L2 takes a root after squaring, and L1 is a sum and no mean. Try (3, 4): 7, 5 and 4.'
          },
          {
            text: 'It depends on the vector: with many entries below 1 the squares are small, so L2 can be below L∞.',
            why: 'Small squares still only add to the square of the largest entry, so L2 is never below L∞.'
          },
          {
            text: 'L∞ ≤ L1 ≤ L2: the root of a sum of squares outgrows a plain sum.',
            why: 'Multiply out the square of the sum: it has all the squares and more. So L1 is at least L2.'
          }
        ]
      },
      hints: [
        'Try a short vector first, such as (3, 4).',
        raw`Compare squares: $\max v_i^2$, $\sum v_i^2$ and $(\sum |v_i|)^2$.`
      ],
      solution: [
        raw`The largest square is one term of $\sum v_i^2$, and no term is negative: $\lVert v \rVert_\infty^2 \le \lVert v \rVert_2^2$.`,
        raw`$(\sum |v_i|)^2 = \sum v_i^2$ plus products that are not negative: $\lVert v \rVert_2^2 \le \lVert v \rVert_1^2$.`,
        'Roots keep the order: L∞ ≤ L2 ≤ L1, for every vector.'
      ]
    },
    {
      id: 'norms-gradient-of-length',
      prompt: raw`Write the gradient of $f(x, y) = \sqrt{x^2 + y^2}$ away from the origin.`,
      answer: {
        kind: 'formulas',
        variables: ['x', 'y'],
        components: [
          { is: 'x/sqrt(x^2 + y^2)', derivative: { of: 'sqrt(x^2 + y^2)', along: 'x' } },
          { is: 'y/sqrt(x^2 + y^2)', derivative: { of: 'sqrt(x^2 + y^2)', along: 'y' } }
        ]
      },
      hints: [
        raw`Chain rule: the root of $u$ has the derivative $\frac{1}{2\sqrt u}$.`,
        raw`The inner derivative along $x$ is $2x$.`
      ],
      solution: [
        raw`With $u = x^2 + y^2$: $\partial f/\partial x = \frac{1}{2\sqrt u} \cdot 2x = \frac{x}{\sqrt{x^2 + y^2}}$.`,
        raw`In the same way $\partial f/\partial y = \frac{y}{\sqrt{x^2 + y^2}}$.`,
        raw`So $\nabla f = v / \lVert v \rVert_2$: the unit vector away from the origin.`
      ]
    },
    {
      id: 'norms-gradient-of-largest',
      prompt: raw`What is the gradient of L∞, $f(x, y) = \max(|x|, |y|)$, at $(-5, 2)$?`,
      answer: {
        kind: 'numbers',
        components: [-1, 0],
        mistakes: [
          {
            components: [1, 0],
            reason: 'The largest entry is negative: as it grows, its size becomes smaller.'
          },
          { components: [-1, 1], reason: 'This is the gradient of L1: in L∞ the smaller entry has no say.' },
          { components: [-5, 0], reason: 'A size changes by 1 per unit of its entry, however large it is.' },
          { components: [5, 0], reason: 'This is the value of the norm; its slope is asked for.' }
        ]
      },
      hints: [
        raw`Near $(-5, 2)$ the function is $|x|$ alone.`,
        raw`And $x$ is negative there, so $|x| = -x$.`
      ],
      solution: [
        raw`Near $(-5, 2)$ the first entry has the larger size, so $f = |x| = -x$.`,
        raw`Its derivatives are $-1$ along $x$ and $0$ along $y$: $\nabla f = (-1, 0)$.`
      ]
    },
    {
      id: 'norms-subgradient',
      prompt: raw`$f(x, y) = |x| + |y|$ has a kink at $(0, 3)$. Which of these vectors is a subgradient there?`,
      answer: {
        kind: 'choice',
        options: [
          {
            text: '(0.4, 1)',
            isRight: true,
            why: 'Along x any slope from −1 to 1 will do, and along y the function is smooth with the slope 1.'
          },
          {
            text: '(1, 0.4)',
            why: 'Along y the function is smooth at 3: only the slope 1 is possible there.'
          },
          {
            text: '(2, 1)',
            why: 'A plane that rises by 2 along x is above |x| on the right, so it does not touch from below.'
          },
          {
            text: 'None: at a kink there are no slopes at all.',
            why: 'There is no gradient, but many planes touch the surface from below; their slopes are the subgradients.'
          }
        ]
      },
      hints: [
        raw`Look at the two parts by themselves: $|x|$ at 0, and $|y|$ at 3.`,
        raw`Which lines through 0 stay below $|x|$ everywhere?`
      ],
      solution: [
        raw`$|x|$ has a kink at 0: its subgradients are all numbers from $-1$ to $1$.`,
        raw`$|y|$ is smooth at 3, with the slope 1.`,
        raw`So the subgradients are all $(g, 1)$ with $-1 \le g \le 1$, and $(0.4, 1)$ is one of them.`
      ]
    },
    {
      id: 'norms-lasso-enough',
      prompt: raw`Lasso with one coefficient: $(w - 3)^2 + \lambda |w|$ is to be minimal. What is the smallest $\lambda$ for which the minimum lies at $w = 0$?`,
      answer: {
        kind: 'numbers',
        components: [6],
        mistakes: [
          {
            components: [3],
            reason: raw`The slope of (w − 3)² at 0 is −6: the derivative of a square has the factor 2.`
          },
          { components: [9], reason: 'That is the loss at 0; the slope there decides.' }
        ]
      },
      hints: [
        raw`What is the slope of $(w - 3)^2$ at $w = 0$?`,
        raw`At 0 the slope of $\lambda |w|$ may be anything from $-\lambda$ to $\lambda$: it has to cancel the other.`
      ],
      solution: [
        raw`$\frac{d}{dw}(w - 3)^2 = 2(w - 3)$, which is $-6$ at 0.`,
        raw`The penalty can give any slope from $-\lambda$ to $\lambda$ at 0. It cancels $-6$ if $\lambda \ge 6$.`,
        raw`For smaller $\lambda$ the sum still falls to the right of 0, and the minimum is at $w = 3 - \lambda/2$.`
      ]
    }
  ],
  summary: [
    {
      term: 'L1',
      formula: raw`\lVert v \rVert_1 = \sum |v_i|`,
      meaning: raw`Every entry counts by its size. Gradient: the signs. Kinks where an entry is 0.`
    },
    {
      term: 'L2',
      formula: raw`\lVert v \rVert_2 = \sqrt{\textstyle\sum v_i^2}`,
      meaning: raw`Large entries count most. Gradient: $v / \lVert v \rVert_2$, of length 1. A kink at 0 only.`
    },
    {
      term: 'L∞',
      formula: raw`\lVert v \rVert_\infty = \max |v_i|`,
      meaning: raw`Only the largest entry counts. Gradient: its sign there, else 0. Kinks where sizes tie.`
    },
    {
      term: 'Order',
      formula: raw`\lVert v \rVert_\infty \le \lVert v \rVert_2 \le \lVert v \rVert_1`,
      meaning: 'For every vector. The balls lie in each other the other way round.'
    },
    {
      term: 'Subgradients',
      formula: raw`\partial |x| = [-1, 1] \text{ at } 0`,
      meaning: 'The slopes of all planes that touch from below; at a kink there are many.'
    },
    {
      term: 'Ridge, lasso',
      formula: raw`L + \lambda \lVert w \rVert_2^2, \quad L + \lambda \lVert w \rVert_1`,
      meaning: 'Ridge makes coefficients smaller; lasso sets some to exactly 0.'
    }
  ],
  teacher: {
    plan: [
      { minutes: 6, what: 'The bars: which gene leads, and by which share of each norm.' },
      { minutes: 4, what: 'Draw random vectors; collect reasons for the order before the text gives them.' },
      { minutes: 3, what: 'Unit balls: why is the ball of the largest norm the smallest?' },
      { minutes: 5, what: 'Gradients and kinks; compare with what a program answers.' },
      { minutes: 7, what: 'Ridge and lasso: the level curve, the ball and the paths.' }
    ],
    questions: [
      {
        question: raw`A measuring error spoils a single gene. Which norm of the differences suffers most?`,
        answer:
          'L∞ may be changed altogether, L2 nearly so; L1 changes by the error alone, beside the sum of all others.'
      },
      {
        question: 'Can all three norms of a vector agree?',
        answer: 'Yes, if at most one entry is not 0.'
      },
      {
        question: 'Gradient descent on |x| with a fixed step: what happens near 0?',
        answer:
          'The slope stays 1 in size, so the steps do not become shorter, and the iterates jump to and fro across the kink.'
      },
      {
        question: 'Why does ridge use the square of the norm and not the norm itself?',
        answer: raw`The square is smooth at 0, and its gradient $2\lambda w$ leads to linear equations. The norm itself has a kink at 0, which would set all coefficients to 0 together.`
      }
    ],
    pitfalls: [
      'Adding entries with their signs for L1: (2, −2) would have the size 0.',
      'Leaving out the root of L2: then doubling a vector would make it four times as large.',
      'Expecting the larger norm to have the larger ball: it is the other way round.',
      'Taking the answer of a program at a kink for a derivative: it is one subgradient by convention.',
      'Saying that lasso makes small coefficients 0. It does so where the slope of the loss is too weak to lift them off 0.'
    ]
  }
}
