import { useTexts } from '../../texts/language.js';
import { Field } from '../rules/field.js';
import type { TypedSubject } from './subject.js';
import { texts } from './texts.js';

interface SubjectFieldsProps {
  subject: TypedSubject;
  onChange: (part: Partial<TypedSubject>) => void;
  error?: string;
}

/** Whom, what or which way. */
export function SubjectFields({ subject, onChange, error }: SubjectFieldsProps) {
  const t = useTexts(texts);
  const line = (part: 'id' | 'name' | 'origin' | 'dispatch', label: string, maxLength: number, error?: string) => (
    <Field id={`subject-${part}`} label={label} error={error}>
      {(its) => (
        <input
          {...its}
          maxLength={maxLength}
          size={maxLength > 2 ? 30 : 4}
          autoComplete="off"
          value={subject[part] ?? ''}
          onChange={({ target }) => onChange({ [part]: target.value })}
        />
      )}
    </Field>
  );
  switch (subject.kind) {
    case 'party':
      return (
        <>
          <div className="rule-fields">
            {line('id', t.partyId, 35, error)}
            {line('name', t.partyName, 256)}
          </div>
          <p className="quiet">{t.partyHint}</p>
        </>
      );
    case 'route':
      return (
        <>
          <div className="rule-fields">
            {line('origin', t.origin, 2, error)}
            {line('dispatch', t.dispatch, 2)}
          </div>
          <p className="quiet">{t.routeHint}</p>
        </>
      );
    case 'goods':
      return (
        <Field id="subject-prefixes" label={t.prefixes} hint={t.prefixesHint} error={error}>
          {(its) => (
            <textarea
              {...its}
              rows={3}
              inputMode="numeric"
              value={subject.prefixes ?? ''}
              onChange={({ target }) => onChange({ prefixes: target.value })}
            />
          )}
        </Field>
      );
  }
}
