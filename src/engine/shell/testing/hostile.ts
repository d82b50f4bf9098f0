import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Values that leave their word where nobody has quoted them. Each would make `escaped` in the current folder, or add a word. */
export const hostileValues = [
	'/x;touch escaped #',
	'/x$(touch escaped)',
	'/x`touch escaped`',
	'/x|touch escaped',
	'/x\ntouch escaped',
	'/x&&touch escaped',
	'/x&touch escaped&',
	'/x>escaped',
	'/x<(touch escaped)',
	'/x #y',
	'/x y',
	'/x\ty',
	"/x'y",
	"/x';touch escaped;'",
	'/x"y',
	'/x";touch escaped;"',
	'/x\\',
	'-rf',
	'--help',
	'/*',
	'/etc/{a,b}',
	'/etc/[a-z]?',
	'~',
	'~root/x',
	'!!',
	'/x!y',
	'/x$HOME',
	'A=b',
	'/ünï/é',
	'/x\u2028y',
	'/x\u202ey',
	'',
] as const

/** Everything at once, for tests that cannot try them one by one. */
export const mostHostile = `/x'";$(touch escaped)\`touch escaped\`|touch escaped&>escaped <y>~*!!\\ é #`

/** POSIX shells of this machine, by their own parsers. */
export const shells = ['/bin/bash', '/bin/dash'].filter((path) => existsSync(path))

const folder = mkdtempSync(join(tmpdir(), 'shell-words-'))
const stub = join(folder, 'stub')
writeFileSync(stub, `#!/bin/sh\nprintf '%s\\000' "\${0##*/}" "$@"\nprintf '\\001\\000'\n`)
chmodSync(stub, 0o700)

/**
 * The commands that a shell makes of a line, each as its words: every program is a stub that tells how it was called.
 *
 * @throws Error when the line does not parse, or when a value in it was run.
 */
export function commandsOf(shell: string, line: string, programs: readonly string[]): readonly (readonly string[])[] {
	const bin = mkdtempSync(join(folder, 'bin-'))
	for (const program of new Set([...programs, 'touch'])) symlinkSync(stub, join(bin, program))
	const home = mkdtempSync(join(folder, 'home-'))
	const printed = execFileSync(shell, ['-c', line], { cwd: home, env: { PATH: bin, HOME: home }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
	if (existsSync(join(home, 'escaped'))) throw new Error(`a value wrote a file: ${line}`)
	return printed
		.split('\u0001\0')
		.slice(0, -1)
		.map((words) => words.split('\0').slice(0, -1))
}

/** Whether a shell takes the text for well-formed, without running anything. */
export function parses(shell: string, text: string): boolean {
	try {
		execFileSync(shell, ['-n', '-c', text], { stdio: 'ignore' })
		return true
	} catch {
		return false
	}
}
