import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Leaf, Reader } from './reader'

/** Debian's own, which sees Debian's python3 packages; another python3 may come first in PATH. */
const python = '/usr/bin/python3'
const script = join(import.meta.dirname, 'read.py')

type Answer = { readonly leaves: readonly Leaf[] } | { readonly error: string }

const versions = askVersions()

function askVersions(): Readonly<Record<string, string>> | null {
	try {
		return JSON.parse(execFileSync(python, [script, 'versions'], { encoding: 'utf8', stdio: 'pipe' })) as Record<string, string>
	} catch {
		return null
	}
}

function reader(program: string, format: string): Reader {
	return {
		program,
		missing: versions ? null : `needs ${python} 3.11 with yaml, dotenv and augeas (Debian packages python3-yaml, python3-dotenv, python3-augeas)`,
		version: () => versions?.[program] ?? '',
		read(texts) {
			const input = JSON.stringify(texts.map((text) => ({ format, text })))
			const answers = JSON.parse(execFileSync(python, [script], { input, encoding: 'utf8', maxBuffer: 1e9 })) as readonly Answer[]
			return answers.map((answer) => ('error' in answer ? new Error(answer.error) : answer.leaves))
		},
	}
}

export const pyYaml = reader('PyYAML', 'yaml')
/** With the scanner that is written in Python: it is stricter than libyaml in places. */
export const pyYamlScript = reader('PyYAML', 'yaml-script')
export const pyYamlLabels = reader('PyYAML', 'labels')
export const pythonJson = reader('Python', 'json')
export const pythonToml = reader('Python', 'toml')
export const pythonAst = reader('Python', 'python')
export const pythonDotenv = reader('python-dotenv', 'dotenv')
export const augeasNginx = reader('Augeas', 'nginx')
export const augeasApache = reader('Augeas', 'apache')
export const augeasCron = reader('Augeas', 'cron')
