import TabItem from '@theme/TabItem'
import Tabs from '@theme/Tabs'
import MDXComponents from '@theme-original/MDXComponents'
import { BlockTest } from '../widgets/block-test/BlockTest'
import { BouncerBar } from '../widgets/bouncer-picker'
import { CheckedWith } from '../widgets/checked/CheckedWith'
import { CollectCommand } from '../widgets/collect-command/CollectCommand'
import { Commands, CommandTable } from '../widgets/commands/Commands'
import { ConfigGenerator } from '../widgets/config-generator'
import { ConfigPaths } from '../widgets/config-paths/ConfigPaths'
import { Doors } from '../widgets/doors/Doors'
import { EndpointForm } from '../widgets/endpoint-form/EndpointForm'
import { EndpointProbe } from '../widgets/endpoint-probe/EndpointProbe'
import { HealthyPull } from '../widgets/healthy-pull/HealthyPull'
import { IntegrationVerdict } from '../widgets/integration-verdict/IntegrationVerdict'
import { IssueFacts } from '../widgets/issue-facts/IssueFacts'
import { LegacyNames } from '../widgets/legacy-names/LegacyNames'
import { LogPlaces } from '../widgets/log-places/LogPlaces'
import { OptionTable } from '../widgets/option-table/OptionTable'
import { Traps } from '../widgets/traps/Traps'
import { UpstreamLinks } from '../widgets/upstream-links/UpstreamLinks'
import { Only } from '../widgets/variants'

/** The tags that pages may use without an import. Heavy ones that few pages need are imported by those pages. */
export default {
	...MDXComponents,
	BlockTest,
	BouncerBar,
	CheckedWith,
	CollectCommand,
	Commands,
	CommandTable,
	ConfigGenerator,
	ConfigPaths,
	Doors,
	EndpointForm,
	EndpointProbe,
	HealthyPull,
	IntegrationVerdict,
	IssueFacts,
	LegacyNames,
	LogPlaces,
	Only,
	OptionTable,
	TabItem,
	Tabs,
	Traps,
	UpstreamLinks,
}
