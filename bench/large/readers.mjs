/** Everything that reads a text that a reader gave, as page and terminal call it. By name; each takes a text. */
export function readersOf(engine) {
	const { bouncers } = engine
	const doctor = engine.createDoctor({ rules: engine.rules, bouncers, programs: engine.programs })
	const bytes = new TextEncoder()
	const [to] = bouncers
	return {
		/** A pasted text, as the worker judges it. */
		diagnose(text) {
			const configs = engine.checkPasted(text, bouncers)
			const verdict = engine.withConfigs(doctor.diagnose(text, { bouncer: null, year: 2026 }), configs, bouncers)
			const pieces = engine.piecesOf(text)
			engine.fileOf(text, pieces, verdict, bouncers)
			engine.knownSettings(text, configs, bouncers)
			return verdict
		},
		/** A file, as the terminal reads it; with what is shown of its verdict. */
		'diagnose and report'(text) {
			const reading = doctor.start({ bouncer: null, year: 2026 })
			const short = new engine.ShortText(reading)
			short.push(bytes.encode(text))
			const held = short.end()
			const configs = held === null ? [] : engine.checkPasted(held, bouncers)
			const verdict = engine.withConfigs(doctor.verdict(reading.end()), configs, bouncers)
			return [engine.withoutSecrets(verdict), engine.reportOf(verdict, null, { version: '0', commit: null }), engine.askForRule(verdict, null)]
		},
		check(text) {
			const { result } = engine.checkPaste(text, null, bouncers)
			return engine.redactAll({ problems: result.problems, changes: result.changes, correction: result.correction })
		},
		'check, bouncer known': (text) => engine.checkPaste(text, 'firewall', bouncers),
		convert: (text) => engine.convert({ text, from: null, to: to.id, deployment: to.deployments[0].id, endpoint: null, key: null }, bouncers),
		'take apart': (text) => engine.takeApart(text),
		mask: (text) => engine.visible(engine.redact(text)),
		'mask addresses': (text) => new engine.Masker().mask(text),
	}
}
