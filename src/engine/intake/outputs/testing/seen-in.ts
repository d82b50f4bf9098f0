import { findOutputs } from '../find-outputs'
import type { Observation } from '../output'

/** What the outputs of a text show, each with the line of the text. */
export function seenIn(text: string): readonly (readonly [number, Observation])[] {
	return findOutputs(text).flatMap(({ seen }) => seen.map(({ line, what }) => [line, what] as const))
}

/** Readers that know a part of the text, in order. */
export function readersOf(text: string): readonly string[] {
	return findOutputs(text).map(({ id }) => id)
}
