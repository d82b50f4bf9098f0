export { ConfigPaste } from './ConfigPaste'
