// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { storageKeys } from './keys'

beforeEach(() => vi.resetModules())
afterEach(() => {
	cleanup()
	localStorage.clear()
	window.history.replaceState(null, '', '/')
})

/** A fresh page with this address: what is chosen on it, and what it keeps. */
async function opened(query: string): Promise<{ readonly deployment: string | null; readonly kept: string | null }> {
	window.history.replaceState(null, '', `/u/troubleshooting${query}`)
	const { useSelection } = await import('./use-selection')
	const { deployment } = renderHook(() => useSelection().selection).result.current
	return { deployment, kept: localStorage.getItem(storageKeys.deployment) }
}

test('a deployment of a link is chosen and kept', async () => {
	expect(await opened('?bouncer=firewall&deployment=deb-iptables')).toEqual({ deployment: 'deb-iptables', kept: 'deb-iptables' })
})

test.each(['"]{}</style><script>alert(1)</script>', 'x'.repeat(41), 'a b', '__proto__', '../x', 'Ünï'])('%j is neither chosen nor kept', async (text) => {
	expect(await opened(`?${new URLSearchParams({ bouncer: 'firewall', deployment: text })}`)).toEqual({ deployment: null, kept: null })
})

test('what an earlier version kept is not taken either', async () => {
	localStorage.setItem(storageKeys.bouncer, 'firewall')
	localStorage.setItem(storageKeys.deployment, '"]{}</style>')
	expect(await opened('')).toEqual({ deployment: null, kept: null })
})

test('what a log named is no choice of the reader, not after a reload either', async () => {
	const { useSelection } = await import('./use-selection')
	const { result } = renderHook(() => useSelection())
	act(() => result.current.choose({ bouncer: 'nginx' }))
	act(() => result.current.choose({ bouncer: 'caddy', told: true }))
	expect(result.current.selection).toEqual(expect.objectContaining({ bouncer: 'caddy', own: 'nginx' }))
	vi.resetModules()
	const reloaded = await import('./use-selection')
	const { selection, choose } = renderHook(() => reloaded.useSelection()).result.current
	expect(selection).toEqual(expect.objectContaining({ bouncer: 'caddy', own: null }))
	act(() => choose({ bouncer: 'caddy' }))
	expect(localStorage.getItem(storageKeys.told)).toBeNull()
})
