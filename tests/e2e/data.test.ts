import type { Page } from '@playwright/test'
import { presets, presetState } from '../../src/lib/figure/presets'
import {
  canvas,
  drawn,
  expect,
  formula,
  link,
  main,
  open,
  problem,
  readout,
  test,
  typeFormula
} from '../support/nabla'

const table = 'X, Y\n0, 1\n1, 3\n2, 5\n3, 8\n'
const source = 'f(b0, b1) = mean((b0 + b1*X - Y)^2)'

/** The loss of the table above and its gradient, written out. */
function expected(b0: number, b1: number) {
  const rows = [[0, 1], [1, 3], [2, 5], [3, 8]] // prettier-ignore
  const mean = (of: (residual: number, x: number) => number) =>
    rows.reduce((total, [x, y]) => total + of(b0 + b1 * x - y, x), 0) / rows.length
  return { value: mean((r) => r * r), gradient: [mean((r) => 2 * r), mean((r, x) => 2 * r * x)] }
}

async function paste(page: Page, text: string) {
  await page.getByTestId('add-data').click()
  await page.getByTestId('data-text').fill(text)
  await page.getByTestId('data-use').click()
}

async function checkReadouts(page: Page) {
  const at = link(page).at!.split(',').map(Number)
  const { value, gradient } = expected(at[0], at[1])
  expect(await readout(page, 'value')).toBeCloseTo(value, 9)
  expect(await readout(page, 'partial-x')).toBeCloseTo(gradient[0], 9)
  expect(await readout(page, 'partial-y')).toBeCloseTo(gradient[1], 9)
}

const columns = (page: Page) => page.getByTestId('data-column')

test('a pasted table becomes a loss surface, and its link restores it @narrow', async ({ page }) => {
  await open(page, './#at=1.5,1.5')
  await paste(page, table)
  await expect(columns(page)).toHaveCount(2)
  await expect(page.getByTestId('data-rows')).toHaveText('4 rows')
  await page.getByTestId('data-example').first().click()
  await drawn(page, source)
  await expect.poll(() => link(page).data).toBe('X:0,1,2,3;Y:1,3,5,8')
  await checkReadouts(page)

  await page.reload()
  await drawn(page, source)
  await expect(columns(page)).toHaveCount(2)
  await checkReadouts(page)
})

test('the point is dragged over the surface of a formula over data', async ({ page }) => {
  await open(page, `./#f=${encodeURIComponent(source)}&at=1.5,1.5&data=X:0,1,2,3;Y:1,3,5,8`)
  await canvas(page).focus()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => link(page).at).not.toBe('1.5,1.5')
  await checkReadouts(page)
  const before = link(page).at
  const box = (await canvas(page).boundingBox())!
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
  await expect.poll(() => link(page).at).not.toBe(before)
  await checkReadouts(page)
})

test('a column is renamed, removed and brought back', async ({ page }) => {
  await open(page)
  await paste(page, table)
  await page.getByTestId('data-example').first().click()
  await drawn(page, source)
  const name = page.getByRole('textbox', { name: 'Name of column Y' })
  await name.fill('sin')
  await name.press('Enter')
  await expect(page.getByTestId('data-problem')).toContainText('sin')
  await name.fill('weight')
  await name.press('Enter')
  await expect(page.getByTestId('data-problem')).toBeHidden()
  await drawn(page, source.replace('Y', 'weight'))

  await page.getByTestId('data-remove').click()
  await expect(problem(page)).toBeVisible()
  await expect(page.getByTestId('data-lacking')).toContainText('X and weight')
  await expect.poll(() => link(page).data).toBe(undefined)
  await page.getByTestId('data-undo').click()
  await expect(problem(page)).toBeHidden()
  await expect(main(page)).toHaveAttribute('data-status', 'ready')
  await page.getByTestId('data-remove').click()
  await page.getByTestId('data-cancel').click()
  await expect(page.getByTestId('add-data')).toBeVisible()
  await typeFormula(page, 'x^2')
})

test('what cannot be read is said, and what was left out', async ({ page }) => {
  await open(page)
  await paste(page, 'name,town\nAnna,Bonn\nBen,Trier')
  await expect(page.getByTestId('data-problem')).toHaveText(/no column of numbers/)
  await expect(page.getByTestId('data-problem')).toHaveRole('alert')
  await page.getByTestId('data-text').fill('name;a;b\nAnna;1,5;2\nBen;2,5;\nCy;x;3\nDi;4;5')
  await page.getByTestId('data-use').click()
  await expect(page.getByTestId('data-problem')).toBeHidden()
  await expect(columns(page)).toHaveCount(2)
  const notes = page.getByTestId('data-notes').locator('li')
  await expect(notes).toHaveText([/“name” was left out/, /“x” in row 4/, /2 of 4 rows/])
})

