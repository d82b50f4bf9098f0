import { causeOf } from '../../facts/causes'
import type { Verdict } from './verdict'

/** The engine itself is at fault: what it reads, parses, sends. Apart from the verdict, which pages load without the causes. */
export function isFaultOfEngine({ cause }: Pick<Verdict, 'cause'>): boolean {
	return cause !== null && causeOf(cause).group === 'engine'
}
