import { useState } from 'react';
import { RuleContent, type Translations } from '#libs/domain';
import type { Wrong } from '../../form/schema-form.js';
import { useTexts, type Language } from '../../texts/language.js';
import { withTyped } from './draft.js';
import { Field } from './field.js';
import { texts } from './texts.js';

const LANGUAGES: Language[] = ['es', 'en'];
const SENTENCES = ['purpose', 'expectedFinding', 'instruction'] as const;

interface TranslationFieldsProps {
  translations: Translations | undefined;
  onChange: (translations: Translations | undefined) => void;
  wrong: Wrong;
}

/** The sentences of a rule or of an entry of a watchlist, once more in a language of the pages. */
export function TranslationFields({ translations = {}, onChange, wrong }: TranslationFieldsProps) {
  return LANGUAGES.map((language) => (
    <InLanguage
      key={language}
      language={language}
      sentences={translations[language] ?? {}}
      onChange={(sentences) => onChange(withSentences(translations, language, sentences))}
      wrong={wrong}
    />
  ));
}

type Sentences = NonNullable<Translations[Language]>;

interface InLanguageProps {
  language: Language;
  sentences: Sentences;
  onChange: (sentences: Sentences) => void;
  wrong: Wrong;
}

function InLanguage({ language, sentences, onChange, wrong }: InLanguageProps) {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(Object.keys(sentences).length > 0);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.translation[language]}</summary>
      {isOpen && (
        <div className="stack">
          <p className="quiet">{t.translationHint[language]}</p>
          {SENTENCES.map((name) => {
            const error = wrong[`translations.${language}.${name}`];
            return (
              <Field
                key={name}
                id={`told-${language}-${name}`}
                label={t.translated[language](t[name])}
                error={error && (t.errors[error] ?? error)}
              >
                {(its) => (
                  <textarea
                    {...its}
                    lang={language}
                    rows={2}
                    maxLength={RuleContent.shape[name].maxLength ?? undefined}
                    value={sentences[name] ?? ''}
                    onChange={({ target }) => onChange(withTyped(sentences, { [name]: target.value }))}
                  />
                )}
              </Field>
            );
          })}
        </div>
      )}
    </details>
  );
}

/** What is empty is left out, as the contract wants it. */
function withSentences(translations: Translations, language: Language, sentences: Sentences): Translations | undefined {
  const isEmpty = Object.keys(sentences).length === 0;
  const all = withTyped(translations, { [language]: isEmpty ? undefined : sentences });
  return Object.keys(all).length === 0 ? undefined : all;
}
