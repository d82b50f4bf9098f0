import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { upstream } from '../src/facts/upstream'
import { checkoutsFromGitHub, checkoutsIn, Opened } from './checkout'

const repository = 'crowdsecurity/cs-firewall-bouncer'
const folder = mkdtempSync(join(tmpdir(), 'upstream-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(path: string, text: string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true })
	writeFileSync(join(folder, path), text)
}

function git(...args: readonly string[]): void {
	execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main', ...args], { cwd: folder, stdio: 'ignore' })
}

describe('checkouts in a folder', () => {
	it.each(['plain/crowdsecurity+cs-firewall-bouncer', 'nested/crowdsecurity/cs-firewall-bouncer', 'short/cs-firewall-bouncer'])(
		'reads plain files: %s',
		async (place) => {
			write(`${place}/pkg/config.go`, 'package pkg\n')
			const tree = await checkoutsIn([join(folder, place.split('/')[0] ?? '')], 'pinned').open(repository)
			expect(tree?.files()).toEqual(['pkg/config.go'])
			expect(tree?.read('pkg/config.go')).toBe('package pkg\n')
			expect(tree?.read('pkg')).toBeUndefined()
			expect(tree?.read('gone.go')).toBeUndefined()
		},
	)

	it('reads a bare repository at its newest commit, and not at all where the pinned one is missing', async () => {
		write('work/config.go', 'package main\n')
		git('init', 'work')
		git('-C', 'work', 'add', '.')
		git('-C', 'work', 'commit', '-m', 'one')
		git('clone', '--bare', 'work', 'bare/crowdsecurity+cs-firewall-bouncer/repo')
		const newest = await checkoutsIn([join(folder, 'bare')], 'newest').open(repository)
		expect(newest?.files()).toEqual(['config.go'])
		expect(newest?.read('config.go')).toBe('package main\n')
		expect(newest?.commit).toMatch(/^[0-9a-f]{40}$/)
		expect(newest?.commit).not.toBe(upstream[repository].commit)
		expect(await checkoutsIn([join(folder, 'bare')], 'pinned').open(repository)).toBeUndefined()
	})

	it('says which are missing, once', async () => {
		const opened = new Opened(checkoutsIn([folder], 'pinned'))
		await opened.open('crowdsecurity/pycrowdsec')
		await opened.open('crowdsecurity/pycrowdsec')
		expect(opened.missing).toEqual(['crowdsecurity/pycrowdsec'])
	})
})

describe('checkouts from GitHub', () => {
	const { commit } = upstream[repository]

	it('unpacks a pinned archive once', async () => {
		write(`archive/cs-firewall-bouncer-${commit}/pkg/config.go`, 'package pkg\n')
		const archive = execFileSync('tar', ['-cz', '-C', join(folder, 'archive'), `cs-firewall-bouncer-${commit}`])
		const asked: string[] = []
		const cache = join(folder, 'cache')
		const checkouts = checkoutsFromGitHub(cache, 'pinned', async (address) => {
			asked.push(address)
			return archive
		})
		for (const _ of ['first', 'again']) {
			const tree = await checkouts.open(repository)
			expect(tree?.commit).toBe(commit)
			expect(tree?.read('pkg/config.go')).toBe('package pkg\n')
		}
		expect(asked).toEqual([`https://codeload.github.com/${repository}/tar.gz/${commit}`])
		expect(readdirSync(cache)).toEqual([`crowdsecurity+cs-firewall-bouncer@${commit}`])
	})

	it('has nothing where nothing can be had', async () => {
		expect(await checkoutsFromGitHub(join(folder, 'none'), 'newest', async () => undefined).open(repository)).toBeUndefined()
	})
})
