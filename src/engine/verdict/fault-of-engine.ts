import { causeOf } from '../../facts/causes'
import type { Finding, Verdict } from './verdict'

/** The engine itself is at fault: what it reads, parses, sends. Apart from the verdict, which pages load without the causes. */
export function isFaultOfEngine({ cause }: Pick<Verdict, 'cause'>): boolean {
	return cause !== null && causeOf(cause).group === 'engine'
}

/** A message of the engine, also where too little stands around it to prove who speaks. */
export function isSaidByEngine(finding: Finding | undefined): boolean {
	return finding?.error.startsWith('engine/') ?? false
}
