import clsx from 'clsx'
import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { pressedIn } from '../late/press'
import { Button, FileButton } from '../parts'
import styles from './log-analyzer.module.css'

/** A paste beyond this size is read like a file: a text area of that length would freeze the page. */
const longestText = 1_000_000

interface Props {
	readonly compact: boolean
	readonly onReach: () => void
	readonly onText: (text: string) => void
	readonly onFile: (file: File) => void
	readonly onSample: () => void
}

/** Paste, drop or pick. A native text area: it never traps the Tab key, and phones and screen readers know it. */
export function PasteBox({ compact, onReach, onText, onFile, onSample }: Props): ReactNode {
	const id = useId()
	const box = useRef<HTMLDivElement>(null)
	const area = useRef<HTMLTextAreaElement>(null)
	const [dropping, setDropping] = useState(false)
	const [empty, setEmpty] = useState(false)

	// A quick reader reaches for the box or presses a button before the page listens: that was told to nobody.
	// biome-ignore lint/correctness/useExhaustiveDependencies: only what happened before the first moment counts
	useEffect(() => {
		if (document.activeElement === area.current || area.current?.matches(':hover')) onReach()
		const button = box.current && pressedIn(box.current)
		if (button instanceof HTMLElement) button.click()
	}, [])

	const submit = () => {
		const text = area.current?.value ?? ''
		setEmpty(text.trim() === '')
		if (text.trim() === '') area.current?.focus()
		else onText(text)
	}
	const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
		const file = event.clipboardData.files[0]
		const text = event.clipboardData.getData('text')
		setEmpty(false)
		if (file) {
			event.preventDefault()
			onFile(file)
		} else if (text.length > longestText) {
			event.preventDefault()
			onFile(new File([text], 'pasted text'))
		} else if (text.trim() !== '' && area.current?.value === '') {
			// The paste will be all there is: it is read while the browser still sets it.
			onText(text)
		} else setTimeout(submit)
	}
	const drop = (event: DragEvent) => {
		event.preventDefault()
		setDropping(false)
		const file = event.dataTransfer.files[0]
		if (file) onFile(file)
		else {
			const text = event.dataTransfer.getData('text')
			if (area.current) area.current.value = text
			submit()
		}
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
			<label htmlFor={id}>Paste the log, or drop the file here</label>
			<textarea
				id={id}
				ref={area}
				spellCheck={false}
				autoComplete="off"
				autoCorrect="off"
				autoCapitalize="off"
				placeholder={'time="…" level=error msg="…"\nThe last few hundred lines are enough. So is a whole file, also as .gz.'}
				onFocus={onReach}
				onPaste={paste}
				aria-describedby={empty ? `${id}-empty` : undefined}
			/>
			<div className={styles.bar}>
				<Button main onClick={submit}>
					Find the cause
				</Button>
				<FileButton what="Choose a log file" onReach={onReach} onFile={onFile} />
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
						The box is empty. Paste some lines of the log first.
					</span>
				)}
				<span className={styles.lock}>Nothing is sent anywhere. It is read in this page.</span>
			</div>
		</div>
	)
}
