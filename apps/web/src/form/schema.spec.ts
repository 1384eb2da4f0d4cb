import { AgencyForm, ArrivalForm, DocumentsForm, InformationForm, InspectionForm } from '#libs/domain';
import { z } from 'zod';
import { askFor, followed, isNeeded, withPart, type Schema } from './schema.js';

/** How each part of a form is asked for, from the contract as the API tells it. */
function asks(form: z.ZodType): Record<string, string> {
  const { $defs = {}, $ref = '' } = z.toJSONSchema(form, { io: 'input' }) as Schema;
  const { properties = {} } = followed({ $ref }, $defs);
  return Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, askFor(followed(part, $defs), $defs)]),
  );
}

describe('a form', () => {
  it('asks for each part of the contract as fits it', () => {
    expect(asks(InspectionForm)).toEqual({
      outcome: 'choice',
      extent: 'choice',
      packagesOpened: 'whole-number',
      counted: 'several',
      containers: 'lines',
      seals: 'lines',
      photographs: 'several',
      signatures: 'several',
      findings: 'several',
      reasonResults: 'several',
      note: 'long-text',
    });
    expect(asks(DocumentsForm)).toMatchObject({ raiseTo: 'choice' });
    expect(asks(AgencyForm)).toMatchObject({ permit: 'text', reason: 'long-text' });
    expect(asks(InformationForm)).toEqual({ answer: 'long-text', documents: 'files' });
    expect(asks(ArrivalForm)).toMatchObject({ arrivedAt: 'moment' });
  });

  it('leaves out what is not said', () => {
    const filled = withPart({ outcome: 'conforming' }, 'note', 'seen');
    expect(filled).toEqual({ outcome: 'conforming', note: 'seen' });
    expect(withPart(filled, 'note', '')).toEqual({ outcome: 'conforming' });
    expect(withPart(filled, 'findings', [])).toEqual(filled);
  });

  it('needs a part that another one asks for', () => {
    const schema: Schema = { required: ['outcome'] };
    expect(isNeeded('outcome', schema, {})).toBe(true);
    expect(isNeeded('raiseTo', schema, { outcome: 'raise' })).toBe(true);
    expect(isNeeded('raiseTo', schema, { outcome: 'conforming' })).toBe(false);
    expect(isNeeded('note', schema, { outcome: 'raise' })).toBe(true);
    expect(isNeeded('extent', schema, {})).toBe(true);
  });
});
