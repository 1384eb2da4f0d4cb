import { useEffect, useMemo } from 'react';
import { useMutation } from '@tanstack/react-query';
import { stored, useStored } from '../../device/stored.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { texts } from '../texts.js';
import type { Answer, Photograph } from './answer.js';
import { fileName, filesHere, positionNow, takePhotograph } from './photograph.js';

const withPlace = stored('photograph-place', true);

/** A file that is kept on the device, as an address for an image. */
export function useImage(me: string, sha256: string): string | undefined {
  const blob = filesHere.useOne(fileName(me, sha256));
  const address = useMemo(() => (blob ? URL.createObjectURL(blob) : undefined), [blob]);
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address]);
  return address;
}

interface TakeProps {
  me: string;
  onChange: (by: (answer: Answer) => Answer) => void;
  /** What else is to be done with a photograph that was taken. */
  onTaken?: (image: string) => void;
}

/** Opens the camera, or the files where there is none. */
export function TakePhotograph({ me, onChange, onTaken }: TakeProps) {
  const t = useTexts(texts);
  const asksPlace = useStored(withPlace);
  const taking = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        const photograph = await takePhotograph(me, file);
        onChange((now) => withPhotograph(now, photograph));
        onTaken?.(photograph.image);
        // The place may take a while, or never be told: the photograph does not wait for it.
        if (asksPlace)
          void positionNow().then((position) => {
            if (position) onChange((now) => withPhotograph(now, { ...photograph, position }));
          });
      }
    },
  });
  return (
    <>
      <label className="button take">
        {t.photograph}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          className="visually-hidden"
          onChange={({ target }) => {
            taking.mutate([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      </label>
      {taking.isError && (
        <p className="note bad" role="alert">
          {t.photographFailed}
        </p>
      )}
    </>
  );
}

/** With a photograph added, or put in the place of the same taken before; one that was removed meanwhile stays away. */
function withPhotograph(answer: Answer, photograph: Photograph): Answer {
  const { photographs = [] } = answer;
  const at = photographs.findIndex(({ image }) => image === photograph.image);
  if (at < 0) return photograph.position ? answer : { ...answer, photographs: [...photographs, photograph] };
  return { ...answer, photographs: photographs.with(at, photograph) };
}

interface PhotographsProps {
  me: string;
  office: string;
  photographs: Photograph[];
  /** Absent where they are only looked at. */
  onRemove?: (image: string) => void;
}

/** Photographs as they are kept, each with its time. */
export function Photographs({ me, office, photographs, onRemove }: PhotographsProps) {
  return (
    <ul className="photographs">
      {photographs.map((photograph, index) => (
        <Taken
          key={photograph.image}
          me={me}
          office={office}
          number={index + 1}
          photograph={photograph}
          onRemove={onRemove && (() => onRemove(photograph.image))}
        />
      ))}
    </ul>
  );
}

interface TakenProps {
  me: string;
  office: string;
  number: number;
  photograph: Photograph;
  onRemove: (() => void) | undefined;
}

function Taken({ me, office, number, photograph: { image, takenAt, position }, onRemove }: TakenProps) {
  const t = useTexts(texts);
  const address = useImage(me, image);
  return (
    <li>
      {address && <img src={address} alt={t.photographOf(number)} />}
      <span className="quiet">
        <Moment at={takenAt} office={office} show="absolute" /> · {position ? t.placed : t.unplaced}
      </span>
      {onRemove && (
        <button type="button" aria-label={t.removeOne(t.photographOf(number))} onClick={onRemove}>
          ×
        </button>
      )}
    </li>
  );
}

export function PlaceChoice() {
  const t = useTexts(texts);
  const its = useStored(withPlace);
  return (
    <label className="row">
      <input type="checkbox" checked={its} onChange={({ target }) => withPlace.set(target.checked)} />
      {t.withPlace}
    </label>
  );
}
