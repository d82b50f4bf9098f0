import type { Bouncer, Interval, ListSource } from '../../../facts/bouncer'
import type { Notice } from '../types'

const minute = 60
const hour = 3600
const day = 24 * hour
/** Fits every plan of the Console (docs.crowdsec.net/u/integrations/intro: Community one pull in 24 h). */
export const integrationSeconds = day
/** No plan allows more than this (Enterprise). */
export const shortestOfPlans = hour

/** An interval in the unit of a bouncer's option. */
export function formatInterval(seconds: number, unit: Interval['unit']): string | number {
	switch (unit) {
		case 'seconds':
			return seconds
		case 'minutes':
			return Math.max(1, Math.ceil(seconds / minute))
		case 'duration':
			if (seconds % hour === 0) return `${seconds / hour}h`
			if (seconds % minute === 0) return `${seconds / minute}m`
			return `${seconds}s`
		case 'cron':
			return formatCron(seconds)
	}
}

/** A step that does not divide the hour or the day leaves a gap of another length at its end, so the next longer one that does is taken. */
const stepsOfAnHour = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30] as const
const stepsOfADay = [1, 2, 3, 4, 6, 8, 12] as const

function formatCron(seconds: number): string {
	const minutes = stepsOfAnHour.find((step) => step * minute >= seconds)
	if (minutes !== undefined) return minutes === 1 ? '* * * * *' : `*/${minutes} * * * *`
	const hours = stepsOfADay.find((step) => step * hour >= seconds)
	if (hours !== undefined) return hours === 1 ? '0 * * * *' : `0 */${hours} * * *`
	return '0 3 * * *'
}

/** `10s`, `1h30m`, `500ms`, a bare number or a cron expression with one step, in seconds; null when it is none of the unit. */
export function parseInterval(text: string, unit: Interval['unit']): number | null {
	if (unit === 'cron') return parseCron(text)
	if (/^-?\d+(\.\d+)?$/.test(text)) return unit === 'minutes' ? Number(text) * minute : unit === 'seconds' ? Number(text) : null
	if (unit !== 'duration' || !/^-?(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) return null
	const sizes: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: minute, h: hour }
	let seconds = 0
	for (const [, number, size] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)) seconds += Number(number) * (sizes[size ?? 's'] ?? 1)
	return text.startsWith('-') ? -seconds : seconds
}

function parseCron(text: string): number | null {
	const [minutes, hours, days, months, weekdays, ...more] = text.trim().split(/\s+/)
	if (more.length > 0 || days !== '*' || months !== '*' || weekdays !== '*') return null
	if (hours === '*') {
		const step = minutes === '*' ? '1' : /^\*\/(\d+)$/.exec(minutes ?? '')?.[1]
		if (step !== undefined) return Number(step) * minute
		return /^\d+$/.test(minutes ?? '') ? hour : null
	}
	if (!/^\d+$/.test(minutes ?? '')) return null
	const step = /^\*\/(\d+)$/.exec(hours ?? '')?.[1]
	if (step !== undefined) return Number(step) * hour
	return /^\d+$/.test(hours ?? '') ? day : null
}

/** What a bouncer makes of a wished interval: what its unit can say, within what its option allows. */
export function possibleInterval(bouncer: Bouncer, seconds: number): { readonly seconds: number; readonly notices: readonly Notice[] } {
	if (!bouncer.interval) return { seconds, notices: [] }
	const { option, unit } = bouncer.interval
	const limits = bouncer.files.flatMap(({ options }) => options).find(({ key }) => key === option)
	const size = unit === 'minutes' ? minute : 1
	const most = (limits?.max ?? Number.POSITIVE_INFINITY) * size
	if (seconds > most)
		return {
			seconds: most,
			notices: [
				{
					code: 'interval-capped',
					setting: option,
					message: `\`${option}\` takes ${spoken(most)} at most, so the file asks for that and not for ${spoken(seconds)}.`,
				},
			],
		}
	const written = parseInterval(String(formatInterval(seconds, unit)), unit) ?? seconds
	if (written === seconds) return { seconds, notices: [] }
	return {
		seconds: written,
		notices: [
			{
				code: 'interval-rounded',
				setting: option,
				message: `\`${option}\` cannot say ${spoken(seconds)}; the file asks for ${spoken(written)}.`,
			},
		],
	}
}

/** An interval in words: `24 hours`, `15 minutes`. */
export function spoken(seconds: number): string {
	if (seconds >= hour && seconds % hour === 0) return seconds === hour ? '1 hour' : `${seconds / hour} hours`
	if (seconds >= minute && seconds % minute === 0) return seconds === minute ? '1 minute' : `${seconds / minute} minutes`
	return seconds === 1 ? '1 second' : `${seconds} seconds`
}

export type PlanCode = 'interval-below-plans' | 'interval-enterprise' | 'interval-equals-alert' | 'interval-beyond-alert'

/** What a plan of the Console says to this interval; the list of a Security Engine of one's own has no such limit. */
export function planNotices(seconds: number, source: ListSource): readonly (Notice & { readonly code: PlanCode })[] {
	if (source === 'engine') return []
	if (seconds < shortestOfPlans)
		return [
			{
				code: 'interval-below-plans',
				message:
					'The Console’s plans allow one pull in 24 hours (Community) or one in an hour (Enterprise, where its documentation contradicts itself). More often, the endpoint answers 429.',
			},
		]
	if (seconds < integrationSeconds)
		return [
			{
				code: 'interval-enterprise',
				message: 'This interval needs an Enterprise plan. On the Community plan the endpoint answers 429 to all but one pull in 24 hours.',
			},
		]
	if (seconds === integrationSeconds)
		return [
			{
				code: 'interval-equals-alert',
				message:
					'The Console raises its alert after 24 hours without a pull. With exactly 24 hours between pulls the alert can come and go; on Enterprise choose a shorter interval.',
			},
		]
	return [
		{
			code: 'interval-beyond-alert',
			message: 'The Console raises its alert after 24 hours without a pull, so with this interval it will be raised between the pulls.',
		},
	]
}
