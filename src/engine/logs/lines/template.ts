/** A template longer than this says no more to a reader. */
const longest = 200

/**
 * Masks what varies between two prints of one message, so that lines that no rule knows can be counted as one: times,
 * addresses, ids, numbers, quoted values. Order matters: the specific before the general.
 */
const masks: readonly (readonly [RegExp, string])[] = [
	[/^\S+\s+\|\s/, ''],
	[/\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
	[/\d\d[-/](?:\d\d|[A-Za-z]{3})[-/]\d{4}[: ]\d\d:\d\d:\d\d(?:\.\d+)?/g, '<time>'],
	[/(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d(?:\.\d+)?(?: \d{4})?/g, '<time>'],
	[/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<id>'],
	[/https?:\/\/[^\s"'\\]+/g, '<url>'],
	[/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<ip>'],
	[/\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}\b/gi, '<ip>'],
	[/\b[0-9a-f]{12,}\b/gi, '<hex>'],
	[/\d+/g, '<n>'],
	[/\s+/g, ' '],
]

/** The line with everything masked that varies. Two lines with the same template are the same message. */
export function templateOf(line: string): string {
	let text = line.slice(0, 2000)
	for (const [what, by] of masks) text = text.replace(what, by)
	return text.trim().slice(0, longest)
}
