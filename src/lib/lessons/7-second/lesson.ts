import type { Lesson } from '../lesson'

const { raw } = String
const hills = 'x^3 - 3x + y^3 - 3y'

export const lesson: Lesson = {
  slug: 'second-derivatives',
  title: 'Second derivatives',
  lead: 'The gradient says how f tilts; the Hessian says how it bends, and so tells a minimum from a saddle and suggests a better step.',
  goals: [
    'write the Hessian of a function of two variables and read its eigenvalues as curvatures;',
    'classify a critical point by the second-derivative test, and say where the test is silent;',
    'take a Newton step on the quadratic model, and explain where it jumps and where it fails.'
  ],
  minutes: 25,
  tasks: [
    'second-mixed-equal',
    'second-bends-down',
    'second-find-maximum',
    'second-find-saddle',
    'second-newton-minimum',
    'second-newton-jump',
    'second-newton-saddle'
  ],
  exercises: [
    {
      id: 'second-hessian-entries',
      prompt: raw`Take $f(x, y) = x^2y + y^3$. Write its second derivatives as a vector: $(f_{xx},\; f_{xy},\; f_{yy})$.`,
      answer: {
        kind: 'formulas',
        variables: ['x', 'y'],
        components: [
          { is: '2y', derivative: { of: '2x y', along: 'x' } },
          { is: '2x', derivative: { of: '2x y', along: 'y' } },
          { is: '6y', derivative: { of: 'x^2 + 3y^2', along: 'y' } }
        ]
      },
      hints: [
        raw`First the gradient: $f_x = 2xy$ and $f_y = x^2 + 3y^2$.`,
        raw`$f_{xy}$ is $f_x$ derived along $y$. Derive $f_y$ along $x$ too: it must come out the same.`
      ],
      solution: [
        raw`$f_x = 2xy$ and $f_y = x^2 + 3y^2$.`,
        raw`$f_{xx} = 2y$ and $f_{xy} = 2x$, both from $f_x$; $f_{yy} = 6y$ from $f_y$.`,
        raw`As a check, $f_y$ derived along $x$ is $2x$ as well.`
      ]
    },
    {
      id: 'second-form-at-origin',
      prompt: raw`The quadratic form $f(x, y) = x^2 + 3xy + 2y^2$ has $\nabla f = (0, 0)$ at the origin. Both its squares have positive coefficients. What is the origin?`,
      answer: {
        kind: 'choice',
        options: [
          {
            text: raw`A minimum, since $f_{xx} = 2$ and $f_{yy} = 4$ are positive.`,
            why: raw`Along the two axes f does rise. But between them it may fall: the mixed term counts too, and $\det H = 2 \cdot 4 - 3 \cdot 3 < 0$.`
          },
          {
            text: raw`A saddle, since $\det H = 2 \cdot 4 - 3 \cdot 3 = -1$.`,
            isRight: true,
            why: raw`A negative determinant means eigenvalues of opposite signs: f rises along one eigenvector and falls along the other.`
          },
          {
            text: 'The test cannot tell.',
            why: raw`It is silent only where $\det H = 0$. Here it is −1.`
          }
        ]
      },
      hints: [raw`Work out $\det H = f_{xx} f_{yy} - f_{xy}^2$.`],
      solution: [
        raw`$f_{xx} = 2$, $f_{xy} = 3$, $f_{yy} = 4$, so $\det H = 2 \cdot 4 - 3^2 = -1 < 0$: a saddle.`,
        raw`Along $(1, -0.7)$, for example, $f = 1 - 2.1 + 0.98 = -0.12$ is below $f(0, 0) = 0$.`
      ]
    },
    {
      id: 'second-find-a-saddle',
      prompt: raw`Find a saddle of $f(x, y) = x^3 - 3x + y^3 - 3y$. Answer with a point, typed or dragged to in the figure above.`,
      answer: { kind: 'point', of: hills, variables: ['x', 'y'], wanted: { kind: 'saddle' } },
      hints: [
        raw`$\nabla f = (3x^2 - 3,\; 3y^2 - 3)$ vanishes where $x = \pm 1$ and $y = \pm 1$.`,
        raw`$H$ is diagonal with $6x$ and $6y$. When do these have opposite signs?`
      ],
      solution: [
        raw`$3x^2 - 3 = 0$ and $3y^2 - 3 = 0$ give four critical points: $x = \pm 1$ with $y = \pm 1$.`,
        raw`The eigenvalues are $6x$ and $6y$. They have opposite signs at $(1, -1)$ and at $(-1, 1)$: these are the saddles.`
      ]
    },
    {
      id: 'second-newton-by-hand',
      prompt: raw`Take $f(x, y) = x^4 + y^2$. Where does one Newton step from $(1, 1)$ lead?`,
      answer: {
        kind: 'numbers',
        components: [2 / 3, 0],
        mistakes: [
          {
            components: [-3, -1],
            reason:
              'That is the point minus the whole gradient. Newton divides the gradient by the curvature first.'
          },
          { components: [4 / 3, 2], reason: 'The sign is the other way: the step is against the gradient.' },
          {
            components: [-1 / 3, -1],
            reason: 'That is the step itself. The answer is the point where it ends: add it to (1, 1).'
          }
        ]
      },
      hints: [
        raw`$\nabla f = (4x^3, 2y)$ and $H$ is diagonal with $12x^2$ and $2$.`,
        raw`Where $H$ is diagonal each component is by itself: the step is $-f_x / f_{xx}$ and $-f_y / f_{yy}$.`
      ],
      solution: [
        raw`At $(1, 1)$: $\nabla f = (4, 2)$ and $H = \begin{pmatrix} 12 & 0 \\ 0 & 2 \end{pmatrix}$.`,
        raw`$H s = -\nabla f$ gives $s = (-4/12,\; -2/2) = (-1/3, -1)$.`,
        raw`So the step leads to $(1, 1) + s = (2/3, 0)$. In $y$, where f is quadratic, it arrives at once.`
      ]
    },
    {
      id: 'second-silent-test',
      prompt: raw`For $x^4 + y^4$, $x^4 - y^4$ and $-x^4 - y^4$ the origin is a minimum, a saddle and a maximum. What does the second-derivative test say of the three?`,
      answer: {
        kind: 'choice',
        options: [
          {
            text: 'Minimum, saddle, maximum: it is right every time.',
            why: raw`All second derivatives of all three are 0 at the origin. Three different cases with the same Hessian cannot be told apart by it.`
          },
          {
            text: 'Nothing: all three have the Hessian 0 at the origin.',
            isRight: true,
            why: raw`The bending of second order is 0, and higher orders decide. Where $\det H = 0$ the test is silent.`
          },
          {
            text: 'That none of them is a critical point.',
            why: raw`The gradient is $(\pm 4x^3, \pm 4y^3)$, which is 0 at the origin: all three are critical there.`
          }
        ]
      },
      hints: [raw`The second derivatives are $\pm 12x^2$ and $\pm 12y^2$. Put in $(0, 0)$.`],
      solution: [
        raw`$f_{xx} = \pm 12x^2$, $f_{xy} = 0$, $f_{yy} = \pm 12y^2$ are all 0 at the origin, so $\det H = 0$ each time, and the test says nothing.`
      ]
    }
  ],
  summary: [
    {
      term: 'Hessian',
      formula: raw`H = \begin{pmatrix} f_{xx} & f_{xy} \\ f_{xy} & f_{yy} \end{pmatrix}`,
      meaning: 'All second derivatives; symmetric wherever they are continuous.'
    },
    {
      term: 'Curvature along v',
      formula: raw`v^T H v`,
      meaning: 'How f bends in the direction of a unit vector; between the two eigenvalues.'
    },
    {
      term: 'Quadratic model',
      formula: raw`f + \nabla f \cdot s + \tfrac12 s^T H s`,
      meaning: 'What f is near the point, up to third order in the step.'
    },
    {
      term: 'Second-derivative test',
      formula: raw`\nabla f = 0,\; \det H \ne 0`,
      meaning: raw`$\det H < 0$: saddle. $\det H > 0$: minimum where $f_{xx} > 0$, maximum where $f_{xx} < 0$.`
    },
    {
      term: 'Newton’s step',
      formula: raw`H s = -\nabla f`,
      meaning: 'To the critical point of the model, of whatever kind that is.'
    }
  ],
  teacher: {
    plan: [
      { minutes: 8, what: 'Second derivatives by rules, the Hessian as a table, and that mixed ones agree.' },
      {
        minutes: 10,
        what: 'The hilly figure: find all four critical points, guess each kind from the map, then read the eigenvalues.'
      },
      {
        minutes: 12,
        what: 'Newton’s step: let the class predict where the arrow ends before it is taken; then the three failures.'
      },
      { minutes: 10, what: 'Exercises.' }
    ],
    questions: [
      {
        question: raw`Why is $f_{xx} > 0$ and $f_{yy} > 0$ not enough for a minimum?`,
        answer: raw`They only look along the axes. With a strong mixed term f can fall along a diagonal, as $x^2 + 3xy + 2y^2$ does. One has to look at the least curvature of all directions: the smaller eigenvalue.`
      },
      {
        question: 'What does a saddle look like on a map of level curves?',
        answer:
          'Two level curves of the same level cross there, and hyperbola-like curves surround the crossing.'
      },
      {
        question: 'Why does Newton’s method reach the minimum of a quadratic function in one step?',
        answer:
          'There the quadratic model is the function itself, so the critical point of the model is the one of the function.'
      },
      {
        question: 'Why do people who train large networks seldom use Newton’s step?',
        answer: raw`With $n$ weights the Hessian has $n^2$ entries and solving takes of the order of $n^3$ operations. And at a saddle, of which there are many, Newton’s step is attracted.`
      }
    ],
    pitfalls: [
      raw`Applying the test where $\nabla f \ne 0$. The Hessian says how f bends, not whether it is level.`,
      raw`Reading $\det H = 0$ as “saddle” or as “no extremum”. It means that second order does not decide.`,
      raw`Thinking that Newton’s step goes downhill. It goes to the critical point of the model, also when that is a maximum or a saddle.`
    ]
  }
}
