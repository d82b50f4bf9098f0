import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type EnginePlaceId, type EngineTaskId, engineCommands, enginePlaceIds, enginePlaces, engineTasks } from './engine'

const docs = join(import.meta.dirname, '../../docs/troubleshooting')
const pages = readdirSync(docs)
	.filter((page) => page.endsWith('.mdx'))
	.map((page) => ({ page, text: readFileSync(join(docs, page), 'utf8') }))
const ids = Object.keys(engineTasks) as readonly EngineTaskId[]
const named = pages.flatMap(({ page, text }) =>
	[...text.matchAll(/<EngineCommand task="([^"]*)"/g)].flatMap(([, tasks = '']) => tasks.split(' ').map((task) => ({ page, task }))),
)

describe('commands of the engine', () => {
	test.each(ids)('%s has a command in each place', (id) => {
		for (const place of enginePlaceIds) expect(engineCommands(id, place), place).not.toEqual([])
	})

	test('words of cscli stand behind what reaches it', () => {
		expect(engineCommands('machines-list', 'host').map(({ run }) => run)).toEqual(['sudo cscli machines list'])
		expect(engineCommands('machines-list', 'kubernetes').map(({ run }) => run)).toEqual([
			'kubectl exec -n crowdsec deploy/crowdsec-lapi -- cscli machines list',
		])
		expect(engineCommands('metrics-acquisition', 'kubernetes').map(({ run }) => run)).toEqual([
			'kubectl exec -n crowdsec ds/crowdsec-agent -- cscli metrics show acquisition',
		])
	})

	test('nothing is called run where it was not', () => {
		const at = (place: EnginePlaceId) => ids.flatMap((id) => engineCommands(id, place))
		for (const place of ['windows', 'freebsd'] as const) for (const { run, ran } of at(place)) expect('not' in ran, run).toBe(true)
		for (const { run, ran } of at('docker')) expect(run === 'date -u' || ('within' in ran && ran.within?.startsWith('Docker ')), run).toBe(true)
		for (const { run, ran, click } of at('kubernetes'))
			expect((click && 'not' in ran) || ('within' in ran && ran.within?.startsWith('Kubernetes ')), run).toBe(true)
	})

	test.each(['host', 'docker', 'kubernetes'] as const)('in the place %s, at most one of five was not run', (place) => {
		const here = ids.flatMap((id) => engineCommands(id, place))
		const not = here.filter(({ ran }) => 'not' in ran)
		expect(not.length / here.length, not.map(({ run }) => run).join('\n')).toBeLessThanOrEqual(0.2)
	})

	test('a path of this place stands in its commands, not that of another', () => {
		for (const id of ids) {
			for (const { run } of engineCommands(id, 'freebsd')) expect(run).not.toMatch(/(?:^|[ '])\/etc\/crowdsec/)
			for (const { run } of engineCommands(id, 'windows')) expect(run).not.toContain('/etc/')
		}
		expect(enginePlaces.freebsd.files.config).toContain('/usr/local/etc/')
	})
})

describe('issue pages', () => {
	test('name tasks that exist', () => {
		expect(named.length).toBeGreaterThan(40)
		expect(named.filter(({ task }) => !ids.some((id) => id === task))).toEqual([])
	})

	test('use every task', () => {
		expect(ids.filter((id) => !named.some(({ task }) => task === id))).toEqual([])
	})

	test.each(pages.filter(({ page }) => /^issue_(?!integration_rc)/.test(page)))('$page has the parts of the first', ({ text }) => {
		const parts = ['trigger', 'root-causes', 'verify', 'related-issues', 'get-help']
		expect(parts.filter((part) => !text.includes(`{/* #${part} */}`))).toEqual([])
		expect(text).toContain('<IssueFacts')
	})
})
