import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { MalformedXml, readXml, XML_LIMITS } from './xml-read.js';
import { lineAndColumn, pathOf, type XmlElement } from './xml-tree.js';
import { writeXml } from './xml-write.js';

const bytes = (text: string) => new TextEncoder().encode(text);

function issueOf(document: Uint8Array) {
  try {
    readXml(document);
  } catch (error) {
    if (error instanceof MalformedXml) return error.issue;
    throw error;
  }
  return undefined;
}

describe('a hostile document', () => {
  it.each([
    ['entities that multiply', '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['an external document type', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>'],
  ])('is refused for its document type declaration: %s', (_, text) => {
    expect(issueOf(bytes(text))).toMatchObject({ code: 'xml-doctype-refused', line: 1 });
  });

  it('may not use an entity that is not predefined', () => {
    expect(issueOf(bytes('<a>\n  &unknown;</a>'))).toMatchObject({ code: 'xml-malformed', line: 2, column: 11 });
  });

  it.each([
    ['nesting', '<a>'.repeat(XML_LIMITS.depth + 1)],
    ['elements', `<a>${'<b/>'.repeat(XML_LIMITS.elements)}</a>`],
    ['attributes', `<a ${Array.from({ length: XML_LIMITS.attributes + 1 }, (_, n) => `a${n}=""`).join(' ')}/>`],
    ['text', `<a>${'x'.repeat(XML_LIMITS.text + 1)}</a>`],
    ['bytes', `<a>${' '.repeat(XML_LIMITS.bytes)}</a>`],
  ])('is refused beyond the limit of %s', (_, text) => {
    expect(issueOf(bytes(text))).toMatchObject({ code: 'xml-too-large' });
  });
});

describe('a document that is not well-formed', () => {
  it('is refused at the line and column where it breaks, as in the published example', () => {
    const sample = readFileSync(new URL('../../../tests/samples/wco/malformed/TT_IM084a.xml', import.meta.url));
    expect(issueOf(sample)).toMatchObject({ code: 'xml-malformed', line: 164, column: 9 });
  });

  it.each(['', '   ', 'a', '<a>', '<a></b>', '<a/><b/>', '<a b=1/>', '<p:a/>', '<a>\u0001</a>', '<a>&#0;</a>'])(
    'is refused: %j',
    (text) => {
      const issue = issueOf(bytes(text));
      expect(issue?.code).toBe('xml-malformed');
      expect(issue?.line).toBeGreaterThan(0);
      expect(issue?.column).toBeGreaterThan(0);
    },
  );
});

describe('the encoding of a document', () => {
  const text = '<?xml version="1.0"?><a>Zoë</a>';
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');

  it.each([
    ['UTF-8', bytes(text)],
    ['UTF-8 with a byte order mark', bytes(`\uFEFF${text}`)],
    ['UTF-16, little-endian', utf16],
    ['UTF-16, big-endian', Buffer.from(utf16).swap16()],
    ['declared ISO-8859-1', Buffer.from(text.replace('?>', ' encoding="ISO-8859-1"?>'), 'latin1')],
    ['declared windows-1252', Buffer.from(text.replace('?>', " encoding='windows-1252'?>"), 'latin1')],
  ])('may be %s', (_, document) => {
    expect(readXml(document).root.text).toBe('Zoë');
  });

  it('is UTF-8 unless declared: bytes that are not are refused at the first of them', () => {
    expect(issueOf(Buffer.from('<a>\nZo\xEB</a>', 'latin1'))).toEqual({
      path: '',
      code: 'xml-malformed',
      message: 'these bytes are not UTF-8',
      line: 2,
      column: 3,
    });
  });

  it.each(['UTF-16', 'UTF-7', 'EBCDIC-CP-GB', 'constructor'])('cannot be %s', (encoding) => {
    expect(issueOf(bytes(`<?xml version="1.0" encoding="${encoding}"?><a/>`))).toMatchObject({ code: 'xml-malformed' });
  });
});

describe('an element', () => {
  it('has its local name, whatever the prefix, and knows where it stands', () => {
    const { root, text } = readXml(
      bytes('<x:Declaration xmlns:x="urn:a">\n  <x:B/>\n  <x:B c="1">t</x:B>\n</x:Declaration>'),
    );
    const [, second] = root.children as [XmlElement, XmlElement];
    expect(second).toMatchObject({ name: 'B', namespace: 'urn:a', attributes: { c: '1' }, text: 't' });
    expect(pathOf(second)).toBe('/Declaration/B[2]');
    expect(lineAndColumn(text, second.offset)).toEqual({ line: 3, column: 3 });
  });
});

describe('writing', () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,8}$/).filter((each) => !/^xmlns$/i.test(each));
  // Characters that XML 1.0 allows, with those that need care made frequent.
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom('&', '<', '>', '"', "'", ']]>', '\r', '\n', '\t', ' ', '€', '😀'),
        fc.string({ maxLength: 3 }),
      ),
      {
        maxLength: 6,
      },
    )
    .map((parts) =>
      Array.from(parts.join(''))
        .filter((each) => each >= ' ' || '\t\n\r'.includes(each))
        .join(''),
    );
  const { tree } = fc.letrec<{ tree: XmlElement }>((tie) => ({
    tree: fc
      .record({
        name,
        namespace: fc.constantFrom('', 'urn:a', 'urn:b&"c'),
        attributes: fc.dictionary(name, text, { maxKeys: 3 }),
        children: fc.oneof({ maxDepth: 4 }, fc.constant<XmlElement[]>([]), fc.array(tie('tree'), { maxLength: 3 })),
        text,
      })
      .map((element) => ({
        ...element,
        text: element.children.length > 0 ? '' : element.text,
        offset: -1,
        parent: null,
      })),
  }));

  it('gives a document that reads as the same tree', () => {
    fc.assert(
      fc.property(tree, (element) => {
        expect(plain(readXml(writeXml(element)).root)).toEqual(plain(element));
      }),
      { numRuns: 200 },
    );
  });

  /** What the tree says: layout between children is no part of it. */
  function plain({ name, namespace, attributes, children, text }: XmlElement): unknown {
    return {
      name,
      namespace,
      attributes: { ...attributes },
      children: children.map(plain),
      text: children.length > 0 ? '' : text,
    };
  }
});
