import type { HostModule } from '../../../facts/bouncer'
import { optionOf } from '../document/options'
import { type Item, type Reading, readerOf } from '../document/reading'
import { Places } from '../formats/places'
import { servicesIn } from '../recognise/services'
import { withoutMarks } from '../recognise/template-marks'
import type { Edit } from '../types'
import { type Declaration, declarationsIn } from './host-module'
import type { Found } from './judge'

/** Settings of the bouncer below one name of the administrator's. */
interface Block {
	readonly name: string
	/** Levels above the name. */
	readonly above: readonly string[]
	readonly items: readonly [Item, ...Item[]]
}

/**
 * Settings that stand below another name than the one by which the same text declares the bouncer to its host program. Where a text
 * holds one half of the configuration alone nothing is said: the name may be right in the other one.
 */
export function undeclaredNames(text: string, reading: Reading): readonly Found[] {
	const { bouncer, syntax } = reading
	const host = bouncer.hostModule
	if (!host || syntax.length > 0 || !text.toLowerCase().includes(host.module)) return []
	const blocks = blocksIn(reading)
	const marked = withoutMarks(text)
	if (blocks.length === 0 || marked.isTemplate || hostsIn(marked.text, reading) > 1) return []
	const entries = new Set(
		readerOf(marked.text)
			.readings(bouncer)
			.map((one) => one.entries),
	)
	const all = declarationsIn(text, [...entries].flat(), host)
	const own = [...new Set(all.flatMap(({ name, module }) => (module?.toLowerCase() === host.module ? name : [])))]
	const [only, ...others] = own
	if (only === undefined) return []
	// Of flags in several cases the host takes the one that it sorts first.
	const isWrittenAlike = all.every(({ name }) => name === only || !isSame(name, only))
	const levels = new Set(reading.entries.flatMap(({ path }) => path.map((_, at) => levelOf(path.slice(0, at + 1)))))
	const places = new Places(text)
	const isDeclared = declaredBy(all, reading)
	return blocks.flatMap((block): readonly Found[] => {
		if (isDeclared(block.name)) return []
		const written = placesOf(block, text, places)
		const isFree = isSame(block.name, only) || !levels.has(levelOf([...block.above, only]))
		const edits = others.length === 0 && isFree && isWrittenAlike ? written.map(([from, to]): Edit => ({ from, to, text: only })) : []
		const [first] = written
		return [
			{
				problem: {
					code: 'name-not-declared',
					severity: 'error',
					...(first ? places.at(first[0]) : { line: block.items[0].line, column: block.items[0].column }),
					key: block.name,
					...wordsFor(block.name, own, host),
				},
				item: null,
				repair: edits.length > 0 ? { kind: 'edits', edits } : null,
			},
		]
	})
}

/** Each of the settings tells them, and a text can hold a thousand of both. */
const mostNamed = 5

function wordsFor(name: string, own: readonly string[], { effect }: HostModule): { readonly message: string; readonly fix: string } {
	const more = own.length - mostNamed
	const names = [...own.slice(0, mostNamed).map((one) => `\`${one}\``), ...(more > 0 ? [`${more} more`] : [])].join(' and ')
	return {
		message: `Nothing declares a plugin of the name \`${name}\`: this text declares the bouncer as ${names}. ${effect}.`,
		fix: own.length === 1 ? `Write ${names} in its place.` : 'Declare the bouncer once, and write that name here.',
	}
}

/** Whether a name is declared: in files case counts, in flags, labels and variables it does not. */
function declaredBy(declarations: readonly Declaration[], { format }: Reading): (name: string) => boolean {
	const exact = new Set<string>()
	const inAnyCase = new Set<string>()
	for (const declared of declarations) {
		if (declared.exact && format.traits.ofContainer === undefined) exact.add(declared.name)
		else inAnyCase.add(declared.name.toLowerCase())
	}
	return (name) => exact.has(name) || inAnyCase.has(name.toLowerCase())
}

