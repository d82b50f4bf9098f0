import type { Bouncer } from '../../facts/bouncer'
import type { Proof } from '../../facts/proof'

/** What a program did with the generated files, in words that end a sentence. */
export function proofWords({ proven, system, note }: Pick<Proof, 'proven' | 'system' | 'note'>): string {
	const remark = note ? ` (${note})` : ''
	switch (proven) {
		case 'rehearsed':
			return `on a fresh ${system ?? 'Debian'} the printed steps were done to the letter, and it pulled a list from a stand-in for the Console’s endpoint${remark}`
		case 'pulled':
			return `it ran with the generated file and pulled a list with it, from a stand-in for the Console’s endpoint${remark}`
		case 'accepted':
			return `it accepts the generated settings${remark}`
		case 'parsed':
			return `it reads the generated file, and address and key come back as they were given${remark}`
	}
}

/** On what a file rests that the bouncer was not run with. */
export function notRunWords(bouncer: Bouncer): string {
	const checked = bouncer.checked.find(({ how }) => how === 'source') ?? bouncer.checked[0]
	if (!checked) return 'The bouncer itself was not run with the generated file.'
	const { program, version, date } = checked
	const notRun = 'The bouncer itself was not run with the generated file: it rests on'
	switch (checked.how) {
		case 'source':
			return `${notRun} the source of ${program} ${version}, ${date}.`
		case 'documentation':
			return `${notRun} the documentation of ${program} ${version}, ${date}.`
		case 'run':
			return `${notRun} what ${program} ${version} did in another run, ${date}.`
	}
}
