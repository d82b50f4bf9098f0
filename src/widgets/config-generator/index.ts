export { ConfigGenerator } from './ConfigGenerator'
