import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { valuesIn } from './values'

describe('values that a source lists', () => {
	const tree = treeOf({ 'captcha.lua': 'local urls = {}\nurls["a"] = "x"\nurls["b"] = "y"\nkeys["c"] = "z"\nurls["a"] = "x"\n' })
	const read = (pattern: RegExp) => valuesIn('captcha.lua', pattern, 'PROVIDER', 'OTHER')(tree, { wanted: [], others: [] })

	it('are each told once, for each option that takes them', () => {
		expect(read(/urls\["(\w+)"\]/g)).toEqual([
			{ name: 'PROVIDER', allowed: ['a', 'b'], file: 'captcha.lua', line: 2 },
			{ name: 'OTHER', allowed: ['a', 'b'], file: 'captcha.lua', line: 2 },
		])
	})

	it('are missed loudly when they are gone', () => {
		expect(() => read(/links\["(\w+)"\]/g)).toThrow('no longer lists the values of PROVIDER, OTHER')
	})
})
