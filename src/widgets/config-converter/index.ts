export { ConfigConverter } from './ConfigConverter'
export { ConvertPanel } from './ConvertPanel'
