import { expect, it } from 'vitest'
import { readPython } from './python'

it('reads logging, in each way to put a value in', () => {
	expect(
		readPython(
			'a.py',
			'logger.error(f"got {status} for {url!r}")\nlogger.warning("slow %s", path)\nlog.info("in {}".format(x))\nlogger.critical(\n    "two "\n    f"lines {n}"\n)',
		),
	).toMatchObject([
		{ level: 'error', parts: ['got ', null, ' for ', null] },
		{ level: 'warning', parts: ['slow ', null] },
		{ level: 'info', parts: ['in ', null] },
		{ level: 'fatal', parts: ['two lines ', null] },
	])
})

it('reads what is raised', () => {
	expect(readPython('a.py', 'raise ValueError("no key" )\nraise Exception("bad %s" % name)')).toMatchObject([
		{ level: 'raised', parts: ['no key'] },
		{ level: 'raised', parts: ['bad ', null] },
	])
})

it('reads nothing in comments and in texts of several lines', () => {
	expect(readPython('a.py', '# logger.error("no")\n"""\nlogger.error("no")\n"""')).toEqual([])
})
