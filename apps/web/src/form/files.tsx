import { useId, useState, type ChangeEvent } from 'react';
import { useTexts } from '../texts/language.js';
import { ProblemNote } from '../ui/notes.js';
import { codes, withMeaning } from '../words/codes.js';
import { texts } from './texts.js';
import { isReadable, READABLE_FILES, useUploads } from './uploads.js';

/** A category and a type code: N935. */
const TYPE = /^[A-Z0-9]{4}$/;

interface FilesProps {
  /** Of the control that chooses them, for its label. */
  id: string;
  /** Whether each is told with its type of document and its name, or by its hash alone. */
  isNamed?: boolean;
  value: unknown[];
  onChange: (value: unknown[]) => void;
  disabled?: boolean;
}

/** Files, uploaded as they are chosen; the form refers to them by their SHA-256. */
export function Files({ id, isNamed = false, value, onChange, disabled, ...rest }: FilesProps) {
  const t = useTexts(texts);
  const meanings = useTexts(codes).document;
  const types = useId();
  const [type, setType] = useState('');
  const isType = TYPE.test(type);
  const [refused, setRefused] = useState<string[]>([]);
  // What files without a name in the form are called, as far as they were chosen on this page.
  const [names, setNames] = useState<Record<string, string>>({});
  const { choose, isPending, error } = useUploads(({ sha256, name }) => {
    setNames((before) => ({ ...before, [sha256]: name }));
    onChange([...value, isNamed ? { type, name, sha256 } : sha256]);
  });
  const nameOf = (file: unknown): string => {
    if (typeof file === 'string') return names[file] ?? `${file.slice(0, 12)}…`;
    const { type: its = '', name = '' } = file as { type?: string; name?: string };
    return `${name} · ${withMeaning(meanings, its)}`;
  };
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const chosenNames = isNamed ? [...(event.target.files ?? [])].map(({ name }) => name) : [];
    const unread = chosenNames.filter((name) => !isReadable(name));
    setRefused(unread);
    if (unread.length > 0) event.target.value = '';
    else choose(event);
  };
  return (
    <>
      <div className="row">
        {isNamed && (
          <>
            <input
              aria-label={t.documentType}
              placeholder={t.documentType}
              list={types}
              size={18}
              maxLength={10}
              value={type}
              onChange={({ target }) => setType(target.value.trim().toUpperCase())}
            />
            <datalist id={types}>
              {Object.entries(meanings).map(([code, meaning]) => (
                <option key={code} value={code}>
                  {meaning}
                </option>
              ))}
            </datalist>
          </>
        )}
        <input
          {...rest}
          id={id}
          type="file"
          multiple
          accept={isNamed ? READABLE_FILES : undefined}
          disabled={disabled || isPending || (isNamed && !isType)}
          onChange={chosen}
        />
        <span className="quiet" role="status">
          {isPending
            ? t.attaching
            : value.length > 0
              ? t.attached(value.length)
              : isNamed && !isType && !disabled && t.typeFirst}
        </span>
      </div>
      {type !== '' && meanings[type] && <p className="quiet">{meanings[type]}</p>}
      {value.length > 0 && (
        <ul className="attached">
          {value.map((file, index) => (
            <li key={index} className="row">
              <span className="as-written">{nameOf(file)}</span>
              <button type="button" disabled={disabled} onClick={() => onChange(value.toSpliced(index, 1))}>
                {t.remove} <span className="visually-hidden">{nameOf(file)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {isNamed && <p className="quiet hint">{t.filesTaken(READABLE_FILES.replaceAll(',', ', '))}</p>}
      {refused.length > 0 && (
        <p className="error" role="alert">
          {t.fileRefused(refused.join(', '))}
        </p>
      )}
      <ProblemNote error={error} />
    </>
  );
}
