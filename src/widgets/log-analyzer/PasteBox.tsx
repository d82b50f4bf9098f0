import clsx from 'clsx'
import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { giveToForm } from '../forms'
import { takePaste, takePresses, useHandedIn } from '../late'
import { Button, FileButton, PasteButton } from '../parts'
import { type Lead, leads } from './leads'
import styles from './log-analyzer.module.css'

/** A paste beyond this size is read like a file: a text area of that length would freeze the page. */
const longestText = 1_000_000

interface Props {
	readonly lead: Lead
	readonly compact: boolean
	readonly onReach: () => void
	readonly onText: (text: string) => void
	readonly onFiles: (files: readonly File[]) => void
	readonly onSample: () => void
	/** Something comes from beside the box: what is read next follows what was read before. */
	readonly onBeside: () => void
}

/** Paste, drop or pick. A native text area: it never traps the Tab key, and phones and screen readers know it. */
export function PasteBox({ lead, compact, onReach, onText, onFiles, onSample, onBeside }: Props): ReactNode {
	const id = useId()
	const { label, placeholder, action, files } = leads[lead]
	const box = useRef<HTMLDivElement>(null)
	const area = useRef<HTMLTextAreaElement>(null)
	const [dropping, setDropping] = useState(false)
	const [empty, setEmpty] = useState(false)

	const submit = () => {
		const text = area.current?.value ?? ''
		setEmpty(text.trim() === '')
		if (text.trim() === '') area.current?.focus()
		else onText(text)
	}
	const take = (given: string | readonly File[]) => {
		setEmpty(false)
		if (typeof given !== 'string') onFiles(given)
		else if (given.length > longestText) onFiles([new File([given], 'pasted text')])
		else {
			if (area.current) area.current.value = given
			submit()
		}
	}
	useHandedIn((given) => {
		// Address or key, copied from the Console, belong into the form that asks for them.
		if (typeof given === 'string' && giveToForm(given, box.current?.parentElement ?? null)) return
		onBeside()
		take(given)
	})
	// A quick reader reaches for the box, pastes or presses a button before the page listens: that was told to nobody.
	// biome-ignore lint/correctness/useExhaustiveDependencies: only what happened before the first moment counts
	useEffect(() => {
		if (!box.current || !area.current) return
		if (document.activeElement === area.current || area.current.matches(':hover')) onReach()
		const presses = takePresses(box.current)
		if (takePaste(area.current) && presses.length === 0) submit()
		for (const button of presses) if (button instanceof HTMLElement) button.click()
	}, [])
	const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
		const files = [...event.clipboardData.files]
		const text = event.clipboardData.getData('text')
		setEmpty(false)
		if (files.length > 0) {
			event.preventDefault()
			onFiles(files)
		} else if (text.length > longestText) {
			event.preventDefault()
			onFiles([new File([text], 'pasted text')])
		} else if (text.trim() !== '' && area.current?.value === '') {
			// The paste will be all there is: it is read while the browser still sets it.
			onText(text)
		} else setTimeout(submit)
	}
	const drop = (event: DragEvent) => {
		event.preventDefault()
		setDropping(false)
		const files = [...event.dataTransfer.files]
		take(files.length > 0 ? files : event.dataTransfer.getData('text'))
	}
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way in; the text area and the file button are the accessible ones
		<div
			ref={box}
			className={clsx(styles.input, compact && styles.compact, dropping && styles.dropping)}
			onDragEnter={onReach}
			onDragOver={(event) => {
				event.preventDefault()
				setDropping(true)
			}}
			onDragLeave={() => setDropping(false)}
			onDrop={drop}
			onPointerEnter={onReach}
		>
			<label htmlFor={id}>{label}</label>
			<textarea
				id={id}
				ref={area}
				spellCheck={false}
				autoComplete="off"
				autoCorrect="off"
				autoCapitalize="off"
				placeholder={placeholder}
				onFocus={onReach}
				onPaste={paste}
				aria-describedby={empty ? `${id}-empty` : undefined}
			/>
			<div className={styles.bar}>
				<span className={styles.paste}>
					<PasteButton main what="Paste what you copied" onPaste={take} onRefused={() => area.current?.focus()} />
				</span>
				<span className={styles.submit}>
					<Button main onClick={submit}>
						{action}
					</Button>
				</span>
				<FileButton what={files} several onReach={onReach} onFiles={onFiles} />
				<Button
					onClick={() => {
						setEmpty(false)
						onSample()
					}}
				>
					Try a sample
				</Button>
				{empty && (
					<span id={`${id}-empty`} className={styles.refusal} role="alert">
						{leads[lead].empty}
					</span>
				)}
				<span className={styles.lock}>Nothing is sent anywhere. It is read in this page.</span>
			</div>
		</div>
	)
}
