export { ConfigChecker, LogAnalyzer } from './LogAnalyzer'
