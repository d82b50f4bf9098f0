import { expect, it } from 'vitest'
import { lacking } from './installed'

it('looks for each command, not for the first one only', () => {
	expect(lacking('sh', 'env')).toBeUndefined()
	expect(lacking('sh', 'no-such-command', 'env')).toBe('no-such-command')
})
