import type { Lesson } from '../lesson'

const { raw } = String
const plane = ['x', 'y'] as const

export const lesson: Lesson = {
  slug: 'gradient',
  title: 'The gradient',
  lead: 'All partial derivatives together make a vector, and that vector says which way is up and how steep it is.',
  goals: [
    'write the gradient of a function of two, three or more variables;',
    'read its direction and its length off a map of level curves;',
    'say why it stands at a right angle to the level curve through its point.'
  ],
  minutes: 20,
  tasks: ['gradient-level-point', 'gradient-length-four', 'gradient-four-points', 'gradient-three-variables'],
  exercises: [
    {
      id: 'gradient-of-bowl',
      prompt: raw`Write the gradient of $f(x, y) = x^2 + 2y^2$ as a vector.`,
      answer: {
        kind: 'formulas',
        variables: plane,
        components: [
          { is: '2x', derivative: { of: 'x^2 + 2y^2', along: 'x' } },
          { is: '4y', derivative: { of: 'x^2 + 2y^2', along: 'y' } }
        ]
      },
      hints: [
        raw`The first component is $\partial f/\partial x$: hold $y$ constant.`,
        raw`Then $2y^2$ is a constant, and its derivative along $x$ is 0.`
      ],
      solution: [
        raw`Along $x$, with $y$ held constant: $\partial f/\partial x = 2x$.`,
        raw`Along $y$, with $x$ held constant: $\partial f/\partial y = 4y$.`,
        raw`Together: $\nabla f = (2x, 4y)$.`
      ]
    },
    {
      id: 'gradient-at-point',
      prompt: raw`Take $f(x, y) = x^2 - xy + y^2$. What is $\nabla f$ at $(1, 2)$?`,
      answer: {
        kind: 'numbers',
        components: [0, 3],
        mistakes: [
          {
            components: [3, 0],
            reason: 'The components have changed places: the derivative along x comes first.'
          },
          {
            components: [4, 5],
            reason: raw`The mixed term −xy lowers both partial derivatives: its sign was lost.`
          }
        ]
      },
      hints: [
        raw`First the formulas: $\nabla f = (2x - y,\; -x + 2y)$.`,
        raw`Then put $x = 1$ and $y = 2$ into both.`
      ],
      solution: [
        raw`$\partial f/\partial x = 2x - y$ and $\partial f/\partial y = -x + 2y$.`,
        raw`At $(1, 2)$ these are $2 - 2 = 0$ and $-1 + 4 = 3$, so $\nabla f(1, 2) = (0, 3)$: straight up along $y$.`
      ]
    },
    {
      id: 'gradient-three-variables-by-hand',
      prompt: raw`Find the gradient of $f(x, y, z) = x^2y + yz^2 + xz$ by hand. It has three components.`,
      answer: {
        kind: 'formulas',
        variables: ['x', 'y', 'z'],
        components: [
          { is: '2x y + z', derivative: { of: 'x^2 y + y z^2 + x z', along: 'x' } },
          { is: 'x^2 + z^2', derivative: { of: 'x^2 y + y z^2 + x z', along: 'y' } },
          { is: '2y z + x', derivative: { of: 'x^2 y + y z^2 + x z', along: 'z' } }
        ]
      },
      hints: [
        raw`Along $x$ the middle term $yz^2$ is a constant, and in $xz$ the $z$ is a constant factor.`,
        raw`The three answers have two terms each.`
      ],
      solution: [
        raw`Along $x$: $x^2y$ gives $2xy$, $yz^2$ gives 0, $xz$ gives $z$. So $\partial f/\partial x = 2xy + z$.`,
        raw`Along $y$: $x^2$ from the first term, $z^2$ from the second, 0 from the third.`,
        raw`Along $z$: 0 from the first, $2yz$ from the second, $x$ from the third.`,
        raw`$\nabla f = (2xy + z,\; x^2 + z^2,\; 2yz + x)$.`
      ]
    },
    {
      id: 'gradient-on-level-curve',
      prompt: raw`On a map, level curves for 1, 2, 3 and 4 lie close together in the west and far apart in the east. Where is the gradient longer?`,
      answer: {
        kind: 'choice',
        options: [
          {
            text: 'In the west, where they are close together.',
            isRight: true,
            why: 'There the same rise of 1 takes a shorter way, so the slope is larger, and the gradient is as long as the largest slope.'
          },
          {
            text: 'In the east, where they are far apart.',
            why: 'Far apart means that one walks far for the same rise: it is flat there, and the gradient is short.'
          },
          {
            text: 'It is equally long everywhere, since the levels are 1 apart everywhere.',
            why: 'The levels are 1 apart in height, but their curves are not equally far apart on the ground. Slope is height over distance.'
          }
        ]
      },
      hints: ['Slope is rise over distance. What is the rise from one curve to the next?'],
      solution: [
        raw`From curve to curve the rise is always 1. The slope across them is 1 divided by their distance on the ground, so it is large where they are close: in the west.`
      ]
    }
  ],
  summary: [
    {
      term: 'Gradient',
      formula: raw`\nabla f = \left(\frac{\partial f}{\partial x}, \frac{\partial f}{\partial y}\right)`,
      meaning: 'All partial derivatives as one vector, one component for each variable.'
    },
    {
      term: 'Direction',
      formula: raw`\nabla f / |\nabla f|`,
      meaning: 'The way of steepest ascent on the ground.'
    },
    {
      term: 'Length',
      formula: raw`|\nabla f| = \sqrt{f_x^2 + f_y^2}`,
      meaning: 'The slope of that steepest way.'
    },
    {
      term: 'Level curves',
      formula: raw`\nabla f \perp \{f = c\}`,
      meaning: 'The gradient stands at a right angle to the level curve through its point.'
    },
    { term: 'Level point', formula: raw`\nabla f = (0, 0)`, meaning: 'No way is up: a critical point.' }
  ],
  teacher: {
    plan: [
      {
        minutes: 5,
        what: 'Drag the point on the bowl together; let the class predict the arrow before each move.'
      },
      {
        minutes: 10,
        what: 'Level curves and the right angle, with the map on the projector; the exercise on the crowded curves as a vote.'
      },
      { minutes: 5, what: 'More than two variables by hand, checked with the page.' },
      { minutes: 10, what: 'The remaining exercises alone.' }
    ],
    questions: [
      {
        question: 'Is the gradient a vector in the picture’s space of three dimensions, or on the ground?',
        answer: raw`On the ground: it has one component for each *variable*. $f(x, y)$ has a gradient with two components, although its graph lies in three dimensions.`
      },
      {
        question: raw`The gradient of $x^2 + 2y^2$ at $(1, 1)$ is $(2, 4)$. Does the steepest way up lead straight away from the origin?`,
        answer: raw`No. Away from the origin would be along $(1, 1)$; the gradient leans towards $y$, since the bowl is steeper that way. Only on the axes do the two agree.`
      },
      {
        question: 'Why can two level curves of different levels never cross?',
        answer: 'At the crossing f would have two values.'
      }
    ],
    pitfalls: [
      'Taking the gradient for the slope: it is a vector; its length is a slope.',
      'Drawing the arrow up into space along the surface. On the ground it only points; the tangent plane shows the rise.',
      'Expecting the gradient to point at the highest point of the hill. It points the steepest way from where one stands, and that way bends.'
    ]
  }
}
