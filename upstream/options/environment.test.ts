import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { bunkerwebSettings, dockerfileEnvironment, shellList, shellVariables } from './environment'

const nothing = { wanted: [], others: [] }

describe('variables', () => {
	it('are those of a script, with what stands in for them', () => {
		const tree = treeOf({ run: '# ${GUARD_OLD}\nif [ -z $GUARD_URL ]; then\n  echo "${GUARD_MODE}" "${GUARD_MODE:-live}"\nfi\n' })
		expect(shellVariables('run', 'GUARD_')(tree, nothing)).toEqual([
			{ name: 'GUARD_URL', file: 'run', line: 2 },
			{ name: 'GUARD_MODE', default: 'live', file: 'run', line: 3 },
		])
	})

	it('are those of a list in a script', () => {
		const tree = treeOf({ run: "#!/bin/sh\nparams='\nAPI_KEY\nAPI_URL\n'\n" })
		expect(shellList('run', 'params')(tree, nothing)).toEqual([
			{ name: 'API_KEY', file: 'run', line: 3 },
			{ name: 'API_URL', file: 'run', line: 4 },
		])
	})

	it('are those that an image sets', () => {
		const tree = treeOf({ Dockerfile: 'FROM scratch\nENV MODE=stdout \\\n    PORT=6060\nCOPY a=b c\n' })
		expect(dockerfileEnvironment('Dockerfile')(tree, nothing)).toEqual([
			{ name: 'MODE', default: 'stdout', file: 'Dockerfile', line: 2 },
			{ name: 'PORT', default: '6060', file: 'Dockerfile', line: 3 },
		])
	})

	it('are those of a BunkerWeb plugin', () => {
		const tree = treeOf({
			'plugin.json': '{"settings": {\n"USE_GUARD": { "default": "no", "regex": "^(yes|no)$" },\n"GUARD_URL": { "default": "", "regex": "^.*$" }\n}}',
		})
		expect(bunkerwebSettings('plugin.json')(tree, nothing)).toEqual([
			{ name: 'USE_GUARD', default: 'no', allowed: ['yes', 'no'], file: 'plugin.json', line: 2 },
			{ name: 'GUARD_URL', default: '', file: 'plugin.json', line: 3 },
		])
	})
})
