import type { Bouncer, BouncerId, Deployment, ListSource } from '../../../facts/bouncer'
import { redact } from '../../mask/redact'
import { problemsOf } from '../check'
import { checkPaste } from '../check/check-paste'
import { optionOf, roleOf } from '../document/options'
import type { Item, Reading } from '../document/reading'
import { generate } from '../generate/generate'
import { offeredOptions } from '../generate/offered'
import { recognise } from '../recognise/recognise'
import type { CheckResult, Generated, Notice, Outcome, Refusal, Settings } from '../types'
import { parseKey } from '../values/api-key'
import { type EndpointAddress, parseEndpoint } from '../values/endpoint'
import { parseInterval, planNotices, spoken } from '../values/interval'
import { masked } from '../values/masked'
import { valueText } from '../values/option-text'
import { type Carried, type Left, type Planned, planOf } from './convert-plan'

export type { Carried, Left } from './convert-plan'

export interface ConvertRequest {
	readonly text: string
	/** Null to find it out. */
	readonly from: BouncerId | null
	readonly to: BouncerId
	readonly deployment: string
	/** Counts in place of what the file holds; some programs keep the address in another file. */
	readonly endpoint: EndpointAddress | null
	readonly key: string | null
}

/** JSON of `bouncer-doctor convert --json` without `schema`. */
export interface Converted extends Generated {
	readonly from: BouncerId
	readonly to: BouncerId
	readonly deployment: string
	readonly source: ListSource
	readonly carried: readonly Carried[]
	readonly left: readonly Left[]
}

/** Each option that the checker refuses is taken out and the file is made again; more rounds than options are never needed. */
const mostRounds = 40
/** Faults that are named; the checker names them all. */
const mostNamed = 3

/**
 * The same settings for another bouncer or deployment. The file is corrected first (`check`), so that a name of an older page or a
 * wrong unit does not travel on; what is carried over must please the checker in its new place. Never throws.
 */
export function convert(request: ConvertRequest, bouncers: readonly Bouncer[]): Outcome<Converted> {
	const target = bouncers.find(({ id }) => id === request.to)
	const deployment = target?.deployments.find(({ id }) => id === request.deployment)
	if (!target) return refuse('to', `there is no bouncer ${request.to}; one of ${bouncers.map(({ id }) => id).join(', ')}`)
	if (!deployment)
		return refuse('deployment', `${target.name} has no deployment "${request.deployment}"; one of ${target.deployments.map(({ id }) => id).join(', ')}`)
	const { piece, result: checked } = checkPaste(request.text, request.from, bouncers).main
	const unread = checked.problems.find(({ code }) => code === 'too-large' || code === 'unreadable')
	if (unread) return refuse('file', unread.message)
	const text = checked.fixed ?? piece.text
	const { reading } = recognise(text, request.from, bouncers)
	if (!reading || reading.items.length === 0) return refuse('file', 'no setting of a bouncer that we know is in this text')
	const found = essentials(reading, request)
	if (!found.ok) return found
	const plan = planOf(reading, target, deployment, found.value.settings.source)
	const { left, notices } = found.value
	let carried = plan.carried
	const dropped: Left[] = []
	for (let round = 0; round < mostRounds; round++) {
		const settings: Settings = {
			bouncer: target.id,
			deployment: deployment.id,
			...found.value.settings,
			options: Object.fromEntries(carried.map(({ to, value }) => [to, value])),
		}
		const outcome = generate(target, settings)
		const refused = outcome.ok ? complaints(outcome.value, target, settings) : outcome.refusals
		const idle = withoutEffect(target, deployment, settings)
		const bad = carried.filter(({ to }) => refused.some(({ setting }) => setting === to) || idle.has(to))
		if (bad.length > 0) {
			dropped.push(...bad.map((one) => leftBehind(one, refused, idle)))
			carried = carried.filter((one) => !bad.includes(one))
			continue
		}
		if (!outcome.ok) return outcome
		return {
			ok: true,
			value: {
				from: reading.bouncer.id,
				to: target.id,
				deployment: deployment.id,
				source: settings.source,
				...outcome.value,
				warnings: [...corrections(checked, knownNames(reading)), ...surroundings(reading), ...notices, ...outcome.value.warnings],
				carried: carried.map((one) => ({ ...one, value: one.secret ? null : valueText(one.value) })).map(({ secret: _, ...one }) => one),
				left: [...left, ...plan.left, ...dropped]
					.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
					.map((one) => withoutSecrets({ ...one, line: one.line === null ? null : piece.placeOf(one.line, 1).line })),
			},
		}
	}
	throw new Error(`${target.id}: the conversion never came to rest`)
}

function refuse(setting: string, message: string): { readonly ok: false; readonly refusals: readonly Refusal[] } {
	return { ok: false, refusals: [{ setting, message }] }
}

