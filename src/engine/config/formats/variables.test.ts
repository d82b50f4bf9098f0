import { expect, test } from 'vitest'
import { hasComposeVariable, hasShellVariable } from './variables'

test('Compose fills in a name behind a sign that no other sign takes away', () => {
	for (const text of ['$KEY', '${KEY:-a}', 'http://${HOST}:8080', 'a$b', '$$$KEY']) expect(hasComposeVariable(text), text).toBe(true)
	for (const text of ['', 'a', '$', 'a$', '$1', '$(cat a)', '$$KEY', '$$$$KEY']) expect(hasComposeVariable(text), text).toBe(false)
})

test('a shell fills in arguments and what commands print as well, and nothing behind a backslash', () => {
	for (const text of ['$KEY', '${KEY}', 'a$b', '$1', '$(cat a)', '$$KEY', '\\\\$KEY']) expect(hasShellVariable(text), text).toBe(true)
	for (const text of ['', 'a', '$', 'a$', '$ ', '\\$KEY', '\\\\\\$KEY']) expect(hasShellVariable(text), text).toBe(false)
})
