import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readErrorPages } from '../../plugins/error-rules/read-pages'
import { acquisitionFile } from '../../src/engine/config/generate/acquisition'
import { readArchive } from '../../src/engine/logs/read-archive'
import { createDoctor } from '../../src/engine/verdict/doctor'
import { isAlarm, type Verdict } from '../../src/engine/verdict/verdict'
import { type AcquisitionSourceId, loggedServices } from '../../src/facts/acquisitions'
import { bouncers } from '../../src/facts/bouncers'
import { consoleIssues } from '../../src/facts/console-issues'
import { programs } from '../../src/facts/programs'
import { EngineMachine, whyNoNewestEngine } from './engine/engine-machine'
import { commandsOf, IssuePage, inOldWords, inReadersWords, looks, saidToBeRun } from './engine/page'
import { type EngineId, engineStates, type Fix } from './engine/states'
import { skippedHere } from './installed'
import { debian12, whyNoMachine } from './machine/debian-base'
import { must } from './run-inside'

const doctor = createDoctor({ rules: await readErrorPages(process.cwd()), bouncers, programs })
const noMachine = whyNoMachine(debian12)

const engines: readonly { readonly id: EngineId; readonly name: string; readonly reason: string | null }[] = [
	{ id: 'debian', name: 'Debian’s engine', reason: noMachine },
	{ id: 'newest', name: 'the newest engine', reason: noMachine ?? whyNoNewestEngine() },
]

/**
 * A real engine with its bouncer on a fresh Debian, in each state that leads to an alert: what the alert's page lets a reader type, and
 * the archive for helpers, lead to that alert and to the cause; what the page says to do is done, and then nothing is left.
 */
