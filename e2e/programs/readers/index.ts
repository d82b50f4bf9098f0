import type { FileFormat } from '../../../src/facts/bouncer'
import { caddy } from './caddy'
import { lezerGo } from './go'
import { lua } from './lua'
import { php } from './php'
import { augeasApache, augeasCron, augeasNginx, pythonAst, pythonDotenv, pythonJson, pythonToml, pyYaml, pyYamlLabels } from './python'
import type { Reader } from './reader'

export type { Leaf, Reader } from './reader'

const byFormat: Readonly<Partial<Record<FileFormat, Reader>>> = {
	yaml: pyYaml,
	json: pythonJson,
	toml: pythonToml,
	labels: pyYamlLabels,
	env: lua,
	php,
	nginx: augeasNginx,
	apache: augeasApache,
	caddyfile: caddy,
}

/** Where the name tells more than the format; null where only the real program can read it, or nothing does. */
const byPath: readonly (readonly [RegExp, Reader | null])[] = [
	[/\.env$/, pythonDotenv],
	[/^\/etc\/cron\.d\//, augeasCron],
	[/\.py$/, pythonAst],
	[/\.go$/, lezerGo],
	// Directives of NGINX and its Lua module alone: the real one reads them (nginx.test.ts).
	[/\/conf\.d\//, null],
]

/** The independent parser of a generated file; null where there is none for this kind of file. */
export function readerOf(format: FileFormat, path: string): Reader | null {
	const named = byPath.find(([name]) => name.test(path))
	return named ? named[1] : (byFormat[format] ?? null)
}
