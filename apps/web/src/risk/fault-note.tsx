import type { ReactNode } from 'react';
import { useTexts } from '../texts/language.js';
import { faultOf } from './fault.js';
import { faultTexts } from './fault-texts.js';

/** What failed and what mends it, with what the machine said of it. */
export function FaultNote({ fault, children }: { fault: string; children?: ReactNode }) {
  const t = useTexts(faultTexts);
  const { kind, of, detail } = faultOf(fault);
  return (
    <div className="note warn">
      <p>{t[kind](of)}</p>
      {detail && (
        <p className="quiet mono broken" lang="en">
          {detail}
        </p>
      )}
      {children}
    </div>
  );
}
