import { hold } from './hold.mjs'
import { recogniseReader } from './recognise.mjs'
import { secret } from './samples.mjs'
import { scanReader } from './scan.mjs'

/** What an answer may hold beside a multiple of its text: what is said of each place, and the words that every answer has. */
const repeats = 200
const words = 50_000

function bounded(answer, text) {
	const { length } = JSON.stringify(answer)
	hold(length <= words + repeats * text.length, `an answer of ${length} characters about a text of ${text.length}`)
}

function insideOf(text, { entries, problems }) {
	const lines = text.split('\n').length
	for (const { line, range } of entries) {
		hold(line >= 1 && line <= lines, `a setting on line ${line} of ${lines}`)
		if (range) hold(0 <= range[0] && range[0] <= range[1] && range[1] <= text.length, `a value at ${range} of ${text.length}`)
	}
	for (const { line } of problems) hold(line >= 1 && line <= lines, `a problem on line ${line} of ${lines}`)
}

/** `api_key` and its like in every form of a line, at the beginning of a line of the text. */
const plants = [
	`api_key: ${secret}`,
	`API_KEY=${secret}`,
	`"api_key": "${secret}",`,
	`Authorization: Bearer ${secret}`,
	`X-Api-Key: ${secret}`,
	`key ${secret};`,
]

function planted(random, text) {
	const lines = text.split('\n')
	lines.splice(random.below(lines.length + 1), 0, random.pick(plants))
	return lines.join('\n')
}

/** How often a reader is asked beside the others: in ten minutes of two cores a million texts for the scanner, a hundred thousand for what takes less than a millisecond. */
const shares = { scan: 64, quick: 5 }

/**
 * Everything that reads what others wrote: each takes a text, and throws where one of its promises is not kept.
 *
 * @returns by name, the texts that it is given and what it does with one
 */
export function readersOf(engine, samples) {
	const { bouncers } = engine
	const { logs, configs, addresses } = samples
	const doctor = engine.createDoctor({ rules: engine.rules, bouncers, programs: engine.programs })
	const all = [...logs, ...configs]
	const targets = bouncers.flatMap(({ id, deployments }) => deployments.map((deployment) => ({ to: id, deployment: deployment.id })))
	const recogniser = new engine.Recogniser({ rules: engine.rules, plan: engine.planSearch(engine) })
	const readers = {
		scan: { share: shares.scan, ...scanReader(engine, recogniser, samples) },
		recognise: { share: shares.quick, ...recogniseReader(engine, recogniser, samples) },
		diagnose: {
			texts: all,
			read(plain, random) {
				const text = planted(random, plain)
				const verdict = doctor.diagnose(text, { bouncer: null, year: 2026 })
				const answer = engine.withoutSecrets(engine.withConfigs(verdict, engine.checkPasted(text, bouncers), bouncers))
				bounded(answer, text)
				hold(!JSON.stringify(answer).includes(secret), 'the planted secret stands in the verdict')
			},
		},
		check: {
			texts: [...configs, ...configs, ...logs],
			read(text, random) {
				const given = random.next() < 0.5 ? null : random.pick(bouncers).id
				const { result, main } = engine.checkPaste(text, given, bouncers)
				bounded(result, text)
				hold(!result.problems.some(({ code }) => code === 'unreadable'), 'the checker threw')
				if (result.correction.status !== 'complete' || result.fixed === null) return
				const { problems } = engine.checkPaste(result.fixed, result.bouncer, bouncers).result
				// What is not in a part of a file can stand in the rest.
				const again = problems.filter(({ severity, line }) => severity === 'error' && (line !== null || main.piece.whole))
				hold(again.length === 0, `a complete correction with an error: ${again[0]?.code} on line ${again[0]?.line}`)
			},
		},
		convert: {
			texts: configs,
			read: (text, random) => bounded(engine.convert({ text, from: null, ...random.pick(targets), endpoint: null, key: null }, bouncers), text),
		},
		mask: {
			share: shares.quick,
			texts: all,
			read(plain, random) {
				const text = planted(random, plain)
				const masked = engine.redact(text)
				hold(!masked.includes(secret), 'the planted secret stands in the masked text')
				hold(masked.split('\n').length === text.split('\n').length, 'the masked text has other lines')
				bounded(masked, text)
			},
		},
		endpoint: {
			share: shares.quick,
			texts: addresses,
			read(text) {
				const parsed = engine.parseEndpoint(text)
				bounded(parsed, text)
				if (!parsed.ok) return
				const again = engine.parseEndpoint(engine.formatEndpoint(parsed.address, 'base'))
				hold(again.ok && JSON.stringify(again.address) === JSON.stringify(parsed.address), 'an address that is another one when it is read again')
			},
		},
	}
	for (const format of Object.values(engine.formats))
		readers[format.id] = {
			share: shares.quick,
			texts: configs,
			read(text) {
				const found = engine.withinLimits(format.read(text, engine.plainEnv), text)
				insideOf(text, found)
				bounded(found, text)
			},
		}
	return readers
}