function corrections({ problems, fixed }: CheckResult, known: ReadonlySet<string>): readonly Notice[] {
	// A name that is no option can be anything, a key that stands alone on a line for example: it is not repeated.
	const faults = problems.filter(({ severity, key }) => severity !== 'info' && (key === null || known.has(key)))
	if (faults.length === 0) return []
	const named = [...new Set(faults.map(({ key, fix }) => `${key ? `\`${key}\`: ` : ''}${fix}`))].slice(0, mostNamed).join(' ')
	return [
		fixed === null
			? { code: 'has-faults', message: redact(`The file has faults that could not be corrected by themselves. ${named}`) }
			: { code: 'corrected-first', message: redact(`The file had faults; what could be corrected was, before the conversion. ${named}`) },
	]
}

function knownNames({ bouncer, file }: Reading): ReadonlySet<string> {
	return new Set([...file.options.map(({ key }) => key), ...bouncer.legacyNames.map(({ name }) => name)])
}

/** A file that holds more than the bouncer’s settings. */
function surroundings({ file, format }: Reading): readonly Notice[] {
	if (!file.root && format.traits.ofContainer !== 'labels') return []
	return [
		{ code: 'only-settings', message: 'Only the bouncer’s settings are converted. What else stands in the file, routes and services for example, is not.' },
	]
}

interface Essentials {
	readonly settings: Pick<Settings, 'source' | 'endpoint' | 'key' | 'intervalSeconds'>
	readonly notices: readonly Notice[]
	readonly left: readonly Left[]
}

/** What each bouncer needs: where the list is, the key, and how often to ask. */
function essentials(reading: Reading, request: ConvertRequest): Outcome<Essentials> {
	const { bouncer, file, items } = reading
	const withRole = (role: ReturnType<typeof roleOf>) => items.findLast((item) => roleOf(bouncer, file, item.key) === role && item.text !== '')
	const notices: Notice[] = []
	const parsed = request.endpoint ? null : parseEndpoint(addressText(reading, withRole))
	if (parsed && !parsed.ok) {
		const [first] = parsed.errors
		const elsewhere = bouncer.files.length > 1
		return refuse(
			'url',
			first?.code === 'url-empty'
				? `this file holds no address${elsewhere ? `; ${bouncer.name} has it in another file` : ''}. Give the address of the endpoint`
				: (first?.message ?? ''),
		)
	}
	const endpoint = request.endpoint ?? (parsed?.ok ? parsed.address : null)
	if (!endpoint) return refuse('url', 'the address is missing')
	const source: ListSource = endpoint.kind === 'integration' ? 'integration' : 'engine'
	const written = withRole('key') ?? items.findLast(({ key }) => key === bouncer.keyOption)
	const key = request.key ?? keyOf(written?.text ?? '')
	if (request.key === null && key === '' && written)
		notices.push({ code: 'key-not-taken', message: 'The file holds no usable API key: it was masked, or something else stands in its place.' })
	const interval = withRole('interval') ?? items.findLast((item) => item.key === bouncer.interval?.option)
	const option = interval && optionOf(file, interval.key)
	const seconds = interval ? parseInterval(interval.text.trim(), option?.type === 'duration' ? 'duration' : (bouncer.interval?.unit ?? 'seconds')) : null
	const tooOften = seconds !== null && planNotices(seconds, source).some(({ code }) => code === 'interval-below-plans')
	const left: Left[] =
		interval && (seconds === null || tooOften)
			? [
					{
						from: interval.key,
						line: interval.line,
						reason: 'refused',
						message:
							seconds === null
								? `\`${interval.text}\` is no interval; the usual one was taken.`
								: `${spoken(seconds)} is more often than any plan of the Console allows; the usual interval was taken.`,
					},
				]
			: []
	return { ok: true, value: { settings: { source, endpoint, key, intervalSeconds: tooOften ? null : seconds }, notices, left } }
}

function keyOf(text: string): string {
	if (text === '' || text.includes(masked)) return ''
	const parsed = parseKey(text)
	return parsed.ok ? parsed.key : ''
}

function addressText({ bouncer, items }: Reading, withRole: (role: ReturnType<typeof roleOf>) => Item | undefined): string {
	const whole = withRole('endpoint') ?? items.findLast(({ key, text }) => key === bouncer.endpoint.option && text !== '')
	if (whole) return whole.text
	const host = withRole('endpoint-host')?.text
	if (!host) return ''
	return `${withRole('endpoint-scheme')?.text ?? 'http'}://${host}${withRole('endpoint-path')?.text ?? ''}`
}

/** What the checker refuses in the new file. A list from the Console leaves less room: what is only doubtful there stays behind too. */
function complaints(generated: Generated, target: Bouncer, settings: Settings): readonly Refusal[] {
	const chosen = new Set(Object.keys(settings.options))
	return generated.files.flatMap(({ content, lines }) => {
		if (lines.length === 0) return []
		return problemsOf(content, target.id, [target]).flatMap(({ key, severity, message }) =>
			key !== null && chosen.has(key) && (severity === 'error' || (severity === 'warning' && settings.source === 'integration'))
				? [{ setting: key, message }]
				: [],
		)
	})
}

/** Options that the program does not look at, as the rest of the new file is. */
function withoutEffect(target: Bouncer, deployment: Deployment, { source, options }: Settings): ReadonlySet<string> {
	const offered = offeredOptions(target, deployment, source, options).flatMap((group) => group.options)
	return new Set(offered.flatMap(({ option, counts }) => (counts ? [] : [option.key])))
}

/** A broken line can have a key where a name belongs. */
function withoutSecrets(left: Left): Left {
	return { ...left, from: redact(left.from), message: redact(left.message) }
}

function leftBehind({ from, line, to }: Planned, refused: readonly Refusal[], idle: ReadonlySet<string>): Left {
	if (idle.has(to)) return { from, line, reason: 'deployment', message: 'It has no effect with the other settings of the new file.' }
	const reason = refused.find(({ setting }) => setting === to)?.message ?? ''
	return { from, line, reason: 'refused', message: `In the new file it would do harm: ${reason}` }
}
