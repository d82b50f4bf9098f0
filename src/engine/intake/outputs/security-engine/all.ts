import type { OutputReader } from '../output'
import { allowlistsList } from './allowlists'
import { apiStatus } from './api-status'
import { bouncerInspect, bouncersList } from './bouncers'
import { consoleStatus } from './console'
import { alertsList, decisionsList } from './decisions'
import { engineFiles } from './engine-files'
import { engineLog } from './engine-log'
import { explain } from './explain'
import { hubList } from './hub'
import { machinesList } from './machines'
import { metrics } from './metrics'
import { cscliJson } from './of-json'
import { refused } from './refused'
import { simulationStatus } from './simulation'

/** What `cscli` prints, and the engine's log. JSON that is known by its form alone comes behind those that a command names, what is said instead of an answer last. */
export const securityEngineReaders: readonly OutputReader[] = [
	bouncersList,
	bouncerInspect,
	machinesList,
	apiStatus,
	metrics,
	decisionsList,
	alertsList,
	hubList,
	simulationStatus,
	consoleStatus,
	allowlistsList,
	explain,
	cscliJson,
	engineFiles,
	engineLog,
	refused,
]
