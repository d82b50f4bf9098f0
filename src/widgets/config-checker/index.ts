export { CheckedConfig } from './CheckedConfig'
export { FileAnswer, FileOf } from './FileAnswer'
