/** A tag that is a release: numbers alone, behind the prefix of the repository. Trials (`-rc1`, `-beta`, `-freebsd`) are none. */
export function versionOf(tag: string, prefix = ''): string | undefined {
	const rest = tag.startsWith(prefix) ? tag.slice(prefix.length) : ''
	return /^v?\d+(?:\.\d+)+$/.test(rest) ? (rest.startsWith('v') ? rest : `v${rest}`) : undefined
}

/** Which of two versions is older, as `sort` asks it. What stands before or behind the numbers does not count. */
export function compareVersions(one: string, other: string): number {
	const [a, b] = [numbersOf(one), numbersOf(other)]
	for (let at = 0; at < Math.max(a.length, b.length); at++) {
		const difference = (a[at] ?? 0) - (b[at] ?? 0)
		if (difference !== 0) return difference
	}
	return 0
}

function numbersOf(version: string): readonly number[] {
	return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number)
}
