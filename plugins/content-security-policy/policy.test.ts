import { expect, test } from 'vitest'
import { hostFiles } from './host-files'
import { answerPolicy, closedWorkerPolicy, pagePolicy, scriptHashes } from './policy'
import { siteHeaders } from './site-headers'

const empty = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
const headers = siteHeaders('/help/', ['assets/js/0a1b2c3d.js', 'assets/js/4e5f6a7b.js'], [empty])

test('an inline script runs by its hash; structured data and files have none', () => {
	const html = '<script></script><script src="/a.js"></script><script type="application/ld+json">{}</script><script data-x></script>'
	expect(scriptHashes(html)).toEqual([empty])
	expect(pagePolicy(html)).toContain(`script-src 'self' '${empty}';`)
})

test('only a thread that compiles WebAssembly may, and none may evaluate text', () => {
	expect(pagePolicy('')).not.toContain('wasm')
	for (const policy of [answerPolicy([]), closedWorkerPolicy()]) expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
	for (const policy of [pagePolicy(''), answerPolicy([empty]), closedWorkerPolicy()]) {
		expect(policy).not.toContain("'unsafe-eval'")
		expect(policy).not.toMatch(/https?:|\*/)
		expect(policy).toContain("default-src 'none'")
	}
})

test('a worker of ours can ask nobody', () => {
	expect(closedWorkerPolicy()).toContain("connect-src 'none'")
})

test('only a header can forbid frames', () => {
	expect(answerPolicy([])).toContain("frame-ancestors 'none'")
	expect(pagePolicy('')).not.toContain('frame-ancestors')
})

test('every host has every header, and the policy of every worker', () => {
	for (const { path, content } of hostFiles(headers)) {
		for (const [name, value] of Object.entries(headers.everywhere)) {
			expect(content, path).toContain(name)
			expect(content, path).toContain(value)
		}
		expect(content, path).toContain(headers.closedWorkers.policy)
		for (const worker of ['0a1b2c3d', '4e5f6a7b']) expect(content, path).toContain(worker)
	}
})

test('Cloudflare Pages takes lines of 2000 characters and 100 rules (developers.cloudflare.com/pages/configuration/headers)', () => {
	const rules =
		hostFiles(headers)
			.find(({ path }) => path === '_headers')
			?.content.split('\n') ?? []
	expect(rules.filter((line) => line.startsWith('/'))).toEqual(['/help/*', '/help/assets/*', '/help/assets/js/0a1b2c3d.js', '/help/assets/js/4e5f6a7b.js'])
	for (const line of rules) expect(line.length).toBeLessThan(2000)
})
