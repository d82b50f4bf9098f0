export { ErrorPageFoot } from './ErrorPageFoot'
export { ErrorPageHead } from './ErrorPageHead'
export { ruleOfPage } from './rule-of-page'
