import { check as checkText } from '../engine/config/check'
import type { CheckResult } from '../engine/config/types'
import { redact } from '../engine/report/redact'
import { type BouncerId, bouncerIds } from '../facts/bouncer'
import { bouncers } from '../facts/bouncers'
import { readArguments } from './arguments'
import { knownBouncer } from './known-bouncer'
import { readConfig, readLines } from './read-input'
import { UsageError } from './usage'

/** `bouncer-doctor check`: what is wrong in a configuration file. Gives the exit code. */
export async function check(words: readonly string[]): Promise<number> {
	const args = readArguments('check', words, { json: 'flag', batch: 'flag', bouncer: 'value' })
	const wanted = args.value('bouncer')
	const bouncer = wanted === null ? null : knownBouncer('check', wanted).id
	if (args.flag('batch')) {
		if (args.files.length > 0) throw new UsageError('check: --batch reads standard input and takes no FILE')
		return checkBatch(bouncer)
	}
	if (args.files.length > 1) throw new UsageError('check: takes one FILE; run it once for each')
	const name = args.files[0] ?? '-'
	const result = checkText(await readConfig(name), bouncer, bouncers, name)
	if (args.flag('json')) process.stdout.write(`${JSON.stringify({ schema: 1, ...result })}\n`)
	else process.stdout.write(printed(name, result))
	return result.problems.some(({ severity }) => severity !== 'info') ? 1 : 0
}

async function checkBatch(fallback: BouncerId | null): Promise<number> {
	let problems = 0
	let number = 0
	for await (const line of readLines()) {
		number++
		if (!line.trim()) continue
		const { id, bouncer, config } = batchCase(line, number)
		const result = checkText(config, bouncer ?? fallback, bouncers)
		if (!result.ok) problems++
		process.stdout.write(`${JSON.stringify({ id, schema: 1, ...result })}\n`)
	}
	return problems > 0 ? 1 : 0
}

function batchCase(line: string, number: number): { readonly id: unknown; readonly bouncer: BouncerId | null; readonly config: string } {
	let parsed: unknown
	try {
		parsed = JSON.parse(line)
	} catch {
		throw new UsageError(`check --batch: line ${number} is not JSON; each line is an object {"id", "bouncer", "config"}`)
	}
	if (typeof parsed !== 'object' || parsed === null || !('id' in parsed) || !('config' in parsed) || typeof parsed.config !== 'string')
		throw new UsageError(`check --batch: line ${number} needs "id" and a text "config"`)
	const bouncer = 'bouncer' in parsed ? bouncerIds.find((id) => id === parsed.bouncer) : undefined
	return { id: parsed.id, bouncer: bouncer ?? null, config: parsed.config }
}

function printed(name: string, result: CheckResult): string {
	const out = [`${name === '-' ? 'standard input' : name}: ${result.bouncer ?? 'bouncer not recognised'}`]
	if (result.problems.length === 0) out.push('Nothing wrong was found.')
	for (const problem of result.problems) {
		const place = problem.line === null ? '' : `line ${problem.line}${problem.column === null ? '' : `:${problem.column}`}: `
		out.push(
			'',
			`${problem.severity}: ${place}${problem.key ? `${problem.key}: ` : ''}${redact(problem.message).replaceAll('`', '')}`,
			`  fix: ${problem.fix.replaceAll('`', '')}`,
		)
	}
	if (result.changes.length > 0) out.push('', 'What would put it right:')
	for (const { line, from, to } of result.changes)
		out.push(`  line ${line}:`, ...from.split('\n').map((text) => `  - ${redact(text)}`), ...to.split('\n').map((text) => `  + ${redact(text)}`))
	if (result.fixed !== null) out.push('', 'The corrected file: run again with --json and take "fixed".')
	return `${out.join('\n')}\n`
}
