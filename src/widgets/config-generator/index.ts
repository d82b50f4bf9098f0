export { ConfigGenerator } from './ConfigGenerator'
export { GeneratedFiles } from './GeneratedFiles'
