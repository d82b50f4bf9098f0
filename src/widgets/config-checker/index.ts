export { ConfigChecker } from './ConfigChecker'
