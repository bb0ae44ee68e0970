import type { Lesson } from '../lesson'

const { raw } = String

export const lesson: Lesson = {
  slug: 'directional-derivatives',
  title: 'Directional derivatives',
  lead: 'How steep it is depends on which way you go, and the gradient knows the slope of every way.',
  goals: [
    'find the slope of a function in any direction from its gradient;',
    'say in which directions the slope is greatest, least and zero, and how large it is there;',
    'normalise a vector that is not of length 1, and say why.'
  ],
  minutes: 20,
  tasks: [
    'directional-derivatives-level',
    'directional-derivatives-half',
    'directional-derivatives-steepest-x',
    'directional-derivatives-stretch'
  ],
  exercises: [
    {
      id: 'directional-derivatives-formula',
      prompt: raw`The vector $v = (\frac{3}{5}, \frac{4}{5})$ has length 1. Find $D_v f$ for $f(x, y) = x^2 + 2y^2$ at every point, as a formula in $x$ and $y$.`,
      answer: {
        kind: 'formulas',
        variables: ['x', 'y'],
        components: [{ is: '(6x + 16y)/5' }]
      },
      hints: [
        raw`$D_v f = \nabla f \cdot v$. What is the gradient?`,
        raw`$\nabla f = (2x, 4y)$. Multiply its components by those of $v$ and add.`
      ],
      solution: [
        raw`$\nabla f = (2x, 4y)$.`,
        raw`$D_v f = 2x \cdot \frac{3}{5} + 4y \cdot \frac{4}{5} = \frac{6x + 16y}{5}$.`
      ]
    },
    {
      id: 'directional-derivatives-fastest',
      prompt: raw`In which direction does $f(x, y) = x^2 - xy + y^2$ increase fastest at $(1, 2)$? Answer with a vector.`,
      answer: {
        kind: 'numbers',
        components: [0, 1],
        isDirection: true,
        mistakes: [
          {
            components: [0, -1],
            reason: 'That is the direction against the gradient: there f decreases fastest.'
          },
          {
            components: [1, 0],
            reason: 'That is across the gradient: there the slope is 0. Have the components changed places?'
          },
          {
            components: [1, 2],
            reason: 'That leads straight away from the origin. The steepest way is that of the gradient.'
          }
        ]
      },
      hints: [
        'The slope is greatest in the direction of the gradient.',
        raw`$\nabla f = (2x - y,\; -x + 2y)$; put in $x = 1$ and $y = 2$.`
      ],
      solution: [
        raw`$\nabla f = (2x - y,\; -x + 2y)$, at $(1, 2)$ that is $(0, 3)$.`,
        raw`The direction is that of the gradient, with length 1: $(0, 1)$. The slope that way is $|\nabla f| = 3$.`
      ]
    },
    {
      id: 'directional-derivatives-angle',
      prompt: raw`At some point $|\nabla f| = 6$, and in some direction the slope is $-3$. What is the angle between that direction and the gradient?`,
      answer: {
        kind: 'choice',
        options: [
          {
            text: '60°',
            why: raw`At 60° the slope is $6 \cdot \frac{1}{2} = 3$: upwards. Here it is downwards.`
          },
          {
            text: '120°',
            isRight: true,
            why: raw`$6 \cos 120° = 6 \cdot (-\frac{1}{2}) = -3$.`
          },
          {
            text: '150°',
            why: raw`$6 \cos 150°$ is about $-5.2$: that is steeper down.`
          },
          {
            text: 'It cannot be known without the gradient itself.',
            why: 'The slope is the length of the gradient times the cosine. Where the gradient points does not matter.'
          }
        ]
      },
      hints: [
        raw`$D_v f = |\nabla f| \cos\theta$.`,
        raw`So $\cos\theta = -3/6$. Is the angle more or less than a right one?`
      ],
      solution: [
        raw`From $-3 = 6\cos\theta$ follows $\cos\theta = -\frac{1}{2}$.`,
        raw`The slope is negative, so the direction leads away from the gradient: $\theta = 120°$.`
      ]
    },
    {
      id: 'directional-derivatives-normalised',
      prompt: raw`Take $f(x, y) = x^2 - xy + y^2$ again, at $(1, 2)$. What is the directional derivative along $(3, 4)$? Normalise first.`,
      answer: {
        kind: 'numbers',
        components: [2.4],
        mistakes: [
          {
            components: [12],
            reason: 'That is the scalar product with (3, 4) itself, which has length 5. Divide by the length.'
          },
          {
            components: [1.8],
            reason: 'The gradient is (0, 3), not (3, 0): its second component belongs to the 4.'
          },
          {
            components: [0.48],
            reason: 'The vector was divided by 25, the square of its length. Its length is 5.'
          },
          {
            components: [3],
            reason: 'That is the greatest slope, along the gradient. Along (3, 4) it is a little less.'
          }
        ]
      },
      hints: [
        raw`The length of $(3, 4)$ is $\sqrt{3^2 + 4^2} = 5$.`,
        raw`The gradient at $(1, 2)$ is $(0, 3)$. Multiply it with $(\frac{3}{5}, \frac{4}{5})$.`
      ],
      solution: [
        raw`$\nabla f = (2x - y,\; -x + 2y)$, at $(1, 2)$ that is $(0, 3)$.`,
        raw`$(3, 4)$ has length 5, so the direction is $u = (\frac{3}{5}, \frac{4}{5})$.`,
        raw`$D_u f = 0 \cdot \frac{3}{5} + 3 \cdot \frac{4}{5} = \frac{12}{5} = 2.4$.`
      ]
    },
    {
      id: 'directional-derivatives-point',
      prompt: raw`Name a point at which $f(x, y) = xy$ has slope 5 in the direction $(\frac{4}{5}, \frac{3}{5})$. There is a whole line of them.`,
      answer: {
        kind: 'point',
        of: 'x y',
        variables: ['x', 'y'],
        wanted: { kind: 'slope', degrees: (Math.atan2(3, 4) * 180) / Math.PI, value: 5 }
      },
      hints: [
        raw`$\nabla f = (y, x)$. Write down the slope as a formula in $x$ and $y$.`,
        raw`$\frac{4}{5}y + \frac{3}{5}x = 5$. Choose one coordinate and work out the other.`
      ],
      solution: [
        raw`$\nabla f = (y, x)$, so the slope is $\frac{4}{5}y + \frac{3}{5}x$.`,
        raw`It is 5 where $3x + 4y = 25$: at $(3, 4)$, at $(7, 1)$, and at every other point of that line.`
      ]
    }
  ],
  summary: [
    {
      term: 'Directional derivative',
      formula: raw`D_v f = \nabla f \cdot v`,
      meaning: 'The slope in the direction of a vector $v$ of length 1.'
    },
    {
      term: 'By the angle',
      formula: raw`D_v f = |\nabla f| \cos\theta`,
      meaning: raw`$\theta$ is the angle between $v$ and the gradient.`
    },
    {
      term: 'Greatest and least',
      formula: raw`\pm|\nabla f|`,
      meaning: 'Along the gradient and against it.'
    },
    {
      term: 'Zero',
      formula: raw`v \perp \nabla f`,
      meaning: 'Across the gradient, along the level curve.'
    },
    {
      term: 'Normalising',
      formula: raw`u = v/|v|`,
      meaning: 'A slope is for each unit of way, so the direction is made 1 long.'
    }
  ],
  teacher: {
    plan: [
      {
        minutes: 5,
        what: 'The class stands on the bowl at $(1, 1)$: in which directions does it rise, in which does it fall? Then the dial.'
      },
      {
        minutes: 8,
        what: raw`$\nabla f \cdot v$ from the tangent plane, and the cosine; the table on the projector, each slope guessed before it is shown.`
      },
      { minutes: 5, what: 'Normalising, with travellers of two speeds.' },
      { minutes: 12, what: 'The exercises alone; the one on the angle as a vote.' }
    ],
    questions: [
      {
        question: raw`The slopes along $x$ and along $y$ are both 1. Is the slope halfway between them, at 45°, also 1?`,
        answer: raw`No, it is $\sqrt{2}$: $(1, 1) \cdot (\frac{1}{\sqrt 2}, \frac{1}{\sqrt 2})$. The gradient itself points at 45°.`
      },
      {
        question: 'What are the slopes in all directions at the lowest point of the bowl?',
        answer: 'All 0, since the gradient is (0, 0) there.'
      },
      {
        question: raw`How many directions have the slope $\frac{1}{2}|\nabla f|$?`,
        answer: 'Two, one on either side of the gradient, each at 60° from it.'
      },
      {
        question: raw`At the tip of the cone $\sqrt{x^2 + y^2}$ the slope is 1 in every direction. How does that go with the cosine?`,
        answer:
          'It does not. The tip has no tangent plane and so no gradient; the rule needs one. Slopes in opposite directions would have to be opposite.'
      }
    ],
    pitfalls: [
      raw`Forgetting to normalise: $\nabla f \cdot (3, 4)$ is five times the slope.`,
      'Taking the direction for a direction in space. It lies on the ground, like the gradient.',
      'Expecting no change at all across the gradient. The slope is 0 at the point; further on the straight line leaves the level curve.'
    ]
  }
}
