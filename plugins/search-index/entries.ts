import type { Bouncer } from '../../src/facts/bouncer'
import { bouncerOf, bouncers } from '../../src/facts/bouncers'
import { causeOf, causes } from '../../src/facts/causes'
import type { Rule } from '../../src/facts/errors/rule'
import { withdrawnNames } from '../../src/widgets/legacy-names/withdrawn'
import { type Entry, kindOfBouncers } from '../../src/widgets/search/word-search'

/** Headings of a page with the ids that are written beside them. */
export function headingsOf(mdx: string): readonly { readonly text: string; readonly anchor: string }[] {
	return [...mdx.matchAll(/^#{2,3} (?<text>.+?) \{\/\* #(?<anchor>[\w-]+) \*\/\}$/gm)].flatMap(({ groups }) =>
		groups?.text && groups.anchor ? [{ text: groups.text.replaceAll('`', ''), anchor: groups.anchor }] : [],
	)
}

/** The pages, those of bouncers with all names by which a reader may look for them. */
export function bouncerEntries(pages: readonly Entry[]): readonly Entry[] {
	return pages.map((page) => {
		const bouncer = bouncerOf(page.path.split('/').at(-1) ?? '')
		return bouncer && page.path.startsWith('/u/bouncers/') && !page.path.includes('#')
			? { ...page, title: bouncer.name, kind: kindOfBouncers, words: namesOf(bouncer) }
			: page
	})
}

function namesOf({ id, aliases, files, deployments }: Bouncer): string {
	const names = [
		id,
		...aliases,
		...files.flatMap(({ options }) => options.map(({ key }) => key)),
		...deployments.flatMap(({ name, files }) => [name, ...files.map(({ path }) => path)]),
	]
	return [...new Set(names)].join(' ')
}

/** Each cause with its list of messages. */
export function causeEntries(): readonly Entry[] {
	return causes
		.filter(({ group }) => group !== 'none')
		.map(({ id, title }) => ({ title, path: `/u/troubleshooting/errors?cause=${id}`, kind: 'Cause: its messages', words: id.replaceAll('-', ' ') }))
}

/** Names of older pages that nothing reads. */
export function legacyEntries(): readonly Entry[] {
	return withdrawnNames.map(({ name, anchor, meanings }) => ({
		title: name,
		path: `/u/troubleshooting/withdrawn_names#${anchor}`,
		kind: 'A name that nothing reads',
		words: [...new Set(meanings.map(({ instead }) => instead))].join(' ').slice(0, 200),
	}))
}

const namedBouncers = 3

export function messageEntries(rules: readonly Rule[]): readonly Entry[] {
	return rules.map(({ id, title, cause, bouncers: ids, match }) => {
		const names = ids.flatMap((one) => bouncers.find((bouncer) => bouncer.id === one)?.name ?? [])
		const said = new Set(title.toLowerCase().split(/\s+/))
		// Of the fragments, what the title does not say already.
		const fragments = match.flatMap(({ all }) => all.flatMap((text) => text.split(/\s+/))).filter((word) => !said.has(word.toLowerCase()))
		return {
			title,
			path: `/u/troubleshooting/errors/${id}`,
			kind: `${causeOf(cause).title}${names.length === 0 ? '' : ` · ${names.length > namedBouncers ? `${names.length} bouncers` : names.join(', ')}`}`,
			words: [...new Set([...ids, ...fragments])].join(' '),
		}
	})
}