/** Other modules of the host have switches and levels of logging too, so one setting must name CrowdSec. */
const ofCrowdSec = /crowdsec/i

function blocksIn({ file, items }: Reading): readonly Block[] {
	const level = file.root?.split('.').at(-2)?.toLowerCase()
	const blocks = new Map<string, [Item, ...Item[]]>()
	for (const item of items) {
		const above = aboveOf(item)
		if (above.at(-2)?.toLowerCase() !== level || item.broughtIn !== undefined) continue
		const id = JSON.stringify([item.document ?? 0, item.block ?? 0, above])
		const own = blocks.get(id)
		if (own) own.push(item)
		else blocks.set(id, [item])
	}
	return [...blocks.values()].flatMap((own): readonly Block[] => {
		const above = aboveOf(own[0])
		const name = above.at(-1) ?? ''
		if (!/^[\w-]+$/.test(name) || !own.some(({ key }) => ofCrowdSec.test(key) && optionOf(file, key))) return []
		return [{ name, above: above.slice(0, -1), items: own }]
	})
}

function aboveOf({ path, key }: Item): readonly string[] {
	return path.slice(0, path.length - key.split('.').length)
}

function levelOf(path: readonly string[]): string {
	return path.join('\n').toLowerCase()
}

function isSame(a: string, b: string): boolean {
	return a.toLowerCase() === b.toLowerCase()
}

/** Programs of the host in containers: each has a configuration of its own, and nobody sees which of them reads the settings. */
function hostsIn(text: string, { bouncer }: Reading): number {
	const hosts = bouncer.images?.filter(({ hostOf }) => hostOf).map(({ repository }) => repository) ?? []
	return servicesIn(text).filter(({ image }) => hosts.includes(image?.toLowerCase().split('/').at(-1)?.split(/[:@]/)[0] ?? '')).length
}

type Place = readonly [from: number, to: number]

/** Every place where the name is written for these settings; none where one of them cannot be told. */
function placesOf({ name, above, items }: Block, text: string, lines: Places): readonly Place[] {
	const found = new Map<number, Place>()
	const below: Item[] = []
	for (const item of items) {
		const start = lines.offset(item.line, 1)
		const place = dotted(text, start, item.range?.[0] ?? lines.lineEnd(start), above.at(-1) ?? '', name)
		if (place) found.set(place[0], place)
		else below.push(item)
	}
	const [first] = below
	if (first) {
		// Levels below this one can have a line of their own, with the name in it.
		const place = below.some(({ key }) => key.includes('.')) ? null : lineAbove(text, lines, first.line, above.at(-1) ?? '', name)
		if (!place) return []
		found.set(place[0], place)
	}
	return [...found.values()].sort(([a], [b]) => a - b)
}

/** `plugin.name.` on a part of a line: of a label, of a name with dots, of the head of a table. */
function dotted(text: string, start: number, end: number, level: string, name: string): Place | null {
	const part = text.slice(start, end)
	for (const quote of ['', '"', "'"]) {
		const at = part.indexOf(`${level}.${quote}${name}${quote}`)
		const from = at + level.length + 1 + quote.length
		if (at >= 0 && /[.\]]/.test(part.charAt(from + name.length + quote.length))) return [start + from, start + from + name.length]
	}
	return null
}

export const levelAlone = /^(\s*["']?)([\w-]+)["']?\s*:\s*(?:\{\s*)?(?:#.*)?$/

/** The line right above the first setting, but for remarks, where it is that of the name. */
function lineAbove(text: string, lines: Places, line: number, level: string, name: string): Place | null {
	for (let at = line - 1; at > 0; at--) {
		const start = lines.offset(at, 1)
		const end = lines.lineEnd(start)
		const written = text.slice(start, end)
		if (/^\s*(?:#|$)/.test(written)) continue
		if (/^\s*\[/.test(written)) return dotted(text, start, end, level, name)
		const [, head = '', key] = levelAlone.exec(written) ?? []
		return key === name ? [start + head.length, start + head.length + name.length] : null
	}
	return null
}
