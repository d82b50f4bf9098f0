import { checkPaste } from '../engine/config/check/check-paste'
import type { CheckResult, Left } from '../engine/config/types'
import { Redactor, redactAll } from '../engine/mask/redact'
import { plainText } from '../engine/plain-text'
import { type BouncerId, bouncerIds } from '../facts/bouncer'
import { bouncers } from '../facts/bouncers'
import { readArguments } from './arguments'
import { eachCase, textField } from './batch'
import { checkLines } from './check-lines'
import { optionKinds } from './command-table'
import { knownBouncer } from './known-bouncer'
import { printJson, printText } from './print'
import { readConfig } from './read-input'
import { UsageError } from './usage'

/** `bouncer-doctor check`: what is wrong in a configuration file. Gives the exit code. */
export async function check(words: readonly string[]): Promise<number> {
	const args = readArguments('check', words, optionKinds('check'))
	const wanted = args.value('bouncer')
	const bouncer = wanted === null ? null : knownBouncer('check', wanted).id
	if (args.flag('batch')) {
		if (args.files.length > 0) throw new UsageError('check: --batch reads standard input and takes no FILE')
		return checkBatch(bouncer)
	}
	if (args.flag('lines')) {
		if (args.flag('json')) throw new UsageError('check: --lines and --json are two forms of the answer; take one')
		return checkLines(args.files.length > 0 ? args.files : ['-'], bouncer)
	}
	if (args.files.length > 1) throw new UsageError('check: takes one FILE; with --lines it takes many')
	const name = args.files[0] ?? '-'
	const { result } = checkPaste(await readConfig(name), bouncer, bouncers, name)
	if (args.flag('json')) printJson({ schema: 1, ...told(result) })
	else printText(printed(name, told(result)))
	return result.problems.some(({ severity }) => severity !== 'info') ? 1 : 0
}

function checkBatch(fallback: BouncerId | null): Promise<number> {
	return eachCase('{"id", "bouncer", "config"}', (line) => {
		const bouncer = bouncerIds.find((id) => id === line.bouncer) ?? fallback
		const { result } = checkPaste(textField(line, 'config'), bouncer, bouncers)
		return { answer: { schema: 1, ...told(result) }, problem: !result.ok }
	})
}

/** Secrets stand in the corrected file, which was asked for, and in the edits that make it; nowhere else. */
function told(result: CheckResult): CheckResult {
	const redactor = new Redactor()
	const { problems, changes, correction } = redactAll({ problems: result.problems, changes: result.changes, correction: result.correction }, redactor)
	return { ...result, problems, changes: changes.map((change, at) => ({ ...change, edits: result.changes[at]?.edits ?? [] })), correction }
}

const asked = {
	address: 'the address of the integration’s tile',
	key: 'the API key',
	choice: 'your decision',
	text: 'see above',
} as const satisfies Record<Left['needs'], string>

function printed(name: string, result: CheckResult): string {
	const out = [`${name === '-' ? 'standard input' : name}: ${result.bouncer ?? result.source.engineFile ?? 'bouncer not recognised'}`]
	if (result.problems.length === 0) out.push('Nothing wrong was found.')
	for (const problem of result.problems) {
		const place = problem.line === null ? '' : `line ${problem.line}${problem.column === null ? '' : `:${problem.column}`}: `
		out.push('', `${problem.severity}: ${place}${problem.key ? `${problem.key}: ` : ''}${plainText(problem.message)}`, `  fix: ${plainText(problem.fix)}`)
	}
	if (result.changes.length > 0) out.push('', 'What would put it right:')
	for (const { line, from, to } of result.changes)
		out.push(`  line ${line}:`, ...from.split('\n').map((text) => `  - ${text}`), ...to.split('\n').map((text) => `  + ${text}`))
	const { status, why, left, override } = result.correction
	if (status !== 'none' || left.length > 0) out.push('', why)
	for (const { key, line, needs } of left) out.push(`  left for you: ${line === null ? '' : `line ${line}: `}${key ?? 'the file'} (${asked[needs]})`)
	if (override !== null && result.problems.length > 0) out.push(`Another file wins over this one: ${override}`)
	if (result.fixed !== null) out.push('', `The ${status === 'complete' ? 'corrected' : 'partly corrected'} file: run again with --json and take "fixed".`)
	return `${out.join('\n')}\n`
}
