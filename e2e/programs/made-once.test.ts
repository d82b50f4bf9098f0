import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { madeOnce } from './made-once'

const kind = `try${process.pid}`
const made: string[] = []
const make = (path: string) => writeFileSync(path, '')
afterAll(() => {
	for (const path of made) rmSync(path, { recursive: true, force: true })
})

it('makes it once, and again with other contents, whose place it takes', () => {
	const first = madeOnce(kind, 'a b', make, '.tar')
	made.push(first)
	expect(basename(first)).toMatch(new RegExp(`^bouncer-doctor-${kind}-[0-9a-f]{12}\\.tar$`))
	const never = () => expect.unreachable()
	expect(madeOnce(kind, 'a b', never, '.tar')).toBe(first)
	const second = madeOnce(kind, 'a c', make, '.tar')
	made.push(second)
	expect([first, second].map((path) => existsSync(path))).toEqual([false, true])
})

it('keeps nothing of what could not be made', () => {
	let growing = ''
	const fail = (path: string) => {
		growing = path
		mkdirSync(path)
		throw new Error('no network')
	}
	expect(() => madeOnce(`${kind}x`, 'a', fail)).toThrow('no network')
	expect(existsSync(growing)).toBe(false)
})
