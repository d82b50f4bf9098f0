import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { firstLine, runCompiled } from '../bin/run-compiled.mjs'

/**
 * `node compile-cli.mjs BUNDLE TARGET`: runs the bundle over a log with every message that it knows, and writes the code that V8
 * made of it, behind the bundle's first line. V8 keeps what ran: of a bundle that did not run it would be next to nothing.
 */

const [, , bundle, target] = process.argv
const folder = mkdtempSync(join(tmpdir(), 'bouncer-doctor-compile-'))
const log = join(folder, 'messages.log')
const rules = JSON.parse(readFileSync(join(dirname(bundle), 'rules.json'), 'utf8'))
writeFileSync(
	log,
	rules
		.flatMap(({ samples }) => samples.match)
		.join('\n')
		.repeat(2),
)

process.argv = [process.argv[0], bundle, 'diagnose', '--json', log]
process.stdout.write = () => true
const script = runCompiled(bundle)
process.on('exit', (code) => {
	rmSync(folder, { recursive: true })
	// 1 is a log with a problem in it; more is a bundle that does not work, and has said why.
	if (code > 1) return
	writeFileSync(target, Buffer.concat([Buffer.from(firstLine(readFileSync(bundle, 'utf8'))), script.createCachedData()]))
	process.exitCode = 0
})
