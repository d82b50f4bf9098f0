import { describe, expect, it } from 'vitest'
import { treeOf } from '../tree'
import { pythonArguments, pythonDataclass, pythonSettings } from './python'

const nothing = { wanted: [], others: [] }
const pairs = (options: readonly { name: string; default?: unknown }[]) => options.map(({ name, default: value }) => [name, value])

describe('settings of a Python program', () => {
	it('are the arguments of a class', () => {
		const tree = treeOf({
			'client.py': `class Other:
    def __init__(self, no):
        pass


class Client(Base):
    def __init__(
        self,
        api_key,
        url="http://localhost/",
        interval=15,
        agent=f"python/{__version__}",
        scopes=("ip", "range"),
        origins=(),
        strict=False,
        **kwargs,
    ):
        pass
`,
		})
		expect(pairs(pythonArguments('client.py', 'Client')(tree, nothing))).toEqual([
			['api_key', null],
			['url', 'http://localhost/'],
			['interval', 15],
			['agent', undefined],
			['scopes', ['ip', 'range']],
			['origins', []],
			['strict', false],
		])
	})

	it('are the fields of dataclasses, those of other ones below', () => {
		const tree = treeOf({
			'config.py': `@dataclass
class Service:
    id: str
    limit: int = 20

    def check(self):
        limit: int = 3


@dataclass
class Account:
    token: str
    services: List[Service]


@dataclass
class Lapi:
    key: str
    names: List[str] = field(default_factory=list)
    sources: List[str] = field(
        default_factory=lambda: DEFAULTS.copy()
    )
    version: Optional[str] = None


@dataclass
class Config:
    lapi: Lapi
    path: str = (
        "/var/cache.json"
    )
    accounts: List[Account] = field(default_factory=list)
    fast: bool = False
`,
		})
		expect(pairs(pythonDataclass('config.py', 'Config')(tree, nothing))).toEqual([
			['lapi.key', null],
			['lapi.names', []],
			['lapi.sources', undefined],
			['lapi.version', []],
			['path', '/var/cache.json'],
			['accounts', []],
			['accounts[].token', null],
			['accounts[].services', null],
			['accounts[].services[].id', null],
			['accounts[].services[].limit', 20],
			['fast', false],
		])
	})

	it('are what is asked of Django', () => {
		const tree = treeOf({
			'middleware.py': `if not getattr(settings, "GUARD_KEY"):
    pass
url = getattr(
    settings, "GUARD_URL", "http://localhost/"
)  # for now
wait = getattr(settings, "GUARD_WAIT", 15)
ask = getattr(
    settings,
    "GUARD_ASK",
    [lambda request: request.META],
)
`,
		})
		expect(pairs(pythonSettings('middleware.py')(tree, nothing))).toEqual([
			['GUARD_KEY', null],
			['GUARD_URL', 'http://localhost/'],
			['GUARD_WAIT', 15],
			['GUARD_ASK', undefined],
		])
	})
})
