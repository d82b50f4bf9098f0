import type { Command, Commands } from './bouncer'

/** A restart behind the test of the file: with a broken one it ends a server that was running. Without a test that pulls, which counts against a plan. */
export function testedRestart({ test, restart }: Commands): readonly Command[] {
	if (!restart) return []
	return test && !test.pulls ? [test, restart] : [restart]
}
