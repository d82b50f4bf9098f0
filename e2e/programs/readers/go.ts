import { readFileSync } from 'node:fs'
import { parser } from '@lezer/go'
import type { Leaf, Reader } from './reader'

/** A parser of Go from npm. Debian's compiler and CrowdSec's library would bring 392 packages for one file. */
export const lezerGo: Reader = {
	program: '@lezer/go',
	missing: null,
	version: () => (JSON.parse(readFileSync('node_modules/@lezer/go/package.json', 'utf8')) as { version: string }).version,
	read: (texts) => texts.map(fields),
}

/** Fields of struct literals that are given a literal. */
function fields(text: string): readonly Leaf[] | Error {
	const found: Leaf[] = []
	let broken: Error | null = null
	parser.parse(text).iterate({
		enter({ type, from, node }) {
			if (type.isError) broken = new Error(`no Go at ${from} of\n${text}`)
			if (type.name !== 'Element') return
			const [key, value] = [node.firstChild, node.lastChild]
			if (key?.name === 'Key' && value?.name === 'String') found.push([text.slice(key.from, key.to), JSON.parse(text.slice(value.from, value.to)) as string])
		},
	})
	return broken ?? found
}
