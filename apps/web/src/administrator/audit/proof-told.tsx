import { useQuery } from '@tanstack/react-query';
import type { AuditTrail, CheckpointKey, InclusionProof } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { useMeasures } from '../../words/measures.js';
import { texts } from './texts.js';

interface ProofToldProps {
  proof: InclusionProof;
  /** The chain as it was computed anew. */
  trail: AuditTrail | undefined;
  office: string;
}

/** Whether the proof of a declaration holds, checked by this browser: that what is on record is what was signed. */
export function ProofTold({ proof, trail, office }: ProofToldProps) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const { data: keys } = useRead<CheckpointKey[]>('/audit/key');
  const { head, checkpoint } = proof;
  const checked = useQuery({
    queryKey: ['proof', head.hash, checkpoint.hash, keys],
    // Loaded when it is needed: few look at an audit.
    queryFn: async () => {
      const { keysIn, troubleWithProof } = await import('./verify.js');
      const trusted = await keysIn(keys?.map(({ publicKey }) => publicKey) ?? []);
      return { trouble: typeof trusted === 'string' ? trusted : await troubleWithProof(proof, trusted) };
    },
    enabled: keys !== undefined,
  });
  if (!checked.data || !trail) return null;
  const told = trail.entries.find(({ seq }) => seq === head.seq);
  const trouble = checked.data.trouble ?? (told?.hash === head.hash ? undefined : 'altered-since');
  return (
    <p className={trouble ? 'note bad' : 'note good'} role={trouble ? 'alert' : undefined}>
      {trouble ? (
        t.troubles[trouble]
      ) : (
        <>
          {t.proofHolds(count(head.seq), count(checkpoint.body.number))}{' '}
          <Moment at={checkpoint.body.at} office={office} show="both" />, {t.byKey}{' '}
          <span className="mono">{checkpoint.body.key}</span>. {t.checkedHere}
        </>
      )}
    </p>
  );
}
