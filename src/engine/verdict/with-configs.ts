import type { Bouncer } from '../../facts/bouncer'
import { causeOf } from '../../facts/causes'
import { causeOfProblem } from '../config/problems/cause-of-problem'
import type { Problem } from '../config/types'
import type { PastedConfig } from './check-pasted'
import { managerIn } from './deployment'
import { type Finding, isAlarm, type Verdict } from './verdict'

/** What the ids of such findings begin with; those of messages begin with the family of their page. */
const configErrors = 'config/'

const checkerPage = '/u/troubleshooting/check'

/** Of a line that is shown: a whole file can stand on one line, and then each of its settings would show all of it. */
const lineCharacters = 500

/** Faults of one file that stand in the verdict; its checker tells the others. */
const mostFindings = 100
const mostSamples = 3

interface Fault {
	readonly config: PastedConfig
	readonly problem: Problem
	readonly finding: Finding
}

/**
 * The verdict over a paste with configuration files in it. A file that cannot work explains a log that names no root; where the
 * log names one, the file confirms it or stands beside it. What is only missing in a piece of a file says nothing beside a log
 * that says something: the rest may not have been pasted.
 */
export function withConfigs(verdict: Verdict, configs: readonly PastedConfig[], bouncers: readonly Bouncer[]): Verdict {
	const judged = judgedWith(verdict, configs, bouncers)
	return { ...judged, place: placeWith(judged, configs) }
}

/** A file of containers with this bouncer in it shows where it runs, where the lines do not. */
function placeWith({ bouncer, place }: Verdict, configs: readonly PastedConfig[]): Verdict['place'] {
	if (place.manager !== null || bouncer === null) return place
	const managers = configs.flatMap(({ text, result }) => (result.bouncer === bouncer ? (managerIn(text, result) ?? []) : []))
	return { ...place, manager: managers[0] ?? null }
}

function judgedWith(verdict: Verdict, configs: readonly PastedConfig[], bouncers: readonly Bouncer[]): Verdict {
	const speaks = isAlarm(verdict.status) || verdict.status === 'healthy'
	const faults = configs
		.flatMap((config) => faultsOf(config, bouncers))
		.filter(({ config, problem }) => !(speaks && problem.line === null && config.name === null))
	const [first] = faults
	const bouncer = verdict.bouncer ?? configs.find(({ result }) => result.bouncer !== null)?.result.bouncer ?? null
	if (!first) return { ...verdict, bouncer }
	const findings = faults.map(({ finding }) => finding)
	const [logFirst] = verdict.findings
	const logNamesRoot = verdict.status === 'problem' && logFirst?.role === 'root' && !logFirst.healed && !logFirst.aside
	if (verdict.status === 'healthy' || verdict.status === 'unknown-fault') return { ...verdict, bouncer, findings: [...verdict.findings, ...findings] }
	if (!logNamesRoot)
		return {
			...verdict,
			bouncer,
			status: 'problem',
			cause: first.finding.cause,
			confidence: 'medium',
			basis: 'config',
			alternatives: [],
			because: [
				`${first.config.name ?? 'The configuration file'}${lineOf(first)} cannot work${verdict.findings.length > 0 ? ', and the log names no other cause' : ''}.`,
			],
			next: [],
			findings: [...findings, ...verdict.findings],
		}
	const same = faults.some((fault) => confirms(fault, verdict, logFirst))
	return {
		...verdict,
		bouncer,
		confidence: same ? 'high' : verdict.confidence,
		because: same ? [...verdict.because, 'The configuration file in the paste shows the same fault.'] : verdict.because,
		next: same ? [] : verdict.next,
		findings: [...verdict.findings.slice(0, 1), ...findings, ...verdict.findings.slice(1)],
	}
}

/** Causes that any of a hundred settings can have: only the same setting is the same fault. */
const ofAnySetting: readonly Verdict['cause'][] = ['config-invalid-value', 'config-unknown-key', 'config-syntax']

