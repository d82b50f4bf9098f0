import { describe, expect, test } from 'vitest'
import { bouncerOf } from './bouncers'
import { concepts } from './concepts'

function filesWith(id: string, key: string): readonly string[] {
	return (bouncerOf(id)?.files ?? []).flatMap((file) => (file.options.some((option) => option.key === key) ? [file.id] : []))
}

const spelled = concepts.flatMap((concept) => concept.spellings.flatMap(({ key, of }) => of.map((bouncer) => ({ concept: concept.id, key, bouncer }))))

test.each(spelled)('$concept: $key is an option of $bouncer', ({ key, bouncer }) => {
	expect(filesWith(bouncer, key)).not.toEqual([])
})

test('an option means one thing', () => {
	const names = spelled.map(({ bouncer, key }) => `${bouncer} ${key}`)
	expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('a file has one option for one thing', () => {
	const places = spelled.flatMap(({ concept, bouncer, key }) => filesWith(bouncer, key).map((file) => `${concept} ${bouncer}/${file}`))
	expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([])
})

describe('words', () => {
	test.each(concepts.filter(({ value }) => value === 'word').map((concept) => [concept.id, concept] as const))(
		'%s: every allowed value is known',
		(_id, concept) => {
			const known = Object.values(concept.words ?? {}).flat()
			expect(known.length).toBeGreaterThan(0)
			for (const { key, of } of concept.spellings)
				for (const id of of) {
					const options = (bouncerOf(id)?.files ?? []).flatMap((file) => file.options.filter((option) => option.key === key))
					for (const allowed of options.flatMap((option) => option.allowed ?? []))
						if (allowed !== '' && allowed !== 'custom') expect(known, `${id} ${key}`).toContain(String(allowed).toLowerCase())
				}
		},
	)
})
