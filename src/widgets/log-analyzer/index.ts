export { LogAnalyzer } from './LogAnalyzer'
