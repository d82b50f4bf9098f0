export { ConfigChecker } from './ConfigChecker'
export { CheckedConfig } from './Problems'
