import { visible } from './visible'

/** All that CommonMark, or a reader of it, takes for the end of a line. */
const lineEnds = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g

/** Lines of a log as a block of Markdown that they cannot leave: one line stays one, and the fence is longer than any in them. */
export function codeBlock(lines: readonly string[]): readonly string[] {
	const inside = lines.map(oneLine)
	const longest = Math.max(2, ...inside.flatMap((line) => (line.match(/`+/g) ?? []).map((ticks) => ticks.length)))
	const fence = '`'.repeat(longest + 1)
	return [fence, ...inside, fence]
}

/** Words outside of a block: they mention nobody and make no markup of their own. */
export function plainWords(text: string): string {
	return oneLine(text).replaceAll('@', '@\u200B').replaceAll('](', ']\u200B(').replaceAll('<', '‹').replaceAll('>', '›')
}

function oneLine(text: string): string {
	return visible(text.replace(lineEnds, ' '))
}
