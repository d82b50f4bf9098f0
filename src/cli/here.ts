import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import release from '@generated/release/default/release.json'
import { collectAnything, collectCommand } from '../engine/report/collect/collect-command'
import { reportOf } from '../engine/report/report'
import { withoutSecrets } from '../engine/report/without-secrets'
import { isAlarm } from '../engine/verdict/verdict'
import { bouncerOf, bouncers } from '../facts/bouncers'
import { readArguments } from './arguments'
import { optionKinds } from './command-table'
import { installedBouncers } from './installed-bouncers'
import { judgeConfigs } from './judge-configs'
import { newDoctor } from './new-doctor'
import { printJson, printText } from './print'
import { printVerdict } from './print-verdict'
import { UsageError } from './usage'

const told = `Looks at this host: services, packages, containers, the bouncers' files and the end of their logs. It only reads: nothing is
changed, no list is pulled. One request asks whether admin.api.crowdsec.net answers. Secrets are masked before anything is read.
`

/** `bouncer-doctor here`: one verdict over what this host has of bouncers, and a report of it. Gives the exit code. */
export async function here(words: readonly string[]): Promise<number> {
	const args = readArguments('here', words, optionKinds('here'))
	if (args.files.length > 0) throw new UsageError(`here: takes no FILE (${args.files[0]}); for a file: bouncer-doctor diagnose FILE`)
	if (process.platform === 'win32')
		throw new UsageError('here: needs a POSIX shell; here run what this prints: bouncer-doctor collect --bouncer windows-firewall')
	process.stderr.write(told)
	const bundle = await look()
	const options = { bouncer: null, year: new Date().getFullYear() }
	const verdict = withoutSecrets(judgeConfigs(newDoctor().diagnose(bundle, options), [{ name: null, linesBefore: 0, text: bundle }]))
	if (args.flag('json')) printJson(verdict)
	else {
		const name = verdict.bouncer === null ? null : (bouncerOf(verdict.bouncer)?.name ?? null)
		printText(`\n${printVerdict(verdict, false)}\n-- The same for a forum or a ticket, masked. Look through it first.\n\n${reportOf(verdict, name, release)}`)
	}
	return isAlarm(verdict.status) ? 1 : 0
}

/** What the page's own command prints: that of each bouncer whose files are here, or the one for hosts that nobody knows. */
async function look(): Promise<string> {
	const found = installedBouncers(bouncers, existsSync)
	// One request is enough for a host.
	const commands = found.flatMap(({ bouncer, deployment }, at) => collectCommand(bouncer, deployment, at === found.length - 1) ?? [])
	process.stderr.write(
		found.length === 0
			? 'No file of a bouncer is where packages put it: looks for services and containers.\n'
			: found.map(({ bouncer, deployment, path }) => `Found: ${bouncer.name}, ${deployment.name} (${path})\n`).join(''),
	)
	const texts: string[] = []
	for (const command of commands.length > 0 ? commands : [collectAnything()]) texts.push(await printedBy(command.run))
	return texts.join('\n')
}

/** @throws UsageError where there is no shell. */
function printedBy(script: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const shell = spawn('sh', { stdio: ['pipe', 'pipe', 'inherit'] })
		const chunks: Buffer[] = []
		shell.on('error', (error) => reject(new UsageError(`here: no shell could be started (${error.message})`)))
		shell.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
		shell.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')))
		shell.stdin.end(script)
	})
}
