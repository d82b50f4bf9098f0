export { type Choice, type Selection, useSelection } from './use-selection'
