import { openPage } from './browser.mjs'
const b = await openPage()
const f = process.argv[2]
for (let i=0;i<3;i++) console.log(JSON.stringify(await b.readFile(f)))
await b.close()
