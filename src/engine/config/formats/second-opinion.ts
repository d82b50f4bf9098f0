import { parse as parseToml } from 'smol-toml'
import { parseAllDocuments } from 'yaml'
import type { SecondOpinion } from './format'
import { withoutStacks } from './without-stacks'

/** Begins as JSON does. */
export function looksLikeJson(text: string): boolean {
	return /^\s*[{[]/.test(text)
}

export function jsonOpinion(text: string): SecondOpinion {
	return { by: 'as JSON', faults: throws(() => JSON.parse(text)) ? 1 : 0 }
}

export function tomlOpinion(text: string): SecondOpinion {
	return { by: 'as TOML', faults: throws(() => parseToml(text)) ? 1 : 0 }
}

/** Unlike the reader it takes no name twice. */
export function yamlOpinion(text: string): SecondOpinion {
	const documents = withoutStacks(() => parseAllDocuments(text, { uniqueKeys: true, strict: true, logLevel: 'silent', prettyErrors: false }))
	return { by: 'as YAML, no name twice', faults: Array.isArray(documents) ? documents.reduce((sum, { errors }) => sum + errors.length, 0) : 0 }
}

/** That a second parser takes a text, for a sentence on what was read again; nothing where it refuses a place, or there is none. */
export function andParsed(opinion: SecondOpinion | null): string {
	return opinion?.faults === 0 ? ` and parsed ${opinion.by}` : ''
}

/** Labels and variables of containers also stand in units of systemd and in commands. */
export function containerOpinion(text: string): SecondOpinion | null {
	if (!/^\s*(?:- |[\w"'.-]+:(?:\s|$))/m.test(text) || /^\s*(?:\[|docker |podman |Environment=)/m.test(text)) return null
	return yamlOpinion(text)
}

function throws(run: () => unknown): boolean {
	try {
		run()
		return false
	} catch {
		return true
	}
}
