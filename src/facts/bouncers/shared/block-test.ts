import type { Command } from '../../bouncer'

/**
 * The only test that adds an entry. It needs an engine: nothing can be added to the list of an integration.
 *
 * @param seen What the chosen address gets.
 */
export function engineBlockTest(seen: string): { readonly do: readonly Command[]; readonly undo: readonly Command[] } {
	return {
		do: [
			{
				run: 'sudo cscli decisions add --ip 192.0.2.1 --duration 5m --reason test',
				note: `with an engine of your own: put an address there that you can send from, a phone’s for example, never the one you administer from; ${seen}`,
				known: 'source',
			},
		],
		undo: [
			{ run: 'sudo cscli decisions delete --ip 192.0.2.1', note: 'with an engine of your own; without it the entry ends after 5 minutes', known: 'source' },
		],
	}
}
