import type { ReactNode } from 'react'
import type { Bouncer } from '../../facts/bouncer'
import { CodeText } from '../parts'
import { Variants } from '../variants'

/** Which option holds the address and the key, and in which form. */
export function EndpointForm({ bouncer: only }: { readonly bouncer?: string }): ReactNode {
	return (
		<Variants label="Address and key, by bouncer" bouncer={only}>
			{(bouncer) => (
				<>
					<p>
						Address: <code>{bouncer.endpoint.option}</code>, {form(bouncer)}. Key: <code>{bouncer.keyOption}</code>.
						{bouncer.interval && (
							<>
								{' '}
								Interval: <code>{bouncer.interval.option}</code>, {unit(bouncer.interval.unit)}, {bouncer.interval.default} when it is not set.
							</>
						)}
					</p>
					<p>
						With the full path in it: <CodeText text={bouncer.endpoint.fullPath} />
					</p>
					<p>
						Trailing slash: <CodeText text={bouncer.endpoint.slash} />
					</p>
				</>
			)}
		</Variants>
	)
}

function form({ endpoint }: Bouncer): ReactNode {
	switch (endpoint.form) {
		case 'base':
			return (
				<>
					the address as the Console shows it; <code>{endpoint.appends}</code> is appended by the program
				</>
			)
		case 'base-slash':
			return (
				<>
					the address with a slash at its end; <code>{endpoint.appends}</code> is appended by the program
				</>
			)
		case 'parts':
			return (
				<>
					scheme, host and path in options of their own; <code>{endpoint.appends}</code> is appended by the program
				</>
			)
		case 'host':
			return 'host and port only'
	}
}

function unit(unit: NonNullable<Bouncer['interval']>['unit']): string {
	switch (unit) {
		case 'seconds':
			return 'a bare number of seconds'
		case 'minutes':
			return 'a bare number of minutes'
		case 'duration':
			return 'with its unit (s, m, h)'
		case 'cron':
			return 'a cron schedule'
	}
}
