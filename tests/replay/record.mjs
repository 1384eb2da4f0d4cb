// npm run histories -- <version>: keep the histories of every path under tests/histories/<version>.
import { fromSource } from '../setup/source.mjs';

const version = process.argv[2];
if (!/^\d+$/.test(version ?? ''))
  throw new Error('Say under which version to keep the histories: npm run histories -- 2');
const { recordHistories } = await fromSource('tests/replay/record.ts');
await recordHistories(version);
