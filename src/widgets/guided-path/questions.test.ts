import { expect, it } from 'vitest'
import { firstQuestion, goals, type QuestionId, questions } from './questions'

function ways(id: QuestionId, before: readonly QuestionId[]): readonly (readonly string[])[] {
	if (before.includes(id)) throw new Error(`comes back to ${id} by ${before.join(', ')}`)
	return questions[id].answers.flatMap(({ goal, says }) =>
		'cause' in goal ? [[...before, id, goal.cause]] : ways(goal.ask, [...before, id]).map((way) => [says, ...way]),
	)
}

it('every way ends at a cause, and no question is asked twice', () => {
	const all = ways(firstQuestion, [])
	expect(all.length).toBeGreaterThan(50)
	expect(new Set(all.map((way) => way.at(-1)))).toEqual(new Set(goals))
})

it('every question is reached', () => {
	const reached = new Set<QuestionId>([firstQuestion])
	for (const id of reached) for (const { goal } of questions[id].answers) if ('ask' in goal) reached.add(goal.ask)
	expect([...reached].sort()).toEqual(Object.keys(questions).sort())
})
