export { hasStoredChoice, useSelection } from './use-selection'
