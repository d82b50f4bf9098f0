import type { TextFormat } from '../format'
import { isBareWord } from '../words'

export const text: TextFormat = { id: 'text', prism: 'text', holds: isBareWord }
export const shell: TextFormat = { id: 'shell', prism: 'bash', holds: isBareWord }
