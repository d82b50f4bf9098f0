export { ErrorPageFoot } from './ErrorPageFoot'
export { ErrorPageHead } from './ErrorPageHead'
export { ErrorPageSteps } from './ErrorPageSteps'
export { ruleOfPage } from './rule-of-page'
