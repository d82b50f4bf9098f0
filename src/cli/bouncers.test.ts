import { expect, test } from 'vitest'
import { bouncers } from './bouncers'

test('a word that would change nothing is refused', async () => {
	await expect(bouncers(['nginx'])).rejects.toThrow('bouncers: takes no word behind it (nginx)')
})
