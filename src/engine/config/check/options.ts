import type { Bouncer, ConfigFile, Filling, Option } from '../../../facts/bouncer'

/** The option of that name, as the program compares names. */
export function optionOf(file: ConfigFile, key: string): Option | undefined {
	const wanted = key.toLowerCase()
	return (
		file.options.find((option) => (file.anyCase ? option.key.toLowerCase() === wanted : option.key === key)) ??
		file.options.find((option) => indexed(option.key, key))
	)
}

/** `hosts[].captcha.provider` and `hosts.0.captcha.provider` are the same. */
function indexed(option: string, key: string): boolean {
	return option.includes('[]') && option.replaceAll('[]', '') === key.replace(/\.\d+(?=\.|$)/g, '')
}

type Part = Extract<Filling, { readonly from: string }>['from']

/** Which options of a file a generator fills with parts of the address or with the key: what they are for. */
export function roleOf(bouncer: Bouncer, file: ConfigFile, key: string): Part | null {
	for (const { files } of bouncer.deployments) {
		for (const recipe of files) {
			if (recipe.kind !== 'settings' || recipe.file !== file.id) continue
			const line = recipe.lines.find((candidate) => candidate.key.toLowerCase() === key.toLowerCase() && 'from' in candidate.value)
			if (line && 'from' in line.value) return line.value.from
		}
	}
	return null
}
