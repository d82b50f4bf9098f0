export { byDeployment, type DeploymentGroup, deploymentIds, deploymentNames } from './by-deployment'
export { Only } from './Only'
export { Variants } from './Variants'
