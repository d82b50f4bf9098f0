import type { ReactNode } from 'react'
import type { Bouncer } from '../../facts/bouncer'
import { bouncerOf } from '../../facts/bouncers'
import { notRun } from '../../facts/not-run'
import { type Proof, proofsOf } from '../../facts/proof'
import { CodeText } from '../parts'
import { proofWords } from './proof-words'

/** What was run and what was read to know what the page says, when, and what is not known. */
export function CheckedWith({ bouncer: id }: { readonly bouncer: string }): ReactNode {
	const bouncer = bouncerOf(id)
	if (!bouncer) return null
	const unproven = bouncer.deployments.filter((deployment) => proofsOf(bouncer.id, deployment.id).length === 0)
	return (
		<ul>
			{alike(bouncer).map(({ proof, deployments }) => (
				<li key={kindOf(proof)}>
					Checked with {proof.program} {proof.version}, {proof.date}: {proofWords(proof)}. For: {deployments.join('; ')}.
				</li>
			))}
			{notRun[bouncer.id] && <li>The bouncer itself is not run by our tests: {notRun[bouncer.id]}.</li>}
			{unproven.length > 0 && (
				<li>Not read back by another program: {unproven.map(({ name }) => name).join('; ')}. What is generated rests on what follows.</li>
			)}
			{bouncer.checked.map((checked) => (
				<li key={`${checked.program} ${checked.version} ${checked.how}`}>
					The facts of this page: {checked.program} {checked.version}, {checked.date},{' '}
					{checked.how === 'run' ? 'seen in a run' : checked.how === 'source' ? 'read in its source' : 'read in its documentation'}.
				</li>
			))}
			{bouncer.unknown.map((unknown) => (
				<li key={unknown}>
					Not known: <CodeText text={unknown} />
				</li>
			))}
		</ul>
	)
}

const kindOf = ({ program, version, proven, system, note }: Proof) => [program, version, proven, system, note].join(' | ')

/** Proofs that differ in the deployment only, with the names of the deployments. */
function alike(bouncer: Bouncer): readonly { readonly proof: Proof; readonly deployments: readonly string[] }[] {
	const groups = new Map<string, { readonly proof: Proof; readonly deployments: string[] }>()
	for (const { id, name } of bouncer.deployments)
		for (const proof of proofsOf(bouncer.id, id)) {
			const key = kindOf(proof)
			const group = groups.get(key) ?? { proof, deployments: [] }
			group.deployments.push(name)
			groups.set(key, group)
		}
	return [...groups.values()]
}
