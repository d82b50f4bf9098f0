import type { HostModule } from '../../../facts/bouncer'
import type { Entry } from '../formats/document'
import { literally } from './literally'

/** A name that a text gives a module of the host program. */
export interface Declaration {
	readonly name: string
	/** Null where the text says something else of this name. */
	readonly module: string | null
	/** In a file case counts; how flags and variables are written says nothing about it. */
	readonly exact: boolean
}

type Written = Pick<Entry, 'path' | 'text'>

/**
 * The names that a text declares to the host program: in its file or the values of its chart, in flags, in variables.
 *
 * @param entries What the text holds, read as a file in each form that the host has.
 * @returns None as well where the text tells that there is more than stands in it, or something that is filled in later.
 */
export function declarationsIn(text: string, entries: readonly Entry[], host: HostModule): readonly Declaration[] {
	const lines = text.split('\n').flatMap((line) => (/^\s*(?:#|\/\/)/.test(line) ? [] : line.replace(/\s#[\s\S]*/, '')))
	const inFile = entries.flatMap((entry) => declared(entry, host, true))
	const byFlags = lines.flatMap(flagsOn).flatMap((one) => declared(one, host, false))
	const byVariables = lines.flatMap((line) => variablesOn(line, host)).flatMap((one) => declared(one, host, false))
	// The host reads a file, or else its flags, or else its variables.
	const isHidden = (byFlags.length + byVariables.length > 0 && hasOwnFile(lines, host)) || (byVariables.length > 0 && lines.some((line) => anyFlag.test(line)))
	const all = [...inFile, ...byFlags, ...byVariables]
	return isHidden || all.some(({ name }) => !/^[\w-]+$/.test(name)) ? [] : all
}

const anyFlag = /(?:^|[\s"'[,])--[a-z]/i
// What may stand in front of a name stands in none, so that no sign is looked at from two of them.
export const flag = /(?:^|[\s"'[,])--?([a-z]+(?:\.[^\s.="'[,]+)+)=["']?([^\s"',\]]+)/gi

function flagsOn(line: string): readonly Written[] {
	return [...line.matchAll(flag)].map(([, name = '', text = '']) => ({ path: name.split('.'), text }))
}

export const variable = /(?:^|[\s"'[,])([A-Z]+(?:_[^\s_="':[,]+)+)["']?(?:=|: ?)["']?([^\s"',\]]+)/g

function variablesOn(line: string, { variables }: HostModule): readonly Written[] {
	return [...line.matchAll(variable)].flatMap(([, name = '', text = '']) =>
		// The host reads their names in lower case.
		name.startsWith(variables) ? [{ path: name.slice(variables.length).toLowerCase().split('_'), text }] : [],
	)
}

function declared({ path, text }: Written, { declaredBelow, key }: HostModule, exact: boolean): readonly Declaration[] {
	const levels = path.map((level) => level.toLowerCase())
	return declaredBelow.flatMap((root): readonly Declaration[] => {
		const above = root.toLowerCase().split('.')
		const start = levels.findIndex((_, at) => above.every((level, index) => level === levels[at + index]))
		const name = start < 0 ? undefined : path[start + above.length]
		if (name === undefined) return []
		const holdsModule = levels.length === start + above.length + 2 && levels.at(-1) === key.toLowerCase()
		return [{ name, module: holdsModule ? text : null, exact }]
	})
}

function hasOwnFile(lines: readonly string[], { ownFile }: HostModule): boolean {
	const word = new RegExp(`(?<![\\w.])(?:${ownFile.map(literally).join('|')})(?![\\w/.-])`, 'i')
	return lines.some((line) => word.test(line))
}
