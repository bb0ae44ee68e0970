import type { Lesson } from '../lesson'

const { raw } = String
const plane = ['x', 'y'] as const

export const lesson: Lesson = {
  slug: 'from-one-to-many',
  title: 'From one variable to many',
  lead: 'A derivative is the slope of a curve. A surface has curves in every direction, and two of them give the partial derivatives.',
  goals: [
    'say what a derivative is: the limit of slopes of secants;',
    'find partial derivatives by holding all variables but one constant, and see them as slopes of slices;',
    'check a derivative in three ways: by symbols, by automatic differentiation and by differences.'
  ],
  minutes: 20,
  tasks: ['from-one-to-many-small-step', 'from-one-to-many-level-slice', 'from-one-to-many-predict'],
  exercises: [
    {
      id: 'from-one-to-many-quotient',
      prompt: raw`Take $f(x) = x^2$. What is the difference quotient at $x = 3$ for the step $h = 0.1$?`,
      answer: {
        kind: 'numbers',
        components: [6.1],
        mistakes: [
          {
            components: [6],
            reason:
              'That is its limit, the derivative at 3. For a step of 0.1 the secant is still a little steeper.'
          },
          {
            components: [0.61],
            reason: 'That is the rise from 3 to 3.1. It has still to be divided by the step.'
          },
          {
            components: [5.9],
            reason: 'That is the quotient for the step −0.1, from 3 back to 2.9.'
          }
        ]
      },
      hints: [raw`The quotient is $\frac{f(3.1) - f(3)}{0.1}$.`, raw`$3.1^2 = 9.61$ and $3^2 = 9$.`],
      solution: [
        raw`The rise is $f(3.1) - f(3) = 9.61 - 9 = 0.61$.`,
        raw`Divided by the step: $0.61 / 0.1 = 6.1$.`,
        raw`In general the quotient of $x^2$ is $2x + h$; its limit at 3 is 6.`
      ]
    },
    {
      id: 'from-one-to-many-which-slice',
      prompt: raw`For $f(x, y) = x^2 + 3xy + 2y^2$, the number $\partial f/\partial x$ at $(2, 3)$ is the slope of a curve in one variable. Of which one?`,
      answer: {
        kind: 'choice',
        options: [
          {
            text: raw`Of $2y^2 + 6y + 4$ at $y = 3$`,
            why: raw`This is the slice with $x = 2$ held constant. Its slope is $\partial f/\partial y$.`
          },
          {
            text: raw`Of $x^2 + 9x + 18$ at $x = 2$`,
            isRight: true,
            why: raw`With $y = 3$ held constant, $f(x, 3) = x^2 + 9x + 18$, and its slope at 2 is $4 + 9 = 13$.`
          },
          {
            text: raw`Of $2x + 9$ at $x = 2$`,
            why: raw`This is the derivative of the slice: its *value* at 2 is the slope that is wanted, not its own slope.`
          },
          {
            text: raw`Of $6x^2$ at $x = 2$`,
            why: raw`Here $y$ was made equal to $x$. Then both variables move, along a slanted way; a partial derivative moves one alone.`
          }
        ]
      },
      hints: [
        raw`Which variable moves, and which is held constant?`,
        raw`Put the constant value into $f$: the variable that moves is left.`
      ],
      solution: [
        raw`Along $x$ only $x$ moves, and $y$ stays 3: $f(x, 3) = x^2 + 9x + 18$.`,
        raw`Its derivative is $2x + 9$, which is 13 at $x = 2$, the same as $2x + 3y$ at $(2, 3)$.`
      ]
    },
    {
      id: 'from-one-to-many-formulas',
      prompt: raw`Find both partial derivatives of $g(x, y) = x^3y + 2y^2 - 5x$, the one along $x$ first.`,
      answer: {
        kind: 'formulas',
        variables: plane,
        components: [
          { is: '3x^2 y - 5', derivative: { of: 'x^3 y + 2y^2 - 5x', along: 'x' } },
          { is: 'x^3 + 4y', derivative: { of: 'x^3 y + 2y^2 - 5x', along: 'y' } }
        ]
      },
      hints: [
        raw`Along $x$, read $y$ as a number: $x^3y$ is then a multiple of $x^3$, and $2y^2$ is constant.`,
        raw`Along $y$, $x^3y$ is $y$ times the constant $x^3$, and $-5x$ is constant.`
      ],
      solution: [
        raw`Along $x$: $x^3y$ gives $3x^2y$, $2y^2$ gives 0, $-5x$ gives $-5$. So $\partial g/\partial x = 3x^2y - 5$.`,
        raw`Along $y$: $x^3y$ gives $x^3$, $2y^2$ gives $4y$, $-5x$ gives 0. So $\partial g/\partial y = x^3 + 4y$.`
      ]
    },
    {
      id: 'from-one-to-many-at-point',
      prompt: raw`Take $f(x, y) = x^2y - 4y$. What are $\partial f/\partial x$ and $\partial f/\partial y$ at $(3, 2)$?`,
      answer: {
        kind: 'numbers',
        components: [12, 5],
        mistakes: [
          { components: [5, 12], reason: 'The two have changed places: the one along x comes first.' },
          {
            components: [12, 9],
            reason: 'The term −4y is constant along x alone. Along y its derivative is −4.'
          },
          {
            components: [8, 5],
            reason: 'Along x the term −4y is held constant, and its derivative is 0, not −4.'
          },
          {
            components: [6, 5],
            reason: 'Along x the y in x²y is a constant factor, and stays: the derivative is 2xy, not 2x.'
          }
        ]
      },
      hints: [
        raw`First the formulas: along $x$ the factor $y$ in $x^2y$ stays where it is.`,
        raw`$\partial f/\partial x = 2xy$ and $\partial f/\partial y = x^2 - 4$.`
      ],
      solution: [
        raw`$\partial f/\partial x = 2xy$, since $-4y$ is constant along $x$; at $(3, 2)$ it is 12.`,
        raw`$\partial f/\partial y = x^2 - 4$; at $(3, 2)$ it is 5.`
      ]
    },
    {
      id: 'from-one-to-many-at-rate',
      prompt: raw`Name a point at which $f(x, y) = x^2y$ has the slope 4 along $y$. There are many.`,
      answer: {
        kind: 'point',
        of: 'x^2 y',
        variables: ['x', 'y'],
        wanted: { kind: 'slope', degrees: 90, value: 4 }
      },
      hints: [
        raw`The slope along $y$ is $\partial f/\partial y$. What is it as a formula?`,
        raw`$\partial f/\partial y = x^2$. Where is it 4?`
      ],
      solution: [
        raw`With $x$ held constant, $x^2y$ is $y$ times a constant: $\partial f/\partial y = x^2$.`,
        raw`It is 4 where $x = 2$ or $x = -2$, whatever $y$ is. So $(2, 0)$, $(2, 1)$ and $(-2, 7)$ are right, among others.`
      ]
    }
  ],
  summary: [
    {
      term: 'Difference quotient',
      formula: raw`(f(x + h) - f(x))/h`,
      meaning: 'The slope of the secant over a step $h$.'
    },
    {
      term: 'Derivative',
      formula: raw`f'(x) = \lim_{h \to 0} (f(x + h) - f(x))/h`,
      meaning: 'The slope of the tangent: what the quotients come to.'
    },
    {
      term: 'Partial derivative',
      formula: raw`\partial f/\partial x`,
      meaning: 'The slope of the slice along $x$; all other variables are held constant.'
    },
    {
      term: 'Central difference',
      formula: raw`(f(x + h, y) - f(x - h, y))/2h`,
      meaning: 'A number near the partial derivative, from two values of $f$.'
    }
  ],
  teacher: {
    plan: [
      {
        minutes: 5,
        what: 'The secant on the projector: let the class say what the quotient will come to before the step shrinks.'
      },
      {
        minutes: 8,
        what: 'Slices. A loaf of bread or a folded sheet of paper helps; then both partial derivatives of the example by hand.'
      },
      { minutes: 5, what: 'The computation graph, stepped through together, with the values said aloud.' },
      { minutes: 12, what: 'The exercises alone; the one on the right slice as a vote.' }
    ],
    questions: [
      {
        question: raw`Why not simply put $h = 0$ into the difference quotient?`,
        answer: raw`It would be $0/0$, which is no number. The limit asks what the quotient comes near to for steps that are small but not 0.`
      },
      {
        question: raw`In $\partial f/\partial x = 2x + 3y$ there is a $y$, although $y$ was held constant. How can that be?`,
        answer: raw`It was constant while $x$ moved. Which constant it is differs from slice to slice, and so does the slope.`
      },
      {
        question:
          'Both partial derivatives are positive at a point. Does f rise in every direction from there?',
        answer:
          'No. Going back along x, or back along y, it falls. Two lessons on there is a slope for every direction.'
      }
    ],
    pitfalls: [
      'Differentiating terms without the variable as if they stayed: along x the derivative of 2y² is 0, not 2y².',
      'Losing a constant factor: the derivative of 3xy along x is 3y, neither 3 nor 3xy.',
      'Reading ∂f/∂x as a fraction that can be reduced. It is one sign for one number.'
    ]
  }
}
