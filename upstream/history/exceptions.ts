import type { Exception } from '../check'

/** Differences between `since` and `until` and the releases that are right, each with its reason. */
export const exceptions: readonly Exception[] = []
