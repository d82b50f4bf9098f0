import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isProblem } from '../../src/facts/causes'
import { confirmations } from '../../src/facts/confirm'
import { errorPagesFolder, readErrorPages } from './read-pages'

const root = process.cwd()
const rules = await readErrorPages(root)
const pages = rules.map((rule) => {
	const path = `${errorPagesFolder}/${rule.id}.mdx`
	const text = readFileSync(join(root, path), 'utf8')
	return { rule, path, body: text.slice(text.indexOf('\n---\n', 4) + 5) }
})

/** Pages of the site by their address, from the files below `docs`. */
const addresses = new Set(
	readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.mdx?$/.test(file))
		.map((file) =>
			`/u/${file
				.replaceAll('\\', '/')
				.replace(/\.mdx?$/, '')
				.replace(/(^|\/)index$/, '')}`.replace(/\/$/, ''),
		),
)

/** Networks that belong to nobody in particular: documentation, private use, loopback, link-local, and well-known resolvers. */
const ownAddress =
	/^(?:0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|255\.|1\.1\.1\.1$|8\.8\.8\.8$|9\.9\.9\.9$)/
const ownAddress6 = /^(?:2001:db8:|::1?$|::ffff:|f[cd][0-9a-f]{2}:|fe80:)/i

/** Hosts that samples may name: documentation names, names inside a network, CrowdSec's own, and services that bouncers call. */
const ownHost =
	/(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|local|localhost|internal|lan|home\.arpa|crowdsec\.net|admin\.api|amazonaws\.com|cloudflare\.com|fastly\.com|google\.com|hcaptcha\.com|github\.com|openresty\.org|traefik\.io|magento\.com)$/i

describe('error pages', () => {
	it('are there', () => {
		expect(pages.length).toBeGreaterThan(800)
	})

	it('lead nowhere into the void', () => {
		expect(complaints(deadLinks).join('\n')).toBe('')
	})

	it('say how to confirm and how to fix a problem', () => {
		const incomplete = ({ rule, body }: Page): readonly string[] => {
			if (!isProblem(rule.cause)) return body.includes('<Confirm />') ? ['<Confirm /> is for problems'] : []
			const confirmed = body.includes('## Confirm it') || confirmations[rule.cause] !== null
			// The order of the headings is that of the reader's steps; without a heading the page gets the step from the facts, below its own words.
			const order = body.includes('## Confirm it') || !body.includes('## Fix it')
			return [...(confirmed ? [] : ['cannot be confirmed']), ...(order ? [] : ['needs `## Confirm it` and `<Confirm />` before `## Fix it`'])]
		}
		expect(complaints(incomplete).join('\n')).toBe('')
	})

	it('have a fix of their own where they name a fault, in words', () => {
		const fixless = ({ rule, body }: Page): readonly string[] => {
			if (!isProblem(rule.cause) || (rule.role !== 'root' && rule.role !== 'consequence')) return []
			const [, own = ''] = /^## Fix it\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(body) ?? []
			return own.replace(/<[^>]*>/g, '').trim() === '' ? ['has no words of its own below `## Fix it`'] : []
		}
		expect(complaints(fixless).join('\n')).toBe('')
	})

	it('name sources with repository and path', () => {
		const source = /^(?:[\w.-]+\/[\w.-]+:[\w./@-]+|https:\/\/[\w.-]+\/\S+)$/
		expect(complaints(({ rule }) => rule.source.filter((text) => !source.test(text))).join('\n')).toBe('')
	})

	it('show documentation names and addresses only', () => {
		expect(complaints(foreignNames).join('\n')).toBe('')
	})

	it('show nothing that could be a key', () => {
		expect(
			complaints((page) => [...shownText(page).matchAll(/(?<![\w/-])[A-Za-z0-9_-]{32,}(?![\w/-])/g)].map(([text]) => text).filter(isRandom)).join('\n'),
		).toBe('')
	})
})

type Page = (typeof pages)[number]

function complaints(check: (page: Page) => readonly string[]): readonly string[] {
	return pages.flatMap((page) => check(page).map((found) => `${page.path}: ${found}`))
}

function samplesOf({ rule }: Page): string {
	return [...rule.samples.match, ...rule.samples.not].join('\n')
}

function shownText(page: Page): string {
	return `${samplesOf(page)}\n${page.body}`
}

function deadLinks({ path, body }: Page): readonly string[] {
	return [...body.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => target)
		.filter((target) => {
			if (/^(?:https|mailto):/.test(target)) return false
			const [to = '', anchor] = target.split('#')
			const file = /\.mdx?$/.test(to) ? normalize(join(root, dirname(path), to)) : null
			if (file === null ? to !== '' && !addresses.has(to.replace(/\/$/, '')) : !existsSync(file)) return true
			return anchor !== undefined && !anchorsOf(file === null ? body : readFileSync(file, 'utf8')).includes(anchor)
		})
}

function foreignNames(page: Page): readonly string[] {
	const text = shownText(page)
	const numbers = [...text.matchAll(/(?<![\d.v/-])(?:\d{1,3}\.){3}\d{1,3}(?![\d.-])/g)]
		.map(([address]) => address)
		.filter((address) => !ownAddress.test(address))
	const numbers6 = [...text.matchAll(/(?<![\w:.])(?!20\d\d:\d\d:\d\d:\d\d)(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}(?![\w:])/gi)]
		.map(([address]) => address)
		.filter((address) => !ownAddress6.test(address))
	const hosts = [...samplesOf(page).matchAll(/(?:https?:\/\/(?:[^\s/@"']+@)?|[\w.+-]@)([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})/gi)]
		.map(([, host = '']) => host)
		.filter((host) => !ownHost.test(host))
	return [...numbers, ...numbers6, ...hosts]
}

/** Ids of the headings of a page, as Docusaurus makes them. */
function anchorsOf(text: string): readonly string[] {
	return [...text.matchAll(/^#{2,6} (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\w\s-]/g, '')
			.trim()
			.replace(/\s+/g, '-'),
	)
}

/** Letters and digits mixed in no visible order, as in keys and tokens; words, names of options, counted digits and UUIDs are not. */
function isRandom(text: string): boolean {
	if (!/\d/.test(text) || !/[a-z]/i.test(text)) return false
	if (/0123456789abcdef|x{4}|(.)\1{5}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i.test(text)) return false
	const switches = [...text].filter((character, at) => at > 0 && /\d/.test(character) !== /\d/.test(text[at - 1] ?? '')).length
	return switches >= 6
}
