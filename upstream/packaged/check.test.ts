import { describe, expect, it } from 'vitest'
import type { Option } from '../../src/facts/bouncer'
import { comparePackaged } from './check'
import { readLines, readYaml } from './read'

const option = (key: string, rest: Partial<Option> = {}): Option => ({ key, type: 'string', default: null, meaning: 'What it does.', source: [], ...rest })
const compare = (options: readonly Option[], text: string) =>
	comparePackaged('b main', options, readYaml(text), 'owner/name:b.yaml').map(({ name, says }) => [name, says])

describe('what the file of a package sets', () => {
	it.each([
		['as we say', option('mode', { packaged: 'file' }), 'mode: file\n'],
		['what is the default anyway', option('mode', { default: 'file' }), 'mode: file\n'],
		['nothing, and we say nothing', option('mode', { default: 'file' }), '# mode: stdout\n'],
		['a place to fill', option('mode'), 'mode: ${BACKEND}\n'],
		['in an entry of a list', option('hosts[].name', { packaged: 'a' }), 'hosts:\n  - name: a\n  - name: b\n'],
		['a list', option('chains', { packaged: ['INPUT', 'FORWARD'] }), 'chains:\n  - INPUT\n  - FORWARD\n'],
	])('%s', (_, ours, text) => {
		expect(compare([ours], text)).toEqual([])
	})

	it('differs', () => {
		const ours = [option('mode', { packaged: 'file' }), option('size', { default: 500 }), option('gone', { packaged: true })]
		expect(compare(ours, 'mode: stdout\nsize: 100\n')).toEqual([
			['mode', 'we say "file", the file sets "stdout"'],
			['size', 'we say 500, the file sets 100'],
			['gone', 'we say true, the file sets null'],
		])
	})

	it('may be lines of KEY=VALUE', () => {
		expect([...readLines('# KEY=never\nMODE=live\nURL=\nA=b=c \n')]).toEqual([
			['MODE', 'live'],
			['URL', ''],
			['A', 'b=c'],
		])
	})
})
