import type { Bouncer, BouncerId } from '../../../facts/bouncer'
import { checkEngineFile, engineFileNames } from '../engine-files/check-engine-file'
import type { ProblemCode } from '../problems/catalogue'
import { type Origin, type Recognition, readingOf, recognise } from '../recognise/recognise'
import type { Answer, CheckResult, CorrectionState, Problem } from '../types'
import { correct, type Judged } from './correction'
import { judge } from './judge'

/** The longest of 317 real files had 40,000 characters; a parser of YAML takes seconds for more than this. */
export const longestChecked = 120_000

/**
 * Checks a configuration file. Never throws, whatever the text.
 *
 * @param id The bouncer it is of; null to find it out.
 * @param name Of the file, where it is known: `.yaml.local` holds only what wins over the file beside it, so nothing is missing in it.
 * @param answers What the reader gave for that which the correction left. The problems stay those of the text.
 */
export function check(
	text: string,
	id: BouncerId | null,
	bouncers: readonly Bouncer[],
	name: string | null = null,
	answers: readonly Answer[] = [],
	origin?: Origin,
): CheckResult {
	return guarded(text, id, () => {
		const found = recognise(text, id, bouncers, name, origin)
		const engineFile = id === null && found.bouncer === null ? ofEngine(text, name) : null
		if (engineFile) return engineFile
		const judged = judgedAs(found, text, bouncers, name)
		if (!judged) return { ...told(found, null), ...noCorrection(found.remarks[0]?.fix ?? '') }
		const again = (other: string) => judgedAs(recognise(other, judged.reading.bouncer.id, bouncers, name, origin), other, bouncers, name)
		return { ...told(found, judged), ...correct(judged, found.source, again, answers) }
	})
}

/** A text that is no bouncer's can be a file of the engine itself. */
function ofEngine(text: string, name: string | null): CheckResult | null {
	const checked = checkEngineFile(text, name)
	if (!checked) return null
	const { kind, problems, fixed, changes, correction } = checked
	const source = { kind: 'engine-file', bouncerBy: 'none', engineFile: engineFileNames[kind] } as const
	return { bouncer: null, source, candidates: [], ok: problems.every(({ severity }) => severity === 'info'), problems, fixed, changes, correction }
}

/** What is wrong with a file, without a correction of it: for those who only ask whether it is right. Never throws. */
export function problemsOf(text: string, id: BouncerId, bouncers: readonly Bouncer[]): readonly Problem[] {
	return guarded(text, id, () => {
		const found = recognise(text, id, bouncers)
		return { ...told(found, judgedAs(found, text, bouncers, null)), ...noCorrection('') }
	}).problems
}

/** Whether the name is that of a file that is merged over another one. */
export function isOverride(name: string | null): boolean {
	return name?.endsWith('.local') ?? false
}

/** A defect of a reader is no reason to take the page away: the text is one that cannot be read. */
function guarded(text: string, id: BouncerId | null, run: () => CheckResult): CheckResult {
	if (text.length > longestChecked) return unread(id, 'too-large')
	try {
		return run()
	} catch {
		return unread(id, 'unreadable')
	}
}

function judgedAs({ reading, absence }: Recognition, text: string, bouncers: readonly Bouncer[], name: string | null): Judged | null {
	if (!reading) return null
	const lacks = isOverride(name) ? 'elsewhere' : absence
	return { text, reading, found: judge({ text, reading }, lacks, (other) => readingOf(other, reading.bouncer.id, bouncers)) }
}

function told({ source, bouncer, candidates, remarks }: Recognition, judged: Judged | null): Omit<CheckResult, 'fixed' | 'changes' | 'correction'> {
	const problems = [...(judged?.found.map(({ problem }) => problem) ?? []), ...remarks]
	return { bouncer, source, candidates, ok: problems.every(({ severity }) => severity === 'info'), problems }
}

function noCorrection(why: string): Pick<CheckResult, 'fixed' | 'changes' | 'correction'> {
	const correction: CorrectionState = { status: 'none', why, left: [], override: null }
	return { fixed: null, changes: [], correction }
}

type Unread = Extract<ProblemCode, 'too-large' | 'unreadable'>

const whyUnread: Readonly<Record<Unread, Pick<Problem, 'message' | 'fix'>>> = {
	'too-large': {
		message: 'This text is longer than any configuration file of a bouncer, and was not read.',
		fix: 'Paste the file of the bouncer alone; a log belongs into the log analyzer.',
	},
	unreadable: { message: 'This text cannot be read.', fix: 'Paste the file of the bouncer alone, from its first line to its last.' },
}

function unread(id: BouncerId | null, code: Unread): CheckResult {
	return {
		bouncer: id,
		source: { kind: 'unknown', bouncerBy: id === null ? 'none' : 'given' },
		candidates: [],
		ok: false,
		problems: [{ code, severity: 'error', line: null, column: null, key: null, ...whyUnread[code] }],
		...noCorrection(whyUnread[code].message),
	}
}
