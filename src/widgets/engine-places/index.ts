export { EnginePlaces, Given } from './EnginePlaces'
