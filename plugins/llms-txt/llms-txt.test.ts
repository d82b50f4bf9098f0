import { describe, expect, it } from 'vitest'
import { listOf } from '.'

describe('llms.txt', () => {
	it('lists every page once, under its heading, by path', () => {
		const text = listOf('Title', 'Summary.', 'https://example.com', [
			{ title: 'B', description: 'Second.', path: '/u/troubleshooting/errors/go/b' },
			{ title: '[error] A', description: 'First.', path: '/u/troubleshooting/errors/go/a' },
			{ title: 'NGINX', description: 'A bouncer.', path: '/u/bouncers/nginx' },
			{ title: 'Offline', description: 'An issue.', path: '/u/troubleshooting/issue' },
		])
		expect(text).toBe(`# Title

> Summary.

## Issues and tools

- [Offline](https://example.com/u/troubleshooting/issue): An issue.

## Bouncers

- [NGINX](https://example.com/u/bouncers/nginx): A bouncer.

## Log messages

- [\\[error\\] A](https://example.com/u/troubleshooting/errors/go/a): First.
- [B](https://example.com/u/troubleshooting/errors/go/b): Second.
`)
	})
})
