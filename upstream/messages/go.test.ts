import { describe, expect, it } from 'vitest'
import { readGo, readStructuredGo } from './go'

const texts = (source: string, read = readGo) => read('a.go', source).map(({ level, parts }) => [level, parts.map((part) => part ?? '…').join('')])

describe('messages of Go', () => {
	it('are log calls of each level, with a value for each verb', () => {
		expect(
			texts('log.Errorf("unable to open %s after %d tries: %v", path, n, err)\nlog.Warn("odd " + name)\nm.logger.Fatal("gone: ", err)\nlog.Info("fine")'),
		).toEqual([
			['error', 'unable to open … after … tries: …'],
			['warning', 'odd …'],
			['fatal', 'gone: …'],
			['info', 'fine'],
		])
	})

	it('are logs that hang on another call, and texts made first', () => {
		expect(texts('clog.WithError(err).Error("captcha broken")\nb.log.Error(fmt.Sprintf("query:%s url:%s", a, b))')).toEqual([
			['error', 'captcha broken'],
			['error', 'query:… url:…'],
		])
	})

	it('are error values', () => {
		expect(
			texts(
				'return fmt.Errorf("bad %q: %w", name, err)\nerrors.New(`no "key"`)\nerrors.Wrap(err, "reading")\nd.Errf("unknown %s", x)\nstatus.Error(codes.Internal, "no")',
			),
		).toEqual([
			['raised', 'bad "…": …'],
			['raised', 'no "key"'],
			['raised', 'reading'],
			['raised', 'unknown …'],
			['raised', 'no'],
		])
	})

	it('are nothing in comments, in texts and in what is no log', () => {
		expect(
			texts(
				'// log.Error("a comment")\n/* log.Error("another") */\nx := "log.Error(no)"\nhttp.Error(w, "for a visitor", 500)\nerr.Error()\nt.Error("of a test")',
			),
		).toEqual([])
	})

	it('keep their line, also behind comments of several lines', () => {
		expect(readGo('a.go', '/*\n\n*/\nlog.Error("here")')[0]?.line).toBe(4)
	})

	it('have the fields of slog and zap', () => {
		const [slog, zap] = readStructuredGo(
			'a.go',
			'logger.Error("failed", "error", err, slog.String("ip", ip))\nlogger.Warn("slow", zap.Duration("interval", d), zap.Error(err))',
		)
		expect(slog).toMatchObject({ parts: ['failed'], fields: { error: null, ip: null } })
		expect(zap).toMatchObject({ level: 'warning', parts: ['slow'], fields: { interval: null, error: null } })
	})
})
