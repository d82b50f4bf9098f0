export { CodeText } from './CodeText'
export { CopyButton } from './CopyButton'
export { CopyCommand } from './CopyCommand'
