import CodeBlock from '@theme/CodeBlock'
import { type ReactNode, useState } from 'react'
import { archive } from '../../engine/config/archive'
import { changedLines } from '../../engine/config/changed-lines'
import type { Generated, GeneratedFile } from '../../engine/config/types'
import type { Bouncer, Deployment } from '../../facts/bouncer'
import { ProofStamp } from '../checked/ProofStamp'
import { Button, CodeText, download, Unseen } from '../parts'
import styles from './config-generator.module.css'

interface Props {
	readonly generated: Generated
	readonly bouncer: Bouncer
	readonly deployment: Deployment
}

/** The files, what their lines mean, and what to do with them. What is shown is exactly what is copied and downloaded. */
export function GeneratedFiles({ generated, bouncer, deployment }: Props): ReactNode {
	return (
		<>
			{generated.warnings.map((warning) => (
				<p key={warning.code + warning.message} className={styles.warning}>
					<CodeText text={warning.message} />
				</p>
			))}
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
			<ol className={styles.steps}>
				{generated.steps.map((step) => (
					<li key={step.title}>
						<CodeText text={step.title} />
						{step.command && <CodeBlock language="bash">{step.command}</CodeBlock>}
					</li>
				))}
			</ol>
			<div className={styles.proof}>
				<ProofStamp bouncer={bouncer} deployment={deployment.id} />
			</div>
		</>
	)
}

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
				{file.fragment ? ' Add it to the file that you have.' : ''}
			</p>
			<CodeBlock language={file.language} metastring={changed.length > 0 ? `{${changed.join(',')}}` : undefined}>
				{file.content}
			</CodeBlock>
			<div aria-live="polite">
				<Unseen>{changed.length > 0 && `${file.path}: ${changed.length === 1 ? 'line' : 'lines'} ${changed.join(', ')} changed.`}</Unseen>
			</div>
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
