export { type Choice, hasStoredChoice, type Selection, useSelection } from './use-selection'
