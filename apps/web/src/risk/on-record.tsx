import { Fragment } from 'react';
import { modelInSpanish } from '#libs/words';
import { useLanguage } from '../texts/language.js';
import { Moment } from '../ui/moment.js';

const INSTANT = /(\d{4}-\d\d-\d\dT[\d:.]+Z)/;

/** What the record says of a model, in the reader's language where the system wrote it; else as it is, which is English. Instants are told as everywhere. */
export function OnRecord({ said }: { said: string }) {
  const own = useLanguage() === 'es' ? modelInSpanish(said) : undefined;
  // Every other part is an instant.
  const parts = (own ?? said)
    .split(INSTANT)
    .map((part, index) =>
      index % 2 === 1 ? (
        <Moment key={index} at={part} office="" show="absolute" />
      ) : (
        <Fragment key={index}>{part}</Fragment>
      ),
    );
  return own === undefined ? <span lang="en">{parts}</span> : parts;
}
