import { templateOf } from '../logs/lines/template'
import { Redactor, redact, redactAll } from '../mask/redact'
import type { Verdict } from '../verdict/verdict'

/**
 * A verdict with the secrets of the log masked: it is copied into chats and tickets. Commands to run come from the facts and hold
 * nothing of the reader's; masked they could not be run.
 */
export function withoutSecrets(verdict: Verdict): Verdict {
	const { next, alternatives, ...read } = verdict
	const unrecognised = read.unrecognised.map((one) => ({ ...one, template: shownTemplate(one) }))
	return { ...redactAll({ ...read, unrecognised }, new Redactor()), next, alternatives }
}

/** The template of an unknown message, of what may be shown of it: with `<n>` for its digits a secret no longer looks like one. */
export function shownTemplate({ template, sample }: Pick<Verdict['unrecognised'][number], 'template' | 'sample'>): string {
	const shown = redact(sample)
	return shown === sample ? template : templateOf(shown)
}
