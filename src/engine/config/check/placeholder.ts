import type { ConfigFile } from '../../../facts/bouncer'
import type { Draft } from './draft'

const placeholder =
	/^(<[^>]*>|(replace|insert|paste|enter|put|fill|add|set)[-_ ](?!.*\d).*|replaceme|\$\{?[A-Z_][A-Z0-9_]*\}?|%%?[A-Z_]+%%?|your[-_ ].*|.*[-_ ]here|change[-_]?me|x{3,}|\*{3,}|\.{3}|…|todo|\[.*\]|my[-_ ].*|((crowdsec|bouncer|lapi)[-_ ]?)?(api[-_ ]?)?(key|token|url))$/i

/** Whether a text is what pages write where a value of the reader's own belongs. */
export function isPlaceholder(text: string, file: ConfigFile): boolean {
	return placeholder.test(text.trim()) && !(text.startsWith('$') && expands(file))
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
export function variable(file: ConfigFile, what: 'address' | 'key'): Draft {
	const literally = what === 'key' ? 'sends it as it stands, and every pull is answered with 403' : 'takes it as it stands'
	return {
		code: 'variable',
		severity: file.literalEnv === undefined ? 'warning' : 'error',
		message: `A variable stands in place of the ${what}. ${file.expandsEnv ?? ''} ${file.literalEnv ?? 'An older version'} ${literally}.`,
		fix: `Put the ${what} here${file.override === undefined ? '' : ' or in the file that wins over this one'}, or see that the variable is set for the service.`,
	}
}
