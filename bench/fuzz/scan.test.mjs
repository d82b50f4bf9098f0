import { expect, test } from 'vitest'
import { eventField, eventFields } from '../../src/engine/logs/scan/kernel'
import { loadEngine, root } from '../engine.mjs'
import { recogniseReader } from './recognise.mjs'
import { readingWith } from './run.mjs'
import { samplesOf } from './samples.mjs'
import { scanReader } from './scan.mjs'

const engine = await loadEngine()
const { ScriptKernel } = engine
const samples = samplesOf(engine, root)
const recogniser = new engine.Recogniser({ rules: engine.rules, plan: engine.planSearch(engine) })
const right = ['right', () => new ScriptKernel()]

class DropsNeedle extends ScriptKernel {
	needlesIn(start, end) {
		return super.needlesIn(start, end).slice(1)
	}
}

class DropsLine extends ScriptKernel {
	scan(to) {
		const { count, done } = super.scan(to)
		return { count: Math.max(0, count - 1), done }
	}
}

class CountsTwice extends ScriptKernel {
	count(to) {
		const { counted } = this
		super.count(to)
		if (counted > 0) this.newlines++
	}
}

class ForgetsHeld extends ScriptKernel {
	begin() {
		super.begin(0)
	}
}

class OneShape extends ScriptKernel {
	scan(to) {
		const told = super.scan(to)
		for (let event = 0; event < told.count; event++) this.events[eventFields * event + eventField.shape] = 0
		return told
	}
}

const firstBroken = (reader, seeds) => {
	const readOne = readingWith({ reader })
	for (let seed = 1; seed <= seeds; seed++) if (readOne(seed).error) return seed
	return null
}

test('both kernels find what is there', () => {
	expect(firstBroken(scanReader(engine, recogniser, samples), 1000)).toBeNull()
})

test.each([DropsNeedle, DropsLine, CountsTwice, ForgetsHeld, OneShape])('a kernel that is wrong is told: %o', (Wrong) => {
	expect(firstBroken(scanReader(engine, recogniser, samples, [right, ['wrong', () => new Wrong()]]), 5000)).not.toBeNull()
})

test.each([DropsNeedle, DropsLine])('what no kernel finds is told: %o', (Wrong) => {
	expect(firstBroken(scanReader(engine, recogniser, samples, [['wrong', () => new Wrong()]]), 100)).not.toBeNull()
})

test.each([DropsNeedle, DropsLine, OneShape])('lines that are not read as what they say are told: %o', (Wrong) => {
	const blind = { ...engine, ScriptKernel: Wrong, WasmKernel: { create: () => new Wrong() } }
	expect(firstBroken(recogniseReader(blind, recogniser, samples), 300)).not.toBeNull()
})
