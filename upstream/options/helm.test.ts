import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { helmValues } from './helm'

describe('values of a Helm chart', () => {
	it('are the leaves below a key; a mapping may count as one', () => {
		const tree = treeOf({ 'values.yaml': 'replicas: 1\nconfig:\n  server:\n    port: 8080 # the port\n  proxies: []\n  tlsRef:\n    name: ""\n' })
		expect(helmValues('values.yaml', 'config', (name) => name === 'tlsRef')(tree, { wanted: [], others: [] })).toEqual([
			{ name: 'server.port', default: 8080, file: 'values.yaml', line: 4 },
			{ name: 'proxies', default: [], file: 'values.yaml', line: 5 },
			{ name: 'tlsRef', file: 'values.yaml', line: 6 },
		])
	})
})
