export { byDeployment, type DeploymentGroup, deploymentIds, deploymentNames } from './by-deployment'
export { Variants } from './Variants'
