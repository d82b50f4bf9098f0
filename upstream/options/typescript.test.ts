import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { typescriptMembers } from './typescript'

const nothing = { wanted: [], others: [] }

describe('settings of a TypeScript program', () => {
	const tree = treeOf({
		'types.ts':
			'type Level = "a" | "b"\nexport type Settings = {\n    url: string // never: this\n    level?: Level\n} & More\nexport interface More extends Base {\n    readonly key: string\n}\n',
		'client.ts': 'function stream(\n    optionsParam?: {\n        interval?: number\n    },\n) {}\n',
	})

	it.each([
		['types.ts', 'Settings', ['url', 'level']],
		['types.ts', 'More', ['key']],
		['client.ts', 'optionsParam', ['interval']],
	])('%s: %s', (file, name, members) => {
		expect(typescriptMembers(file, name)(tree, nothing).map(({ name }) => name)).toEqual(members)
	})

	it('have the line and what is put before them', () => {
		expect(typescriptMembers('types.ts', 'More', 'auth.')(tree, nothing)).toEqual([{ name: 'auth.key', file: 'types.ts', line: 7 }])
		expect(() => typescriptMembers('types.ts', 'Gone')(tree, nothing)).toThrow('no type Gone')
	})
})
