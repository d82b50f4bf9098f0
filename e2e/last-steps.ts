import type { Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter'

const mostTold = 8

/** Tells of a test that hangs what it did last: where its time is over, Playwright itself names at most the call that was broken off. */
export default class LastSteps implements Reporter {
	private readonly steps = new Map<TestResult, TestStep[]>()

	onStepBegin(_: TestCase, result: TestResult, step: TestStep): void {
		const steps = this.steps.get(result) ?? []
		this.steps.set(result, steps)
		steps.push(step)
	}

	onTestEnd(_: TestCase, result: TestResult): void {
		const steps = this.steps.get(result) ?? []
		this.steps.delete(result)
		if (result.status !== 'timedOut') return
		const end = steps.findIndex(({ category, title }) => category === 'hook' && title === 'After Hooks')
		const told = (end < 0 ? steps : steps.slice(0, end))
			.slice(-mostTold)
			.map((step) => `  after ${seconds(+step.startTime - +result.startTime)}: ${step.title}${ending(step)}`)
		result.errors.push({ message: ['The last that it did:', ...told].join('\n') })
	}
}

/** Playwright gives a step that has not ended a duration of -1. */
function ending({ duration, error }: TestStep): string {
	if (duration < 0) return ', not ended'
	return `, ${seconds(duration)}${error ? ', failed' : ''}`
}

function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(1)} s`
}
