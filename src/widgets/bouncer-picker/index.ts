export { BouncerBar } from './BouncerBar'
export { BouncerPicker } from './BouncerPicker'