test('every reading is shown and can be changed @narrow', async ({ page }) => {
  await open(page)
  await paste(page, '# by hand\na;b\n1.000;3\n2.500;5\n3.250;-999\n')
  const range = (name: string) => columns(page).filter({ has: page.getByLabel(`Name of column ${name}`, { exact: true }) })
  await expect(page.getByTestId('data-rows')).toHaveText('2 rows')
  await expect(range('a')).toContainText('1 to 2.5')
  for (const [name, taken] of [['header', 'line 2, “a;b”'], ['separator', 'semicolon'], ['decimal', 'point'], ['missing', '“-999”']])
    await expect(page.getByTestId(`data-${name}`).locator('option:checked')).toHaveText(taken)
  const notes = page.getByTestId('data-notes')
  await expect(notes).toContainText('“1.000” was read as 1, with a decimal point.')

  await page.getByTestId('data-instead').click()
  await expect(range('a')).toContainText('1000 to 2500')
  await expect(page.getByTestId('data-decimal').locator('option:checked')).toHaveText('comma')
  await page.getByTestId('data-instead').click()
  await expect(range('a')).toContainText('1 to 2.5')

  const missing = page.getByRole('combobox', { name: 'Missing' })
  await missing.focus()
  await missing.selectOption('empty cells')
  await expect(page.getByTestId('data-rows')).toHaveText('3 rows')
  await expect(missing).toBeFocused()
  await page.getByRole('combobox', { name: 'Header' }).selectOption('none')
  await expect(range('X')).toContainText('1 to 3.25')
  const { width } = (await page.getByTestId('data-choices').boundingBox())!
  expect(await page.getByTestId('data-choices').evaluate((line) => line.scrollWidth)).toBeLessThanOrEqual(Math.ceil(width))
}) // prettier-ignore

test('what was taken for what is said of a table without numbers, too', async ({ page }) => {
  await open(page)
  await paste(page, 'name;town\nAnna;Bonn\nBen;Trier')
  await expect(page.getByTestId('data-problem')).toHaveText(/no column of numbers/)
  await page.getByTestId('data-separator').selectOption('none')
  await expect(page.getByTestId('data-separator').locator('option:checked')).toHaveText('none')
  await expect(page.getByTestId('data-problem')).toHaveText(/no column of numbers/)
  await page.getByTestId('data-text').fill('a\n1\n2')
  await page.getByTestId('data-use').click()
  await expect(page.getByTestId('data-rows')).toHaveText('2 rows')
  await expect(page.getByTestId('data-problem')).toBeHidden()
})

test('a file is opened, or dropped; what is too long for the link stays out of it', async ({ page }) => {
  await open(page)
  const rows = Array.from({ length: 5000 }, (_, i) => `${i / 1000},${Math.sin(i)}`)
  const content = ['a,b', ...rows].join('\n')
  await page.getByTestId('add-data').click()
  await page.getByTestId('data-file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await expect(page.getByTestId('data-rows')).toHaveText('5,000 rows')
  await expect(page.getByTestId('data-link')).toHaveText('The link does not hold the data: it is too long. Send the file along.')
  await page.getByTestId('data-example').first().click()
  await drawn(page)
  await expect.poll(() => link(page).f).toContain('mean')
  expect(link(page).data).toBe(undefined)

  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['c;d\n1;2\n3;4'], 'b.csv'))
    return transfer
  })
  await page.getByTestId('data').dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.getByTestId('data-rows')).toHaveText('2 rows')
  await expect(page.getByTestId('data-lacking')).toContainText('a and b')
}) // prettier-ignore

test('a link with data that cannot be read says so', async ({ page }) => {
  await page.goto('./#f=x^2&data=X:1,2;Y:1,two')
  await expect(page.getByTestId('notices')).toContainText('“Y”')
  await expect(columns(page)).toHaveCount(1)
})

test('the preset with data opens from the gallery', async ({ page }) => {
  const preset = presets.find(({ data }) => data)!
  await page.goto('./gallery')
  await page.getByRole('link', { name: preset.name }).click()
  await drawn(page, preset.source)
  await expect(formula(page)).toHaveValue(preset.source)
  await expect(columns(page)).toHaveCount(presetState(preset).columns.size)
})
