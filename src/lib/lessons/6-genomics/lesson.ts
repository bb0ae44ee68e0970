import type { Lesson } from '../lesson'

const { raw } = String

export const lesson: Lesson = {
  slug: 'a-loss-from-genomics',
  title: 'A loss from genomics',
  lead: 'Does a gene differ between two groups of patients? The answer is the minimum of a loss, and the gradient leads there.',
  goals: [
    'write the mean squared distance of a line from data as a function of its coefficients, and its gradient;',
    'say why least squares is the likelihood of normal noise in other words;',
    'run gradient descent to the least-squares line, and say what effect and $t$ do and do not show;',
    'say what a ridge or a lasso penalty does to an effect.'
  ],
  minutes: 25,
  tasks: [
    'genomics-fit-by-hand',
    'genomics-sigma',
    'genomics-descent',
    'genomics-actb',
    'genomics-lasso-zero',
    'genomics-counts'
  ],
  exercises: [
    {
      id: 'a-loss-from-genomics-next-step',
      prompt: raw`At $\beta = (0, 0)$ the gradient of the loss is $(-11.93, -6.82)$. What should a step of gradient descent do with the two coefficients?`,
      answer: {
        kind: 'choice',
        options: [
          {
            text: 'Let both grow, the intercept more.',
            isRight: true,
            why: 'Both partial derivatives are negative: the loss falls as a coefficient grows. The step goes against the gradient, and the first component is the longer one.'
          },
          {
            text: 'Make both smaller, since both numbers are negative.',
            why: 'That would follow the gradient, and the gradient points to where the loss grows.'
          },
          {
            text: 'Let the intercept grow and leave the effect, since one number is larger.',
            why: 'A step changes every coefficient, each in proportion to its partial derivative.'
          }
        ]
      },
      hints: ['The gradient points the way in which the loss grows fastest.'],
      solution: [
        raw`A step is $-\eta\,\nabla f = \eta\,(11.93, 6.82)$ with a rate $\eta > 0$: both coefficients grow.`
      ]
    },
    {
      id: 'a-loss-from-genomics-one-step',
      prompt: raw`Take one step with the rate $\eta = 0.1$ from $\beta = (0, 0)$, where the gradient is $(-11.93, -6.82)$. Where do you arrive?`,
      answer: {
        kind: 'numbers',
        components: [1.193, 0.682],
        tolerance: 0.002,
        mistakes: [
          {
            components: [-1.193, -0.682],
            reason: 'This step follows the gradient uphill: descent goes against it.'
          },
          {
            components: [11.93, 6.82],
            reason: 'The direction is right, but the step is the rate times as long: multiply by 0.1.'
          }
        ]
      },
      hints: [raw`The new place is $\beta - \eta\,\nabla f(\beta)$.`, raw`Minus minus is plus.`],
      solution: [raw`$(0, 0) - 0.1 \cdot (-11.93, -6.82) = (1.193, 0.682)$.`]
    },
    {
      id: 'a-loss-from-genomics-partials',
      prompt: raw`There are two samples only: a control with $y = 4$ and a treated one with $y = 7$. The loss is $f = \frac{1}{2}\left((b_0 - 4)^2 + (b_0 + b_1 - 7)^2\right)$. Write its gradient along $b_0$ and $b_1$.`,
      answer: {
        kind: 'formulas',
        variables: ['b0', 'b1'],
        components: [
          { is: '2b0 + b1 - 11', derivative: { of: '((b0 - 4)^2 + (b0 + b1 - 7)^2)/2', along: 'b0' } },
          { is: 'b0 + b1 - 7', derivative: { of: '((b0 - 4)^2 + (b0 + b1 - 7)^2)/2', along: 'b1' } }
        ]
      },
      hints: [
        raw`The factor 2 of each square cancels the $\frac{1}{2}$ in front.`,
        raw`Along $b_1$ the first square is a constant: the control does not know the effect.`
      ],
      solution: [
        raw`Along $b_0$ both squares change: $(b_0 - 4) + (b_0 + b_1 - 7) = 2b_0 + b_1 - 11$.`,
        raw`Along $b_1$ only the second one does: $b_0 + b_1 - 7$.`,
        raw`Both vanish at $(4, 3)$: the intercept is the control’s value, the effect the difference.`
      ]
    },
    {
      id: 'a-loss-from-genomics-from-means',
      prompt: raw`In another experiment the 30 controls have the mean 6.2 and the 20 treated samples the mean 5.5. Where is the least-squares loss lowest? Answer $(\beta_0, \beta_1)$.`,
      answer: {
        kind: 'numbers',
        components: [6.2, -0.7],
        mistakes: [
          {
            components: [6.2, 5.5],
            reason: raw`The second coefficient is not the mean of the treated group but its difference from the control group.`
          },
          { components: [6.2, 0.7], reason: 'The treated group is lower: the effect is negative.' },
          {
            components: [5.92, -0.7],
            reason: 'The intercept is the mean of the control group, not of all samples.'
          },
          {
            components: [5.5, 0.7],
            reason: 'This counts from the treated group; x = 0 is the control group.'
          }
        ]
      },
      hints: [
        'The best line passes through the mean of each group.',
        raw`At $x = 0$ the line has the height $\beta_0$, at $x = 1$ the height $\beta_0 + \beta_1$.`
      ],
      solution: [
        raw`$\beta_0 = 6.2$, the mean where $x = 0$.`,
        raw`$\beta_0 + \beta_1 = 5.5$, so $\beta_1 = 5.5 - 6.2 = -0.7$. How many samples each group has makes no difference to the place of the minimum.`
      ]
    },
    {
      id: 'a-loss-from-genomics-minimum',
      prompt: raw`At the best line the loss of ABL1 is 0.27. What does this number say?`,
      answer: {
        kind: 'choice',
        options: [
          {
            text: raw`The values scatter about the means of their groups with a standard deviation of about $\sqrt{0.27} \approx 0.52$.`,
            isRight: true,
            why: 'The loss is the mean squared residual, and the residuals of the best line are the distances from the groups’ means.'
          },
          {
            text: 'The line is wrong for 27% of the patients.',
            why: 'The loss counts no patients. It is a mean of squared distances, in squared units of expression.'
          },
          {
            text: 'Descent stopped too early: at a true minimum the loss is 0.',
            why: 'At a minimum the gradient is 0. The loss would be 0 only if every value lay on the line.'
          }
        ]
      },
      hints: ['In which units is the loss?'],
      solution: [
        raw`The loss at the minimum is the mean of the squared residuals, which is also the most likely $\sigma^2$ of normal noise. Its root, 0.52, is how far values typically lie from the mean of their group.`
      ]
    },
    {
      id: 'a-loss-from-genomics-no-difference',
      prompt: raw`For ACTB the effect is $-0.25$ with a standard error of 0.27, so $t = -0.93$. What may be concluded?`,
      answer: {
        kind: 'choice',
        options: [
          {
            text: 'These data give no evidence of a difference; one of some tenths, either way, remains possible.',
            isRight: true,
            why: 'Effects within about two standard errors, from −0.8 to 0.3, agree with the data, and 0 is among them.'
          },
          {
            text: 'It is proved that ACTB is the same in both groups.',
            why: 'Absence of evidence is not evidence of absence: an effect of −0.5 would agree with these data as well.'
          },
          {
            text: 'The fusion lowers ACTB by 0.25.',
            why: 'An effect of this size comes about by chance alone easily: it is smaller than its own standard error.'
          }
        ]
      },
      hints: ['Which effects lie within two standard errors of −0.25?'],
      solution: [
        raw`About two standard errors around $-0.25$ is from $-0.8$ to $0.3$. The data agree with no difference, and with moderate ones in both directions. They decide nothing here.`
      ]
    },
    {
      id: 'a-loss-from-genomics-lasso',
      prompt: raw`Half of the samples are treated, so the variance of $x$ is $V = \frac{1}{4}$, and the least-squares effect is $b = 1.2$. With the best intercept the lasso loss is $\frac{1}{4}(\beta_1 - 1.2)^2 + \lambda|\beta_1|$ and a constant. From which $\lambda$ on is the best effect 0?`,
      answer: {
        kind: 'numbers',
        components: [0.6],
        mistakes: [
          {
            components: [0.3],
            reason:
              'The derivative of the square brings a factor 2, so that the slope of the loss at 0 is −0.6.'
          },
          {
            components: [1.2],
            reason: raw`The penalty’s slope λ is compared with the slope of the loss at 0, not with the effect itself.`
          }
        ]
      },
      hints: [
        raw`For $\beta_1 > 0$ the slope is $\frac{1}{2}(\beta_1 - 1.2) + \lambda$.`,
        raw`The minimum is at the kink once this slope is not negative even at $\beta_1 = 0$.`
      ],
      solution: [
        raw`To the right of 0 the slope is $\frac{1}{2}(\beta_1 - 1.2) + \lambda$, at 0 therefore $\lambda - 0.6$.`,
        raw`From $\lambda = 0.6$ on the loss rises to the right of 0; to the left it falls towards 0 in any case. The minimum is at the kink.`
      ]
    }
  ],
  summary: [
    {
      term: 'Loss',
      formula: raw`\frac{1}{n} \sum_i r_i^2`,
      meaning: raw`The mean squared distance of a line from the data, a function of its coefficients: $r_i = \beta_0 + \beta_1 x_i - y_i$.`
    },
    {
      term: 'Gradient',
      formula: raw`\frac{2}{n} \sum_i r_i \,(1, x_i)`,
      meaning:
        'The residuals $r_i$ averaged, and averaged with $x_i$. Both are 0 where the line passes through both means.'
    },
    {
      term: 'Likelihood',
      formula: raw`\frac{n}{2\sigma^2}\, f + c`,
      meaning: raw`This is $-\log L$ for normal noise: the most likely line is the line of least squares.`
    },
    {
      term: 'Rate',
      formula: raw`\eta < 2/\lambda_{\text{max}}`,
      meaning: 'Larger steps overshoot where the loss is curved most.'
    },
    {
      term: 'Penalty',
      formula: raw`\lambda \beta_1^2, \;\; \lambda |\beta_1|`,
      meaning: 'Added to the loss, ridge shrinks an effect, and lasso also sets it to exactly 0.'
    }
  ],
  teacher: {
    plan: [
      { minutes: 8, what: 'The simulated experiment: the class says which way to drag before anyone does.' },
      {
        minutes: 7,
        what: 'From the normal density to least squares at the board, then the bell with its σ.'
      },
      {
        minutes: 12,
        what: 'The patients: each group takes a gene, runs the descent with three rates, and reports effect and t.'
      },
      { minutes: 8, what: 'What ABL1 and ACTB show and do not show; the exercise on ACTB as a vote.' },
      { minutes: 10, what: 'Penalties, counts and tables of their own, as time allows.' }
    ],
    questions: [
      {
        question: 'Why does the number of samples per group not change the place of the minimum?',
        answer:
          'Each group can be met by its own coefficient: the line passes through both means whatever their weights. The weights change the shape of the valley, and the standard error.'
      },
      {
        question: raw`Why is the valley of the loss oblique, along $\beta_0 + \frac{1}{2}\beta_1 = \text{const}$ or nearly so?`,
        answer:
          'Raising the intercept and lowering the effect leaves the overall mean in place: such lines differ little in their loss.'
      },
      {
        question: 'Would twice as many patients double t?',
        answer: raw`If effect and spread stay, $t$ grows as $\sqrt{n}$: by about 1.4.`
      },
      {
        question: 'Does the effect of ABL1 show that the fusion causes more ABL1?',
        answer:
          'The patients were observed, not assigned. The association is strong, and since the fusion contains most of ABL1 an explanation is at hand; the fit alone does not give it.'
      }
    ],
    pitfalls: [
      'Taking a small t for a proof of no difference.',
      raw`Taking the minimum of the loss for the true coefficients: it is an estimate, as a redraw of the sample shows.`,
      'Believing that a smaller loss of another gene means a stronger effect: losses of different genes have different units of spread.',
      'Reading log₂ values as amounts: a difference of 1 is a factor of 2.'
    ]
  }
}
