import type { Bouncer } from '../../facts/bouncer'
import { causeOf } from '../../facts/causes'
import { causeOfProblem } from '../config/cause-of-problem'
import type { Problem } from '../config/types'
import type { Finding, Verdict } from '../verdict'
import type { PastedConfig } from './check-pasted'

/** What the ids of such findings begin with; those of messages begin with the family of their page. */
const configErrors = 'config/'

const checkerPage = '/u/troubleshooting/check'

interface Fault {
	readonly config: PastedConfig
	readonly problem: Problem
	readonly finding: Finding
}

/**
 * The verdict over a paste with configuration files in it. A file that cannot work explains a log that names no root; where the
 * log names one, the file confirms it or stands beside it.
 */
export function withConfigs(verdict: Verdict, configs: readonly PastedConfig[], bouncers: readonly Bouncer[]): Verdict {
	const faults = configs.flatMap((config) => faultsOf(config, bouncers))
	const [first] = faults
	const bouncer = verdict.bouncer ?? configs.find(({ result }) => result.bouncer !== null)?.result.bouncer ?? null
	if (!first) return { ...verdict, bouncer }
	const findings = faults.map(({ finding }) => finding)
	const [logFirst] = verdict.findings
	const logNamesRoot = verdict.status === 'problem' && logFirst?.role === 'root' && !logFirst.healed
	if (!logNamesRoot)
		return {
			...verdict,
			bouncer,
			status: 'problem',
			cause: first.finding.cause,
			confidence: 'medium',
			because: [
				`${first.config.name ?? 'The configuration file'}${lineOf(first)} cannot work${verdict.findings.length > 0 ? ', and the log names no other cause' : ''}.`,
			],
			next: [],
			findings: [...findings, ...verdict.findings],
		}
	const same = findings.some(({ cause }) => cause === verdict.cause)
	return {
		...verdict,
		bouncer,
		confidence: same ? 'high' : verdict.confidence,
		because: same ? [...verdict.because, 'The configuration file in the paste shows the same fault.'] : verdict.because,
		next: same ? [] : verdict.next,
		findings: [...verdict.findings.slice(0, 1), ...findings, ...verdict.findings.slice(1)],
	}
}

function faultsOf(config: PastedConfig, bouncers: readonly Bouncer[]): readonly Fault[] {
	const bouncer = bouncers.find(({ id }) => id === config.result.bouncer) ?? null
	const lines = config.text.split(/\r?\n/)
	return config.result.problems
		.filter(({ severity }) => severity === 'error')
		.map((problem) => {
			const line = config.firstLine + (problem.line ?? 1) - 1
			const cause = causeOfProblem(problem, bouncer)
			const finding: Finding = {
				error: `${configErrors}${problem.code}`,
				title: causeOf(cause).title,
				cause,
				severity: 'error',
				role: 'root',
				count: 1,
				firstLine: line,
				lastLine: line,
				firstTime: null,
				lastTime: null,
				captures: problem.key === null ? {} : { key: problem.key },
				samples: [{ line, text: lines[(problem.line ?? 1) - 1] ?? '' }],
				means: problem.message,
				fix: problem.fix,
				page: checkerPage,
				healed: false,
			}
			return { config, problem, finding }
		})
}

/** Whether a finding is about a line of a configuration file, not of the log. */
export function isOfConfig({ error }: Pick<Finding, 'error'>): boolean {
	return error.startsWith(configErrors)
}

function lineOf({ problem }: Fault): string {
	return problem.line === null ? '' : `, line ${problem.line},`
}