function confirms({ finding, problem }: Fault, { cause }: Verdict, { samples }: Finding): boolean {
	if (finding.cause !== cause || problem.line === null) return false
	if (!ofAnySetting.includes(cause)) return true
	const name = problem.key?.split('.').at(-1)?.toLowerCase()
	return name !== undefined && samples.some(({ text }) => text.toLowerCase().includes(name))
}

/** What people write over a key before they paste a file. */
const hidden = /^["']?(?:[x*•.<>[\]_#-]*|.{0,20}(?:redact|hidden|mask|remov|censor|secret|obfuscat).{0,20}|<[^>]{0,40}>|\[[^\]]{0,40}\])["']?$/i
const ofKey: readonly string[] = ['placeholder', 'key-cut', 'key-shape', 'empty-value']

function isHiddenKey(problem: Problem, text: string): boolean {
	if (!ofKey.includes(problem.code) || problem.key === null || !/key|token|password|secret/i.test(problem.key)) return false
	const value = /[:=]\s{0,4}(?<value>.{0,80})$|\s(?<word>\S{1,80})\s*;?$/.exec(text.trim())?.groups
	return problem.line !== null && hidden.test((value?.value ?? value?.word ?? '').trim())
}

function faultsOf(config: PastedConfig, bouncers: readonly Bouncer[]): readonly Fault[] {
	const bouncer = bouncers.find(({ id }) => id === config.result.bouncer) ?? null
	const lines = config.text.split(/\r?\n/)
	const errors = config.result.problems.filter((problem) => problem.severity === 'error' && !isHiddenKey(problem, lines[(problem.line ?? 0) - 1] ?? ''))
	return sameFaults(errors).map(([problem, ...further]) => {
		const cause = causeOfProblem(problem, bouncer)
		const places = [problem, ...further]
			.map(({ line, column }) => ({ line: ownLine(config, line), text: around(lines[(line ?? 1) - 1] ?? '', column ?? 1) }))
			.sort((a, b) => a.line - b.line)
		const finding: Finding = {
			error: `${configErrors}${problem.code}`,
			title: causeOf(cause).title,
			cause,
			severity: 'error',
			role: 'root',
			count: places.length,
			firstLine: places[0]?.line ?? config.firstLine,
			lastLine: places.at(-1)?.line ?? config.firstLine,
			firstTime: null,
			lastTime: null,
			captures: problem.key === null ? {} : { key: problem.key },
			samples: places.slice(0, mostSamples),
			means: problem.message,
			fix: problem.fix,
			page: checkerPage,
			healed: false,
			aside: false,
		}
		return { config, problem, finding }
	})
}

/** Problems that are told in the same words of the same setting, in the order of the first of each. A quote too few makes one of each sign behind it. */
function sameFaults(problems: readonly Problem[]): readonly (readonly [Problem, ...Problem[]])[] {
	const groups = new Map<string, [Problem, ...Problem[]]>()
	for (const problem of problems) {
		const words = JSON.stringify([problem.code, problem.key, problem.message, problem.fix])
		const group = groups.get(words)
		if (group) group.push(problem)
		else groups.set(words, [problem])
	}
	return [...groups.values()].slice(0, mostFindings)
}

function ownLine({ ownLines, firstLine }: PastedConfig, line: number | null): number {
	return ownLines[(line ?? 1) - 1] ?? firstLine
}

/** A line, or the part of a long one in which the column stands. */
function around(line: string, column: number): string {
	const from = Math.max(0, Math.min(column - lineCharacters / 2, line.length - lineCharacters))
	return line.slice(from, from + lineCharacters)
}

/** Whether a finding is about a line of a configuration file, not of the log. */
export function isOfConfig({ error }: Pick<Finding, 'error'>): boolean {
	return error.startsWith(configErrors)
}

function lineOf({ problem }: Fault): string {
	return problem.line === null ? '' : `, line ${problem.line},`
}
