export { allLate, late } from './late'
