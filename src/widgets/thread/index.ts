export { Thread, type Trouble } from './thread'
