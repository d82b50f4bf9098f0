export { ErrorPageFoot } from './ErrorPageFoot'
export { ruleOfPage } from './rule-of-page'
