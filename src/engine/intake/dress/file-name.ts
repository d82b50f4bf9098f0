const longestLine = 400
const between = /[\s"'`()*,;|&<>[\]{}=]+/
const path = /^[\w.~@+:\\/-]{1,300}$/
/** Names that files of settings and logs have. */
const base =
	/(?:^|[\\/])(?:[\w.@+-]+\.(?:ya?ml|conf|cfg|env|toml|php|json|ini|service|log|local|caddyfile|example)|\.env(?:\.\w+)?|Caddyfile|Dockerfile|(?:docker-)?compose)$/i

/** The last file that a line of text names; null where it names none. */
export function fileNameIn(text: string): string | null {
	if (text.length > longestLine) return null
	const words = text.split(between).map((word) => word.replace(/[:.]+$/, ''))
	return words.findLast((word) => path.test(word) && base.test(word) && !word.includes('://')) ?? null
}

/** Whether a file of that name holds log lines. */
export function isLogName(name: string): boolean {
	return /\.log(?:\.\d+)?$|^\/var\/log\/|(?:^|\/)(?:syslog|messages|error_log|access_log)$/.test(name)
}
