import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { luaConfig } from './lua'

const tree = treeOf({
	'config.lua': `local valid_params = {'ENABLED', 'URL', 'MODE', 'KINDS'}
local valid_int_params = {'TIMEOUT'}
local valid_kinds = {'a', 'b'}
local valid_truefalse_values = {'false', 'true'}
local default_values = {
    ['ENABLED'] = "true",
    ['MODE'] = "stream",
    ['TIMEOUT'] = 500,
    ['KINDS'] = {},
}
if key == "ENABLED" then
    if not has_value(valid_truefalse_values, value) then
    end
elseif key == "KINDS" then
    if not has_value(valid_kinds, value) then
    end
elseif key == "MODE" then
    if not has_value({'stream', 'live'}, value) then
    end
end
`,
})

describe('settings of a Lua library', () => {
	const options = luaConfig('config.lua')(tree, { wanted: [], others: [] })

	it('are those of its two lists, with their defaults', () => {
		expect(options.map(({ name, default: value }) => [name, value])).toEqual([
			['ENABLED', true],
			['URL', null],
			['MODE', 'stream'],
			['KINDS', []],
			['TIMEOUT', 500],
		])
	})

	it('take the values that are looked for', () => {
		expect(options.map(({ allowed }) => allowed)).toEqual([undefined, undefined, ['stream', 'live'], ['a', 'b'], undefined])
	})

	it('are missed loudly when the list is gone', () => {
		expect(() => luaConfig('config.lua')(treeOf({ 'config.lua': '' }), { wanted: [], others: [] })).toThrow('no table default_values')
	})
})
