import { useMutation } from '@tanstack/react-query';
import type { BacktestResult, RuleView } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useTexts } from '../../texts/language.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/notes.js';
import { words } from '../../words/words.js';
import { BacktestSaid } from './backtest-said.js';
import { approve } from './commands.js';
import { backtestTexts } from './backtest-texts.js';

interface ApproveDialogProps {
  rule: RuleView;
  result: BacktestResult;
  onClose: () => void;
}

/** The second person's decision, with the backtest before their eyes. */
export function ApproveDialog({ rule: { content, version }, result, onClose }: ApproveDialogProps) {
  const t = useTexts(backtestTexts);
  const { lane } = useTexts(words);
  const approving = useMutation({ mutationFn: () => approve(content.id, version), onSuccess: onClose });
  const { error } = approving;
  // Somebody was there first: the page behind has been read anew.
  const isLate = error instanceof Problem && error.status === 409;
  return (
    <Dialog title={t.approveTitle(content.id, version)} onClose={onClose}>
      <div className="stack">
        <p>{t.approveNote(lane[content.lane].toLowerCase())}</p>
        <BacktestSaid result={result} />
        <ProblemNote error={error}>{isLate && <p>{t.meanwhile}</p>}</ProblemNote>
        <div className="row dialog-end">
          {!isLate && (
            <button type="button" className="primary" disabled={approving.isPending} onClick={() => approving.mutate()}>
              {t.approveDo}
            </button>
          )}
          <button type="button" onClick={onClose}>
            {isLate ? t.seeBehind : t.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
