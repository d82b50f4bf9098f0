export { CommandSteps } from './CommandSteps'
export { ProofStep } from './ProofStep'
export { Step, Steps } from './Step'
