import TabItem from '@theme/TabItem'
import Tabs from '@theme/Tabs'
import MDXComponents from '@theme-original/MDXComponents'
import { Doors } from '../widgets/doors/Doors'
import { IssueFacts } from '../widgets/issue-facts/IssueFacts'
import { late } from '../widgets/late'
import { LogAnalyzer } from '../widgets/log-analyzer'
import { Only } from '../widgets/variants/Only'

/** The tags that pages may use without an import. What shows facts of bouncers is in the static HTML and wakes up late. */
export default {
	...MDXComponents,
	BlockTest: late(() => import('../widgets/block-test/BlockTest').then(({ BlockTest }) => BlockTest)),
	BouncerBar: late(() => import('../widgets/bouncer-picker').then(({ BouncerBar }) => BouncerBar)),
	BouncerTable: late(() => import('../widgets/bouncer-table/BouncerTable').then(({ BouncerTable }) => BouncerTable)),
	CheckedWith: late(() => import('../widgets/checked/CheckedWith').then(({ CheckedWith }) => CheckedWith)),
	CollectCommand: late(() => import('../widgets/collect-command/CollectCommand').then(({ CollectCommand }) => CollectCommand)),
	Commands: late(() => import('../widgets/commands/Commands').then(({ Commands }) => Commands)),
	CommandTable: late(() => import('../widgets/commands/Commands').then(({ CommandTable }) => CommandTable)),
	Confirm: late(() => import('../widgets/error-page/ConfirmStep').then(({ Confirm }) => Confirm)),
	ConfigChecker: late(() => import('../widgets/config-checker').then(({ ConfigChecker }) => ConfigChecker)),
	ConfigConverter: late(() => import('../widgets/config-converter').then(({ ConfigConverter }) => ConfigConverter)),
	ConfigGenerator: late(() => import('../widgets/config-generator').then(({ ConfigGenerator }) => ConfigGenerator)),
	ConfigPaths: late(() => import('../widgets/config-paths/ConfigPaths').then(({ ConfigPaths }) => ConfigPaths)),
	Doors,
	EndpointForm: late(() => import('../widgets/endpoint-form/EndpointForm').then(({ EndpointForm }) => EndpointForm)),
	EndpointProbe: late(() => import('../widgets/endpoint-probe/EndpointProbe').then(({ EndpointProbe }) => EndpointProbe)),
	ErrorIndex: late(() => import('../widgets/error-index/ErrorIndex').then(({ ErrorIndex }) => ErrorIndex)),
	HealthyPull: late(() => import('../widgets/healthy-pull/HealthyPull').then(({ HealthyPull }) => HealthyPull)),
	IntegrationVerdict: late(() => import('../widgets/integration-verdict/IntegrationVerdict').then(({ IntegrationVerdict }) => IntegrationVerdict)),
	IssueFacts,
	LegacyNames: late(() => import('../widgets/legacy-names/LegacyNames').then(({ LegacyNames }) => LegacyNames)),
	LogAnalyzer,
	LogPlaces: late(() => import('../widgets/log-places/LogPlaces').then(({ LogPlaces }) => LogPlaces)),
	Only,
	OptionTable: late(() => import('../widgets/option-table/OptionTable').then(({ OptionTable }) => OptionTable)),
	TabItem,
	Tabs,
	Traps: late(() => import('../widgets/traps/Traps').then(({ Traps }) => Traps)),
	UpstreamLinks: late(() => import('../widgets/upstream-links/UpstreamLinks').then(({ UpstreamLinks }) => UpstreamLinks)),
}
