import { afterAll, vi } from 'vitest'

/**
 * What a widget brings later may still be on its way when the last test of a file ends. Whether its failure is seen would hang on the
 * machine's speed; and to end in the middle of it is an error of the whole run, which no test is named for.
 */
afterAll(() => vi.dynamicImportSettled())
