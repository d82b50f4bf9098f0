import CodeBlock from '@theme/CodeBlock'
import { type ReactNode, useState } from 'react'
import { changedLines } from '../../engine/config/document/changed-lines'
import { archive } from '../../engine/config/generate/archive'
import { idPlaceholder, keyPlaceholder } from '../../engine/config/generate/placeholders'
import type { Generated, GeneratedFile } from '../../engine/config/types'
import type { Bouncer, Deployment } from '../../facts/bouncer'
import { ProofStamp } from '../checked/ProofStamp'
import { Button, CodeText, CopyCommand, download, Spoken, Unseen } from '../parts'
import { Step, Steps } from '../steps'
import styles from './config-generator.module.css'

interface Props {
	readonly generated: Generated
	readonly bouncer: Bouncer
	readonly deployment: Deployment
	/** The option that is wrong in the reader's own file. */
	readonly oneLine?: string | null
	/** A step below those of the files. */
	readonly last?: ReactNode
}

/** The files, what their lines mean, and what to do with them. What is shown is exactly what is copied and downloaded. */
export function GeneratedFiles({ generated, bouncer, deployment, oneLine = null, last }: Props): ReactNode {
	return (
		<>
			{generated.warnings.length > 0 && (
				<div className={styles.warning}>
					{generated.warnings.map((warning) => (
						<p key={warning.code + warning.message}>
							<CodeText text={warning.message} />
						</p>
					))}
				</div>
			)}
			{oneLine !== null && <OneLine files={generated.files} option={oneLine} />}
			{generated.files.map((file) => (
				<File key={file.path} file={file} />
			))}
			{generated.files.length > 1 && (
				<div className={styles.actions}>
					<Button onClick={() => download(`${bouncer.id}.tar`, archive(generated.files, Date.now() / 1000), 'application/x-tar')}>
						Download all ({generated.files.length} files, .tar)
					</Button>
				</div>
			)}
			<h3>Then</h3>
			<Steps>
				{generated.steps.map(({ title, command, shell }) => (
					<Step key={title} name={`${bouncer.id} ${deployment.id} ${title}`} title={<CodeText text={title} />}>
						{command && shell && <CopyCommand command={{ run: command, shell, known: 'source' }} what={title} />}
					</Step>
				))}
				{last}
			</Steps>
			<div className={styles.proof}>
				<ProofStamp bouncer={bouncer} deployment={deployment.id} />
			</div>
		</>
	)
}

/** For a reader whose file is right but for this: the line alone, to replace theirs. */
function OneLine({ files, option }: { readonly files: Generated['files']; readonly option: string }): ReactNode {
	const lines = files.flatMap(({ content, lines, path }) => {
		const at = lines.find(({ key }) => key === option)?.line
		const text = at === undefined ? undefined : content.split('\n')[at - 1]?.trim()
		return text && !text.includes(keyPlaceholder) && !text.includes(idPlaceholder) ? [{ path, text }] : []
	})
	const [only] = lines
	if (!only || lines.length > 1) return null
	return (
		<section className={styles.file}>
			<h3>The one line to replace</h3>
			<p className={styles.quiet}>
				In your own <code>{only.path}</code>, the line of <code>{option}</code>. All else can stay as it is.
			</p>
			<CopyCommand command={{ run: only.text, known: 'source' }} />
		</section>
	)
}

const kindNotes = {
	whole: '',
	added: ' Add it to the file that you have.',
	compared: ' The package has put these lines there: compare them, and do not add them a second time.',
	merged: ' Add it at the end of the file that you have: it adds to the list there.',
	entered: '',
} as const satisfies Record<GeneratedFile['kind'], string>

function File({ file }: { readonly file: GeneratedFile }): ReactNode {
	const changed = useChangedLines(file.content)
	return (
		<section className={styles.file}>
			<h3>
				<code>{file.path}</code>
				{file.mode && (
					<small>
						{file.owner ? `${file.owner}, ` : ''}
						{file.mode}
					</small>
				)}
			</h3>
			<p className={styles.quiet}>
				<CodeText text={file.purpose} />
				{kindNotes[file.kind]}
			</p>
			<CodeBlock language={file.language} metastring={changed.length > 0 ? `{${changed.join(',')}}` : undefined}>
				{file.content}
			</CodeBlock>
			<Spoken>
				<Unseen>{changed.length > 0 && `${file.path}: ${changed.length === 1 ? 'line' : 'lines'} ${changed.join(', ')} changed.`}</Unseen>
			</Spoken>
			<div className={styles.actions}>
				<Button onClick={() => download(nameOf(file), file.content, 'text/plain')}>Download</Button>
			</div>
			{file.lines.length > 0 && (
				<details className={styles.meanings}>
					<summary>What each line means</summary>
					<dl>
						{file.lines.map((line) => (
							<div key={`${line.line} ${line.key}`}>
								<dt>
									<small>{line.line}</small> <code>{line.key}</code>
								</dt>
								<dd>
									<CodeText text={line.meaning} />
								</dd>
							</div>
						))}
					</dl>
				</details>
			)}
		</section>
	)
}

/** The lines that the last change has touched; none until something changes. */
function useChangedLines(content: string): readonly number[] {
	const [seen, setSeen] = useState<{ readonly content: string; readonly changed: readonly number[] }>({ content, changed: [] })
	if (seen.content === content) return seen.changed
	const changed = changedLines(seen.content, content)
	setSeen({ content, changed })
	return changed
}

function nameOf({ path }: GeneratedFile): string {
	const name = path.split(/[/\\]/).pop() ?? 'config'
	return name.includes('.') ? name : `${name.replace(/[^\w -]/g, '')}.txt`
}
