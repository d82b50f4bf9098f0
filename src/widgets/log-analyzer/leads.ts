import { sampleFile, sampleLog } from './samples'

/** What a page expects to be pasted. The box is the same everywhere and takes anything; only its words and its sample differ. */
export const leads = {
	log: {
		label: 'Paste the log, the configuration file, the output of a command: anything you have. Or drop files.',
		placeholder:
			'time="…" level=error msg="…"\nThe last few hundred lines are enough. So are whole files, also as .gz, several at once, or the .zip of cscli support dump.',
		action: 'Find the cause',
		files: 'Choose a log file',
		empty: 'The box is empty. Paste some lines of the log first.',
		sample: sampleLog,
	},
	file: {
		label: 'Paste the configuration file, or drop it. The log beside it makes the answer surer.',
		placeholder: 'The whole file. Leave the key in or take it out: it stays in this tab either way.',
		action: 'Check it',
		files: 'Choose a configuration file',
		empty: 'The box is empty. Paste the file first.',
		sample: sampleFile,
	},
} as const

export type Lead = keyof typeof leads
