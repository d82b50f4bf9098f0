import { firstQuestion, questions } from '../src/widgets/guided-path/questions'
import { expect, test } from './test'

const guide = 'u/troubleshooting/guide'

test('every answer of every question shows the next one, or the cause', async ({ page }) => {
	await page.goto(guide)
	await expect(page.locator(`#${firstQuestion}`)).toBeVisible()
	for (const [id, { answers }] of Object.entries(questions))
		for (const { says, goal } of answers) {
			await page.goto(`${guide}#${id}`)
			await page.locator(`#${id}`).getByRole('link', { name: says, exact: true }).click()
			await expect(page.locator(`#${'cause' in goal ? `cause-${goal.cause}` : goal.ask}`)).toBeVisible()
			await expect(page.locator(`#${id}`)).toBeHidden()
		}
})

test('a step has an address, and back leads to the question before', async ({ page }) => {
	await page.goto(`${guide}#endpoint`)
	await page.locator('#endpoint').getByRole('link', { name: 'HTTP 404' }).click()
	await expect(page.getByRole('heading', { name: 'The endpoint address has the wrong path (404)' })).toBeVisible()
	await page.goBack()
	await expect(page.getByRole('heading', { name: 'What does the endpoint answer?' })).toBeVisible()
})
