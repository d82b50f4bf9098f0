export { Asking } from './Asking'
export { warmConfigThread } from './config-thread'
export type { CheckedText } from './protocol'
export { type Asked, useAnswer } from './use-answer'
