import { otherBouncers } from '../../../facts/other-bouncers'

/** A settings file of a bouncer that others write, by a name at its top that only it has; null for everything else. */
export function otherFileOf(text: string): { readonly name: string; readonly line: number } | null {
	if (!/crowdsec|lapi/i.test(text)) return null
	for (const [at, line] of text.split('\n').entries()) {
		const setting = /^(?<setting>[a-z]\w*):/.exec(line)?.groups?.setting
		const other = setting === undefined ? undefined : otherBouncers.find((one) => one.setting !== undefined && setting.startsWith(one.setting))
		if (other) return { name: other.name, line: at + 1 }
	}
	return null
}
