import { readErrorPages } from '../../plugins/error-rules/read-pages'
import { except, type Section } from '../check'
import type { Age } from '../checkout'
import type { Dated } from './dated'
import { engineHistory } from './engine'
import { exceptions } from './exceptions'
import { messagesHistory } from './messages'
import { optionsHistory } from './options'
import { Past } from './past'

/** What the releases say of our options, or of our messages. */
export interface HistorySection extends Pick<Section, 'title' | 'findings' | 'excused' | 'unneeded'> {
	readonly dated: readonly Dated[]
}

/** Holds every `since` and `until` to the releases. @param folders Where the checkouts are, with their tags. */
export async function historyOf(
	folders: readonly string[],
	age: Age,
): Promise<{ readonly sections: readonly HistorySection[]; readonly missing: readonly string[] }> {
	const past = new Past(folders, age === 'pinned')
	const sections = [
		sectionOf('Options by release', optionsHistory(past)),
		sectionOf('Names in the Security Engine’s files by release', engineHistory(past)),
		sectionOf('Messages with a rule by release', messagesHistory(past, await readErrorPages(process.cwd()))),
	]
	return { sections, missing: past.missing }
}

function sectionOf(title: string, dated: readonly Dated[]): HistorySection {
	return {
		title,
		dated,
		...except(
			dated.flatMap(({ findings }) => findings),
			exceptions,
			new Set(dated.map(({ subject }) => subject)),
		),
	}
}
