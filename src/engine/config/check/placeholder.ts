import type { ConfigFile, ListSource } from '../../../facts/bouncer'
import type { Draft } from '../document/draft'

/** What pages and templates write where a value of the reader's own belongs, as a whole value. */
const forms = [
	/^<[^>]{0,200}>$/,
	/^\[.{0,200}\]$/,
	/^\$\{?[A-Z_][A-Z0-9_]*\}?$/i,
	/^%%?[A-Z_]+%%?$/i,
	/^__[A-Z][A-Z0-9_]{2,100}__$/i,
	/^_{3,}$/,
	/^x{3,}$/i,
	/^\*{3,}$/,
	/^(\.{3}|…)$/,
	/^(todo|tbd|fixme)([-_: ](?!.*\d).{0,200})?$/i,
	/^(replace|insert|paste|enter|put|fill|add|set)[-_ ](?!.*\d).*$/i,
	/^replace[-_]?me$/i,
	/^change[-_]?(me|this|it)([-_ !.].{0,200})?$/i,
	/^(your|my)[-_ ].{0,200}$/i,
	/^your(own|bouncer|crowdsec|lapi|api|secret)[a-z_-]{0,30}$/i,
	/^your[a-z]{0,20}(key|token|url|host|secret)$/i,
	/[-_ ]here$/i,
	/^((crowdsec|bouncer|lapi)[-_ ]?)?(api[-_ ]?)?(key|token|url)$/i,
	/^((some|the|secret|generated|example|sample|dummy|crowdsec|bouncer|lapi|local)[-_ ]){1,5}(api[-_ ]?)?(key|token)$/i,
]

/** Whether a text is what pages write where a value of the reader's own belongs. */
export function isPlaceholder(text: string, file: ConfigFile): boolean {
	const bare = text.trim()
	return forms.some((form) => form.test(bare)) && !(bare.startsWith('$') && expands(file))
}

/** Whether Jinja, Go, Helm, ERB or the like fill something in before the program reads it. */
export function isTemplate(text: string): boolean {
	return /\{\{|\{%|<%/.test(text)
}

/** Whether the program itself fills in `${NAME}`. */
export function expands(file: ConfigFile): boolean {
	return file.expandsEnv?.includes('${') === true && !/^not /i.test(file.expandsEnv)
}

/** A placeholder that was left in. */
export function left(text: string, file: ConfigFile, what: 'address' | 'key'): Draft {
	const variable = text.startsWith('$')
	return {
		code: 'placeholder',
		severity: 'error',
		message: variable
			? `A variable stands in place of the ${what}. ${file.expandsEnv ?? 'The program does not replace it.'}`
			: `A placeholder stands in place of the ${what}.`,
		fix: what === 'key' ? 'Put the API key of the integration here.' : 'Put the address of the integration’s tile here.',
	}
}

/** A variable that the program itself fills in; a file of the package's own has them, and then another file or a script gives the value. */
export function variable(file: ConfigFile, what: 'address' | 'key', source: ListSource | null): Draft {
	// Who hands the variables on fills them in, not the program: it has no older versions in this.
	const byCompose = file.quirks?.takenOffByCompose === true
	const literally = what === 'key' ? 'sends it as it stands, and every pull is answered with 403' : 'takes it as it stands'
	return {
		code: 'variable',
		// Beside an address of the Console’s it was written by hand; else images and packages fill it in.
		severity: file.literalEnv !== undefined ? 'error' : source === 'integration' ? 'warning' : 'info',
		message: `A variable stands in place of the ${what}. ${file.expandsEnv ?? ''}${byCompose ? '' : ` ${file.literalEnv ?? 'An older version'} ${literally}.`}`,
		fix: `Put the ${what} here${file.override === undefined ? '' : ' or in the file that wins over this one'}, or see that the variable is set for the service.`,
	}
}

/** A key that was hidden before the text was shown to others: no fault of the file, and no key to work with. */
export const hiddenKey: Draft = {
	code: 'key-masked',
	severity: 'info',
	message: 'The key is hidden in this text, so nothing can be said about it.',
	fix: 'Put the real key back before you use the file.',
}

/** The same for a password of another kind, or an address. */
export const hiddenValue: Draft = {
	code: 'value-masked',
	severity: 'info',
	message: 'The value is hidden in this text, so nothing can be said about it.',
	fix: 'Put the real value back before you use the file.',
}
