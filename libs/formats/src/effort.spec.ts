import { readFileSync } from 'node:fs';
import { readDeclaration } from './read.js';

/** Of the processor, however busy it is with others. Generous: what grows with the square of the input takes tens of seconds. */
const MILLISECONDS = 2_000;

function timed(content: string, type = 'application/xml') {
  const bytes = Buffer.from(content);
  const before = process.cpuUsage();
  const result = readDeclaration(bytes, type);
  const { user, system } = process.cpuUsage(before);
  return { took: (user + system) / 1000, issues: result.ok ? [] : result.issues, result };
}

const message = (shipment: string): string =>
  `<Declaration><FunctionCode>9</FunctionCode><FunctionalReferenceID>x</FunctionalReferenceID><TypeCode>IMA</TypeCode><GoodsShipment>${shipment}</GoodsShipment></Declaration>`;

describe('reading takes time in proportion to what was sent', () => {
  it('of items beyond the number that a declaration has, of which none is looked at', () => {
    const { took, issues } = timed(message('<GovernmentAgencyGoodsItem/>'.repeat(8_000)));
    expect(issues).toMatchObject([{ path: '/Declaration/GoodsShipment/GovernmentAgencyGoodsItem', code: 'too-many' }]);
    expect(took).toBeLessThan(MILLISECONDS);
  });

  it('of many errors, of which the first thousand are told, and how many more there are', () => {
    const { took, issues } = timed(message('<GovernmentAgencyGoodsItem>\n</GovernmentAgencyGoodsItem>'.repeat(999)));
    expect(issues).toHaveLength(1_001);
    expect(issues[0]).toMatchObject({ line: 1 });
    expect(issues.at(-1)?.code).toBe('more');
    expect(issues.at(-1)?.message).toMatch(/^\d+ more errors/);
    expect(took).toBeLessThan(MILLISECONDS);
  });

  it('of many containers', () => {
    const containers = Array.from(
      { length: 8_000 },
      (_, index) => `<TransportEquipment><ID>${index}</ID></TransportEquipment>`,
    );
    const { took, issues } = timed(message(`<Consignment>${containers.join('')}</Consignment>`));
    expect(issues).toMatchObject([{ code: 'too-many' }]);
    expect(took).toBeLessThan(MILLISECONDS);
  });

  it('of a real declaration with as many items as there may be', () => {
    const sample = readFileSync(new URL('../../../tests/samples/wco/original/TT_IM011a.xml', import.meta.url), 'utf8');
    const item = /<GovernmentAgencyGoodsItem>[\s\S]*<\/GovernmentAgencyGoodsItem>/.exec(sample)?.[0] ?? '';
    const items = Array.from({ length: 999 }, (_, index) =>
      item.replace(/<SequenceNumeric>\d+</, `<SequenceNumeric>${index + 1}<`),
    );
    const { took, result } = timed(sample.replace(item, items.join('')));
    expect(result).toMatchObject({ ok: true });
    expect(took).toBeLessThan(MILLISECONDS);
  });

  it('of JSON with lists that are too long, wherever they are', () => {
    const empty = `[${'{},'.repeat(400_000)}{}]`;
    for (const json of [`{"items":${empty}}`, `{"items":[{"taxes":${empty}}]}`]) {
      const { took, issues } = timed(json, 'application/json');
      expect(issues).toMatchObject([{ code: 'too-many' }]);
      expect(took).toBeLessThan(MILLISECONDS);
    }
  });
});
