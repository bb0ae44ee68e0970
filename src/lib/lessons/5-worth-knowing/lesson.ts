import type { Lesson } from '../lesson'

const { raw } = String
const plane = ['x', 'y'] as const
const form = '2x^2 + 4x y + 4y^2'

export const lesson: Lesson = {
  slug: 'gradients-worth-knowing',
  title: 'Gradients worth knowing',
  lead: 'Three gradients of vector formulas, and from them that of the mean squared error, derived line by line and checked on data.',
  goals: [
    raw`write down the gradients of $a^Tx$, $x^TAx$ and $\lVert x \rVert^2$;`,
    raw`say when $\nabla(x^TAx)$ is $2Ax$, and what it is otherwise;`,
    raw`derive $\nabla L = \frac2n X^T(Xw - y)$ for the mean squared error, and check it by shapes, sign and numbers.`
  ],
  minutes: 25,
  tasks: [
    'gradients-worth-knowing-steer',
    'gradients-worth-knowing-symmetric',
    'gradients-worth-knowing-length',
    'gradients-worth-knowing-descend',
    'gradients-worth-knowing-too-far'
  ],
  exercises: [
    {
      id: 'gradients-worth-knowing-linear',
      prompt: raw`$f(x) = a^Tx + 7$ with $a = (3, -1, 2)$. What is $\nabla f$ at $x = (1, 1, 1)$?`,
      answer: {
        kind: 'numbers',
        components: [3, -1, 2],
        mistakes: [
          { components: [10, 6, 9], reason: 'The constant 7 has the derivative 0 along every variable.' },
          {
            components: [4, 0, 3],
            reason: 'The point does not enter: the gradient of a linear function is the same everywhere.'
          }
        ]
      },
      hints: [
        raw`Written out, $f = 3x_1 - x_2 + 2x_3 + 7$.`,
        'Each partial derivative is the factor of its variable.'
      ],
      solution: [
        raw`$\nabla(a^Tx) = a$, and the constant adds nothing.`,
        raw`So $\nabla f = (3, -1, 2)$, at this point as at any other.`
      ]
    },
    {
      id: 'gradients-worth-knowing-form',
      prompt: raw`Let $A = \begin{pmatrix} 2 & 1 \\ 3 & 4 \end{pmatrix}$ and $f = v^TAv$ with $v = (x, y)$. Write $\nabla f$ as a vector of two formulas in $x$ and $y$.`,
      answer: {
        kind: 'formulas',
        variables: plane,
        components: [
          { is: '4x + 4y', derivative: { of: form, along: 'x' } },
          { is: '4x + 8y', derivative: { of: form, along: 'y' } }
        ]
      },
      hints: [
        raw`$A$ is not symmetric, so $2Av$ is not the gradient.`,
        raw`$A + A^T = \begin{pmatrix} 4 & 4 \\ 4 & 8 \end{pmatrix}$.`
      ],
      solution: [
        raw`$\nabla f = (A + A^T)\,v$ with $A + A^T = \begin{pmatrix} 4 & 4 \\ 4 & 8 \end{pmatrix}$.`,
        raw`So $\nabla f = (4x + 4y,\; 4x + 8y)$.`,
        raw`By entries: $f = 2x^2 + xy + 3xy + 4y^2 = 2x^2 + 4xy + 4y^2$, with the same partial derivatives.`
      ]
    },
    {
      id: 'gradients-worth-knowing-when-double',
      prompt: raw`For which square matrices $A$ is $\nabla(x^TAx) = 2Ax$ at every $x$?`,
      answer: {
        kind: 'choice',
        options: [
          {
            text: raw`For those with $A = A^T$, and no others.`,
            isRight: true,
            why: raw`$(A + A^T)x = 2Ax$ for all $x$ means $A^Tx = Ax$ for all $x$.`
          },
          {
            text: 'For diagonal matrices, and no others.',
            why: raw`Diagonal matrices are symmetric, but so are others: the entries off the diagonal only have to come in equal pairs.`
          },
          {
            text: 'For all matrices: it is the rule for $ax^2$.',
            why: raw`In one variable every matrix is symmetric. Try $A$ with a 1 in the upper right corner and zeros elsewhere.`
          },
          {
            text: 'For invertible matrices, and no others.',
            why: raw`Whether $A$ can be inverted plays no part: a zero matrix obeys the rule, and most invertible ones do not.`
          }
        ]
      },
      hints: [
        raw`Compare $(A + A^T)x$ with $2Ax$.`,
        raw`The difference is $(A^T - A)x$. When is it 0 for all $x$?`
      ],
      solution: [
        raw`The gradient is $(A + A^T)x$.`,
        raw`It equals $2Ax$ where $(A^T - A)x = 0$. For this to hold at every $x$, $A^T - A$ has to be the zero matrix.`
      ]
    },
    {
      id: 'gradients-worth-knowing-by-hand',
      prompt: raw`Three samples: $X = \begin{pmatrix} 1 & 0 \\ 1 & 1 \\ 1 & 2 \end{pmatrix}$, $y = (1, 2, 2)$, and $w = (0, 1)$. What is $\nabla L$ for $L(w) = \lVert Xw - y \rVert^2/3$?`,
      answer: {
        kind: 'numbers',
        components: [-4 / 3, -2 / 3],
        mistakes: [
          { components: [-4, -2], reason: 'The division by n = 3 is missing.' },
          { components: [-2 / 3, -1 / 3], reason: 'The factor 2 of the square is missing.' },
          { components: [-2, -1], reason: raw`This is Xᵀ(Xw − y); the factor 2/n is missing.` },
          {
            components: [4 / 3, 2 / 3],
            reason: 'The sign is the opposite: residuals are Xw − y, and not y − Xw.'
          }
        ]
      },
      hints: [
        raw`The predictions are $Xw = (0, 1, 2)$. What are the residuals $Xw - y$?`,
        raw`$X^T(Xw - y)$ has two entries: the sum of the residuals, and their sum weighted by the second column.`
      ],
      solution: [
        raw`$Xw - y = (0, 1, 2) - (1, 2, 2) = (-1, -1, 0)$.`,
        raw`$X^T(Xw - y) = (-1 - 1 + 0,\; 0 - 1 + 0) = (-2, -1)$.`,
        raw`Times $\frac2n = \frac23$: $\nabla L = \left(-\frac43, -\frac23\right)$.`
      ]
    },
    {
      id: 'gradients-worth-knowing-derivation',
      prompt: raw`Derive the gradient of $L(w) = \lVert Xw - y \rVert^2$ by the chain rule, line by line. Every line is checked by itself; any right line is accepted. Write a transpose as X^T, and the squared length as norm(X w − y)^2 or as (X w − y)^T (X w − y).`,
      answer: {
        kind: 'lines',
        of: 'norm(X w - y)^2',
        along: 'w',
        symbols: { X: { rows: 3, columns: 2 }, w: { rows: 2 }, y: { rows: 3 } }
      },
      hints: [
        raw`Begin with $L = (Xw - y)^T(Xw - y)$.`,
        raw`The gradient of $\lVert u \rVert^2$ along $u$ is $2u$. What is the inner derivative of $u = Xw - y$?`,
        raw`The inner derivative stands in front as $X^T$.`
      ],
      solution: [
        raw`$L = (Xw - y)^T(Xw - y)$, the square of the length as a product.`,
        raw`With $u = Xw - y$ the outer gradient is $2u = 2(Xw - y)$.`,
        raw`The inner derivative of $Xw - y$ is $X$; as a factor of the gradient it stands in front, transposed.`,
        raw`$\nabla L = 2X^T(Xw - y)$, which is $2X^TXw - 2X^Ty$ multiplied out. Here is no $\frac1n$, since $L$ is the sum of squares and not their mean.`
      ]
    }
  ],
  summary: [
    { term: 'Linear', formula: raw`\nabla(a^Tx) = a`, meaning: 'The same at every point.' },
    {
      term: 'Quadratic form',
      formula: raw`\nabla(x^TAx) = (A + A^T)\,x`,
      meaning: raw`$2Ax$ if $A$ is symmetric, and only then.`
    },
    {
      term: 'Squared length',
      formula: raw`\nabla\lVert x \rVert^2 = 2x`,
      meaning: 'Outwards, without a kink at 0.'
    },
    {
      term: 'Inner linear map',
      formula: raw`\nabla_w\, g(Xw - y) = X^T\, \nabla g`,
      meaning: raw`The chain rule: $X^T$ in front.`
    },
    {
      term: 'Mean squared error',
      formula: raw`\nabla L = \frac2n X^T(Xw - y)`,
      meaning: 'The residuals, weighted by each feature and averaged, twice.'
    }
  ],
  teacher: {
    plan: [
      { minutes: 3, what: 'The linear function: a plane has one gradient.' },
      { minutes: 7, what: raw`The quadratic form: first guess $2Ax$, then see the two arrows part.` },
      { minutes: 2, what: 'The squared length as a special case.' },
      { minutes: 7, what: 'The mean squared error on the board, both ways; check shapes after every line.' },
      { minutes: 6, what: 'Numbers against PyTorch, and descent with several rates.' }
    ],
    questions: [
      {
        question: raw`Why is $w^TX^Ty = y^TXw$?`,
        answer: 'Each is a number, and each is the transpose of the other; a number equals its transpose.'
      },
      {
        question: 'Where is the gradient of the mean squared error 0?',
        answer: raw`Where $X^TXw = X^Ty$, the normal equations. The residuals then stand at a right angle to every column of $X$.`
      },
      {
        question: raw`Is $X^TX$ always symmetric?`,
        answer: raw`Yes: its transpose is $X^T(X^T)^T = X^TX$.`
      },
      {
        question: raw`What does ridge add to the gradient?`,
        answer: raw`$\nabla(\lambda\lVert w \rVert^2) = 2\lambda w$.`
      }
    ],
    pitfalls: [
      raw`Taking $2Ax$ for the gradient of $x^TAx$ whatever $A$ is.`,
      raw`Writing $X$ in place of $X^T$, or behind the residuals: the shapes do not fit.`,
      raw`Forgetting $\frac1n$, or the factor 2: the direction is right, and the length is not.`,
      raw`Residuals with the other sign, $y - Xw$, without a minus in front.`
    ]
  }
}
