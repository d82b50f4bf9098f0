import type { ReactNode } from 'react'
import type { Bouncer } from '../../facts/bouncer'
import { itselfPulled, proofsOf } from '../../facts/proof'
import { notRunWords, proofWords } from './proof-words'

interface Props {
	readonly bouncer: Bouncer
	readonly deployment: string
}

/** Under a generated file: which programs were run on it and what they did, from the record of our own tests. What proves most stands there, the rest is folded. */
export function ProofStamp({ bouncer, deployment }: Props): ReactNode {
	const proofs = proofsOf(bouncer.id, deployment)
	const [most, ...rest] = proofs.map((proof) => (
		<p key={`${proof.program} ${proof.version} ${proof.proven} ${proof.system}`}>
			Checked with {proof.program} {proof.version}, {proof.date}: {proofWords(proof)}.
		</p>
	))
	return (
		<>
			{most}
			{!proofs.some(itselfPulled) && <p>{notRunWords(bouncer)}</p>}
			{rest.length > 0 && (
				<details>
					<summary>{rest.length === 1 ? 'One more check' : `${rest.length} more checks`}</summary>
					{rest}
				</details>
			)}
		</>
	)
}
