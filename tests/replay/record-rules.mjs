// npm run rule-histories -- <version>: keep the histories of every way through a rule's life under tests/rule-histories/<version>.
import { fromSource } from '../setup/source.mjs';

const version = process.argv[2];
if (!/^\d+$/.test(version ?? ''))
  throw new Error('Say under which version to keep the histories: npm run rule-histories -- 2');
const { recordRuleHistories } = await fromSource('tests/replay/record-rules.ts');
await recordRuleHistories(version);
