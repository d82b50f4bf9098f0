import MDXComponents from '@theme-original/MDXComponents'
import { Doors } from '../widgets/doors/Doors'
import { IssueChain } from '../widgets/issue-chain/IssueChain'
import { IssueFacts } from '../widgets/issue-facts/IssueFacts'
import { late } from '../widgets/late'
import { ConfigChecker, LogAnalyzer } from '../widgets/log-analyzer'
import { Only } from '../widgets/variants/Only'

/** The tags that pages may use without an import. What shows facts of bouncers is in the static HTML and wakes up late. */
export default {
	...MDXComponents,
	Appliances: late(() => import('../widgets/appliances/Appliances').then(({ Appliances }) => Appliances)),
	BlockTest: late(() => import('../widgets/block-test/BlockTest').then(({ BlockTest }) => BlockTest)),
	BouncerBar: late(() => import('../widgets/bouncer-picker').then(({ BouncerBar }) => BouncerBar)),
	BouncerTable: late(() => import('../widgets/bouncer-table/BouncerTable').then(({ BouncerTable }) => BouncerTable)),
	CheckedWith: late(() => import('../widgets/checked/CheckedWith').then(({ CheckedWith }) => CheckedWith)),
	CollectCommand: late(() => import('../widgets/collect-command/CollectCommand').then(({ CollectCommand }) => CollectCommand)),
	Commands: late(() => import('../widgets/error-page/CommandsOfPage').then(({ CommandsOfPage }) => CommandsOfPage)),
	CommandTable: late(() => import('../widgets/commands/Commands').then(({ CommandTable }) => CommandTable)),
	Confirm: late(() => import('../widgets/error-page/ConfirmStep').then(({ Confirm }) => Confirm)),
	ConfigChecker,
	ConfigConverter: late(() => import('../widgets/config-converter').then(({ ConfigConverter }) => ConfigConverter)),
	ConfigGenerator: late(() => import('../widgets/error-page/GeneratorOfPage').then(({ GeneratorOfPage }) => GeneratorOfPage)),
	ConfigPaths: late(() => import('../widgets/config-paths/ConfigPaths').then(({ ConfigPaths }) => ConfigPaths)),
	Doors,
	EngineAcquisition: late(() => import('../widgets/engine-acquisition/EngineAcquisition').then(({ EngineAcquisition }) => EngineAcquisition)),
	EngineCommand: late(() => import('../widgets/engine-command/EngineCommand').then(({ EngineCommand }) => EngineCommand)),
	EngineFix: late(() => import('../widgets/engine-fix/EngineFix').then(({ EngineFix }) => EngineFix)),
	EngineFiles: late(() => import('../widgets/engine-command/EngineFiles').then(({ EngineFiles }) => EngineFiles)),
	EndpointForm: late(() => import('../widgets/endpoint-form/EndpointForm').then(({ EndpointForm }) => EndpointForm)),
	EndpointProbe: late(() => import('../widgets/endpoint-probe/EndpointProbe').then(({ EndpointProbe }) => EndpointProbe)),
	ErrorIndex: late(() => import('../widgets/error-index/ErrorIndex').then(({ ErrorIndex }) => ErrorIndex)),
	HealthyPull: late(() => import('../widgets/healthy-pull/HealthyPull').then(({ HealthyPull }) => HealthyPull)),
	IntegrationVerdict: late(() => import('../widgets/integration-verdict/IntegrationVerdict').then(({ IntegrationVerdict }) => IntegrationVerdict)),
	IssueChain,
	IssueFacts,
	LegacyNames: late(() => import('../widgets/legacy-names/LegacyNames').then(({ LegacyNames }) => LegacyNames)),
	LogAnalyzer,
	LogPlaces: late(() => import('../widgets/log-places/LogPlaces').then(({ LogPlaces }) => LogPlaces)),
	Only,
	OptionTable: late(() => import('../widgets/option-table/OptionTable').then(({ OptionTable }) => OptionTable)),
	PageSizes: late(() => import('../widgets/appliances/PageSizes').then(({ PageSizes }) => PageSizes)),
	Traps: late(() => import('../widgets/traps/Traps').then(({ Traps }) => Traps)),
	UpstreamLinks: late(() => import('../widgets/upstream-links/UpstreamLinks').then(({ UpstreamLinks }) => UpstreamLinks)),
}
