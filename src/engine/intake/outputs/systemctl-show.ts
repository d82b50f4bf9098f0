import type { OutputReader, UnitState } from './output'

const property = /^(?<name>[A-Z]\w{1,60})=(?<value>.*)$/

/** `systemctl show UNIT`: one property a line; a blank line between units. */
export const systemctlShow: OutputReader<'systemctl-show'> = {
	id: 'systemctl-show',
	command: /^systemctl (?:-\S{1,60} ){0,5}show\b/,
	begins: [/^(?:Type|Id|LoadState|ActiveState|Restart|ExecMainStartTimestamp)=\S/],
	read(lines) {
		const values = new Map<string, { readonly value: string; readonly at: number }>()
		let length = 0
		for (; length < lines.length; length++) {
			const { name, value } = property.exec(lines.at(length) ?? '')?.groups ?? {}
			if (name === undefined || value === undefined) break
			values.set(name, { value, at: length })
		}
		const active = values.get('ActiveState')
		if (length < 2 || !active) return { nothingIn: length }
		const name = (values.get('Id')?.value ?? '').replace(/\.service$/, '')
		const state = stateOf(active.value, values.get('SubState')?.value, values.get('LoadState')?.value)
		const number = (key: string) => (values.has(key) ? Number(values.get(key)?.value) : null)
		const what: UnitState | null = state && { kind: 'unit', name, state, exitCode: number('ExecMainStatus'), restarts: number('NRestarts') }
		return { length, subject: name === '' ? null : name, sightings: what ? [{ at: active.at, what }] : [], logs: [] }
	},
}

function stateOf(active: string, sub: string | undefined, load: string | undefined): UnitState['state'] | null {
	if (load === 'not-found') return 'missing'
	if (load === 'masked') return 'masked'
	if (sub === 'auto-restart') return 'failed'
	switch (active) {
		case 'active':
		case 'failed':
		case 'inactive':
			return active
		case 'activating':
			return 'starting'
		default:
			return null
	}
}
