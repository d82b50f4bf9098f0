import type { Bouncer, ConfigFile, Sign } from '../../../facts/bouncer'
import type { ProblemCode } from '../problems/catalogue'
import type { Problem } from '../types'
import type { Language } from './language'
import type { Service } from './services'

/** What is said about a text as a whole, before or instead of its settings. */
function remark(code: ProblemCode, severity: Problem['severity'], message: string, fix: string, line: number | null = null): Problem {
	return { code, severity, line, column: null, key: null, message, fix }
}

export function empty(): Problem {
	return remark('empty', 'error', 'The file is empty.', 'Paste the whole file.')
}

export function unknownText(candidates: readonly Bouncer[]): Problem {
	if (candidates.length === 0)
		return remark(
			'not-recognised',
			'error',
			'No setting of a bouncer that we know is in this text.',
			'Choose the bouncer; or is it a log? Logs belong into the log analyzer.',
		)
	return remark(
		'not-recognised',
		'error',
		`What stands in this text does not tell which bouncer it is of. It could be: ${candidates.map(({ name }) => name).join(', ')}.`,
		'Which bouncer is it? Choose it, or paste the whole file.',
	)
}

export function variablesOnly(): Problem {
	return remark(
		'not-recognised',
		'error',
		'These are variables; they do not tell which program reads them.',
		'Which bouncer is it? Choose it, or paste the file in which they are used.',
	)
}

export function otherBouncer(name: string, { first, image }: Service): Problem {
	return remark(
		'not-recognised',
		'warning',
		`Here runs ${name}${image === null ? '' : ` (${image})`}. It is none of the bouncers that are known here, so its settings were not judged.`,
		'Compare them with its own documentation. If it reads the file of a bouncer that is known here, choose that one and paste the file.',
		first,
	)
}

export function otherBouncersFile(name: string, line: number): Problem {
	return remark(
		'not-recognised',
		'warning',
		`This is a file of ${name}. It is none of the bouncers that are known here, so its settings were not judged.`,
		'Compare them with its own documentation.',
		line,
	)
}

export function engineOnly({ first }: Service): Problem {
	return remark(
		'not-recognised',
		'error',
		'Only the Security Engine runs here. Its variables `BOUNCER_KEY_…` register a bouncer; the bouncer itself is not in this text.',
		'Paste the configuration of the bouncer.',
		first,
	)
}

export function signed({ says, settings }: Sign, line: number | null): Problem {
	return remark('settings-elsewhere', 'info', says, settings, line)
}

/** The container of a bouncer without a variable that it reads. */
export function mounted({ name, files }: Bouncer, { first }: Service): Problem {
	const titles = files
		.filter(({ format }: ConfigFile) => format !== 'environment')
		.map(({ title }) => title)
		.join(', ')
	return remark('settings-elsewhere', 'info', `${name} runs here; no setting of it is in this text.`, `Paste the file that has them: ${titles}.`, first)
}

export function moreElsewhere({ first }: Service): Problem {
	return remark(
		'settings-elsewhere',
		'info',
		'Variables of this container come from a file or a secret as well; what is absent here may stand there.',
		'Look there for what is not here.',
		first,
	)
}

export function template(): Problem {
	return remark(
		'template',
		'info',
		'This is a template: some values are filled in later. They were not judged, and nothing is corrected here.',
		'For a full check paste the finished file, as the bouncer reads it.',
	)
}

export function otherLanguage({ name, render }: Language): Problem {
	return remark('other-language', 'info', `This is a source of ${name}, which makes the configuration. It cannot be judged as a configuration file.`, render)
}

export function fragment(): Problem {
	return remark('fragment', 'info', 'This is a part of a file. What is not in it may stand in the rest.', 'For a full check paste the whole file.')
}
