import { type ClipboardEvent, type DragEvent, type ReactNode, useId, useState } from 'react'
import { packingOf, textOf } from '../../engine/intake/text-bytes'
import { warmConfigThread } from '../config-thread'
import { useHandedIn } from '../late'
import { Button, FileButton } from '../parts'
import styles from './config-paste.module.css'

/** Longer than any configuration: a log was pasted by mistake. A text area of that length would also freeze the page. */
const longestConfig = 2_000_000

interface Props {
	readonly label: string
	readonly placeholder: string
	/** What the button says. */
	readonly action: string
	readonly sample: string
	/** What stands there without JavaScript. */
	readonly inTerminal: ReactNode
	readonly testId: string
	/** What is shown below: for the file that was handed in, null before that. */
	readonly children: (text: string | null) => ReactNode
}

type Asked = { readonly state: 'waiting' } | { readonly state: 'given'; readonly text: string } | { readonly state: 'refused'; readonly why: string }

const tooLarge = { state: 'refused', why: 'That is larger than any configuration file. A log belongs into the log analyzer.' } as const satisfies Asked

/** Takes a configuration file: pasted, dropped or picked. What cannot be one is refused with the reason. */
export function ConfigPaste({ label, placeholder, action, sample, inTerminal, testId, children }: Props): ReactNode {
	const id = useId()
	const [text, setText] = useState('')
	const [asked, setAsked] = useState<Asked>({ state: 'waiting' })
	const give = (given: string) => {
		if (given.length > longestConfig) return setAsked(tooLarge)
		setText(given)
		setAsked(given.trim() === '' ? { state: 'refused', why: 'The box is empty. Paste the file first.' } : { state: 'given', text: given })
	}
	const giveFile = async (file: File) => {
		if (file.size > longestConfig) return setAsked(tooLarge)
		const bytes = await file.arrayBuffer().then(
			(buffer) => new Uint8Array(buffer),
			() => null,
		)
		if (bytes === null) return setAsked({ state: 'refused', why: `${file.name} could not be read.` })
		if (packingOf(bytes) !== 'text') return setAsked({ state: 'refused', why: `${file.name} is no text file.` })
		if (bytes.length === 0) return setAsked({ state: 'refused', why: `${file.name} is empty.` })
		give(textOf(bytes))
	}
	useHandedIn((given) => {
		if (typeof given === 'string') give(given)
		else if (given[0]) void giveFile(given[0])
	})
	const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
		const pasted = event.clipboardData.getData('text')
		if (pasted.length > longestConfig) {
			event.preventDefault()
			setAsked(tooLarge)
		} else if (text === '' && pasted.trim() !== '') {
			// The paste is all there is: nobody has to ask for it once more. The browser sets it first.
			const box = event.currentTarget
			setTimeout(() => give(box.value))
		}
	}
	const drop = (event: DragEvent) => {
		const file = event.dataTransfer.files[0]
		if (!file) return
		event.preventDefault()
		void giveFile(file)
	}
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way in; the text area and the file button are the accessible ones
		<div
			className={styles.box}
			data-testid={testId}
			// Not before the reader reaches for it: on a page with other boxes that would be a request after a paste.
			onFocus={() => void warmConfigThread()}
			onPointerEnter={() => void warmConfigThread()}
			onDragEnter={() => void warmConfigThread()}
			onDragOver={(event) => event.preventDefault()}
			onDrop={drop}
		>
			<label htmlFor={`${id}-text`} className={styles.label}>
				{label}
			</label>
			<textarea
				id={`${id}-text`}
				className={styles.text}
				rows={8}
				spellCheck={false}
				autoComplete="off"
				value={text}
				placeholder={placeholder}
				onChange={(event) => setText(event.target.value)}
				onPaste={paste}
				aria-describedby={`${id}-help`}
			/>
			<div className={styles.bar}>
				<Button main onClick={() => give(text)}>
					{action}
				</Button>
				<FileButton what="Choose a configuration file" onFiles={([file]) => file && giveFile(file)} />
				<Button onClick={() => give(sample)}>Try a sample</Button>
				<span id={`${id}-help`} className={styles.lock}>
					Nothing is sent anywhere.
				</span>
			</div>
			<noscript>
				<div className={styles.bar}>{inTerminal}</div>
			</noscript>
			{asked.state === 'refused' && (
				<p className={styles.say} role="alert">
					{asked.why}
				</p>
			)}
			{children(asked.state === 'given' ? asked.text : null)}
		</div>
	)
}
