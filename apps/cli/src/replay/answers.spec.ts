import { ArrivalForm, AgencyForm, AuditForm, DocumentsForm, InspectionForm, ReviewForm, ScanForm } from '#libs/domain';
import { answerFor, personFor } from './answers.js';

const RED = { lane: 'red', reasons: [{ rule: 'random-control' }, { rule: 'model:fraud' }] };
const YELLOW = { ...RED, lane: 'yellow' };
const CLEAN = { fraud: false, critical: false };
const FRAUD = { fraud: true, critical: false };
const CRITICAL = { fraud: true, critical: true };

const coded = (result: string) => RED.reasons.map(({ rule }) => ({ rule, result }));

describe('a control finds what the label says', () => {
  it('in an inspection', () => {
    expect(InspectionForm.parse(answerFor('inspection', RED, CLEAN))).toMatchObject({
      outcome: 'conforming',
      findings: [],
      reasonResults: coded('not-found'),
    });
    expect(InspectionForm.parse(answerFor('inspection', RED, FRAUD))).toMatchObject({
      outcome: 'nonconforming',
      findings: [{ code: 'undervaluation', item: 1 }],
      reasonResults: coded('found'),
    });
    expect(InspectionForm.parse(answerFor('inspection', RED, CRITICAL)).findings[0]?.code).toBe('prohibited-goods');
  });

  it('in documents where they alone are checked, and not where an inspection follows that decides', () => {
    expect(DocumentsForm.parse(answerFor('documents', YELLOW, FRAUD)).outcome).toBe('nonconforming');
    expect(DocumentsForm.parse(answerFor('documents', RED, FRAUD))).toMatchObject({
      outcome: 'conforming',
      findings: [],
      reasonResults: coded('not-checked'),
    });
  });

  it('in a scan, after whose suspicion an inspection decides', () => {
    expect(ScanForm.parse(answerFor('scan', { ...RED, lane: 'orange' }, FRAUD))).toMatchObject({
      outcome: 'suspicious',
      reasonResults: coded('not-checked'),
    });
    expect(ScanForm.parse(answerFor('scan', { ...RED, lane: 'orange' }, CLEAN))).toMatchObject({
      outcome: 'clear',
      reasonResults: coded('not-found'),
    });
  });

  it('in an audit', () => {
    expect(AuditForm.parse(answerFor('audit', { ...RED, lane: 'blue' }, FRAUD)).outcome).toBe('nonconforming');
  });
});

it('everything else is answered so that goods go', () => {
  expect(ReviewForm.parse(answerFor('review', RED, FRAUD)).decision).toBe('continue');
  expect(AgencyForm.parse(answerFor('agency:ICA', RED, FRAUD))).toMatchObject({ decision: 'permit' });
  expect(() => ArrivalForm.parse(answerFor('arrival', RED, FRAUD))).not.toThrow();
});

it('a review is by another person than the finding, and an audit by another than both', () => {
  const people = ['documents', 'inspection', 'review', 'audit'].map(personFor);
  expect(new Set(people).size).toBe(4);
  expect(people).not.toContain(undefined);
});

it('an agency’s control is its own officer’s, and a trader’s task nobody’s', () => {
  expect(personFor('agency:INVIMA')).toBe('ignacio');
  expect(personFor('agency:NOWHERE')).toBeUndefined();
  expect(personFor('payment')).toBeUndefined();
});
