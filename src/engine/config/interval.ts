import type { Interval, ListSource } from '../../facts/bouncer'
import type { Notice } from './types'

const hour = 3600
/** Fits every plan of the Console (docs.crowdsec.net/u/integrations/intro: Community one pull in 24 h). */
export const integrationSeconds = 24 * hour

/** An interval in the unit of a bouncer's option. */
export function formatInterval(seconds: number, unit: Interval['unit']): string | number {
	switch (unit) {
		case 'seconds':
			return seconds
		case 'minutes':
			return Math.max(1, Math.round(seconds / 60))
		case 'duration':
			if (seconds % hour === 0) return `${seconds / hour}h`
			if (seconds % 60 === 0) return `${seconds / 60}m`
			return `${seconds}s`
		case 'cron':
			return seconds >= 24 * hour ? '0 3 * * *' : seconds >= hour ? '0 * * * *' : '*/5 * * * *'
	}
}

/** `10s`, `1h30m`, `500ms` or a bare number of seconds, in seconds; null when it is neither. */
export function parseInterval(text: string, unit: Interval['unit']): number | null {
	if (/^-?\d+(\.\d+)?$/.test(text)) return unit === 'minutes' ? Number(text) * 60 : unit === 'seconds' ? Number(text) : null
	if (unit !== 'duration' || !/^-?(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) return null
	const sizes: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: hour }
	let seconds = 0
	for (const [, number, size] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)) seconds += Number(number) * (sizes[size ?? 's'] ?? 1)
	return text.startsWith('-') ? -seconds : seconds
}

/** What a plan of the Console says to this interval; the list of a Security Engine of one's own has no such limit. */
export function planNotices(seconds: number, source: ListSource): readonly Notice[] {
	if (source === 'engine') return []
	if (seconds < hour)
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