describe.each(engines)('$name', ({ id, name, reason }) => {
	if (skippedHere(name, reason)) return
	let engine: EngineMachine
	/** Commands that did what they say at least once. */
	const worked = new Set<string>()

	async function type(command: string): Promise<{ readonly shown: string; readonly output: string; readonly exitCode: number | null }> {
		const ran = await engine.typed(command)
		if (ran.exitCode === 0) worked.add(command)
		return ran
	}

	beforeAll(async () => {
		engine = await EngineMachine.start(id)
	})
	afterAll(() => engine?.close())

	/** Types all that a page lets a reader look at, and gives what stands in the terminal. */
	async function terminal(pages: readonly IssuePage[], also?: string): Promise<string> {
		const tasks = [...new Set(pages.flatMap((page) => page.tasks))].filter(looks)
		const commands = [
			...new Set(tasks.flatMap((task) => commandsOf(task, 'host')).flatMap((command) => (id === 'debian' ? (inOldWords(command) ?? []) : command))),
		]
		let text = ''
		for (const command of [...commands, ...(also === undefined ? [] : [also])]) text += (await type(command)).shown
		return text
	}

	function judged(text: string): Verdict {
		return doctor.diagnose(text, { bouncer: null, year: new Date().getFullYear(), now: Date.now() })
	}

	function judgedDump(bytes: Buffer): Verdict {
		const reading = doctor.start({ bouncer: null, year: new Date().getFullYear(), now: Date.now() })
		readArchive(new Uint8Array(bytes), reading)
		return doctor.verdict(reading.end())
	}

	async function repair(fix: Fix, page: IssuePage, key: { value: string }): Promise<void> {
		if ('task' in fix)
			for (const command of commandsOf(fix.task, 'host', fix.values)) {
				const output = await must(command, type(command))
				key.value = /^\s*(?<key>[\w+/=]{20,})\s*$/m.exec(output)?.groups?.key ?? key.value
			}
		else if ('block' in fix) {
			const { path, content } = page.block(fix.block)
			engine.machine.write(path, content)
		} else if ('byHand' in fix) await engine.root(`KEY='${key.value}'; ${fix.run}`)
		else engine.open()
	}

	it('gives no alert while it is sound', async () => {
		await engine.bring()
		const text = await terminal(consoleIssues.map((issue) => new IssuePage(issue.id)))
		expect(told(judged(text)), text).toMatchObject({ status: 'healthy', cause: null, issues: [] })
		const dump = await engine.dump()
		expect(dump && told(judgedDump(dump))).toMatchObject({ status: 'healthy', cause: null, issues: [] })
	})

	it.each(engineStates)('$name: leads to $issue, and heals', async (state) => {
		const page = new IssuePage(state.issue)
		await engine.bring(state)
		const text = await terminal([page], state.also)
		const verdict = told(judged(text))
		expect(verdict, text).toMatchObject({ cause: state.cause, issues: expect.arrayContaining([state.issue]) })
		const dump = await engine.dump()
		// Without a machine the engine of 1.4.6 ends by itself within a minute.
		if (dump !== null && state.notInDump?.[id] === undefined)
			expect(told(judgedDump(dump)), 'the archive').toMatchObject({ cause: state.cause, issues: expect.arrayContaining([state.issue]) })

		const key = { value: '' }
		for (const fix of state.fix) await repair(fix, page, key)
		await engine.attack()
		const after = await terminal([page])
		expect(told(judged(after)), after).toMatchObject({ isAlarm: false, issues: [] })
	})

	it('takes every acquisition that the pages print', async () => {
		await engine.bring()
		const known: readonly AcquisitionSourceId[] = ['file', 'journal', 'docker', 'syslog']
		const files = loggedServices.flatMap((service) =>
			known.flatMap((source) => {
				const file = acquisitionFile(service, source)
				// A file has the name of its service, whatever its source is: here they lie side by side.
				return file === null ? [] : { path: join(dirname(file.path), `${source}-${basename(file.path)}`), content: file.content }
			}),
		)
		/** Those that a test does not name as read; all of them where it fails. */
		async function refused(given: typeof files): Promise<readonly string[]> {
			for (const { path, content } of given) engine.machine.write(path, content)
			const test = ': >/var/log/crowdsec.log; crowdsec -c /etc/crowdsec/config.yaml -t; code=$?; cat /var/log/crowdsec.log; exit $code'
			const { exitCode, output } = await engine.machine.asRoot(test)
			await engine.root(`rm -f ${given.map(({ path }) => path).join(' ')}`)
			return given.filter(({ path }) => exitCode !== 0 || !output.includes(path)).map(({ path, content }) => `${path}\n${content}\n${output.slice(-400)}`)
		}
		await engine.layDocker()
		const faults: string[] = []
		// One that is refused keeps the others from being read: then each is tested by itself.
		if ((await refused(files)).length > 0) for (const file of files) faults.push(...(await refused([file])))
		expect(faults).toEqual([])
	})

	it('runs every command of which the facts say that it was run with it', async () => {
		await engine.bring({ induce: "mkdir -p /etc/crowdsec/acquis.d; echo '# none' >/etc/crowdsec/acquis.d/none.yaml" })
		const version = await engine.version()
		const said = saidToBeRun('host', version)
		// A second machine, where the one of `lapi register` is not made.
		if (!said.some(({ task }) => task === 'lapi-register')) await engine.root('cscli machines add web02 --auto --file /tmp/web02.yaml')
		const failed: string[] = []
		for (const { task, run } of said) {
			const command = inReadersWords(run)
			// What changes something leaves to the next what it needs.
			if (looks(task) && worked.has(command)) continue
			const { exitCode, output } = await type(command)
			if (exitCode !== 0) failed.push(`${command} (${exitCode}): ${output.slice(-300)}`)
		}
		expect(failed).toEqual([])
	})
})

function told(verdict: Verdict) {
	const { status, cause, because, consoleIssues } = verdict
	return { status, cause, because, isAlarm: isAlarm(status), issues: consoleIssues.map((issue) => issue.id) }
}
