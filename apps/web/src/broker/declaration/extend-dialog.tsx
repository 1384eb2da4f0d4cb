import type { TaskDetail } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { extend } from '../commands.js';
import { texts } from '../texts.js';
import { ReasonDialog } from './reason-dialog.js';

/** Asks for more time to answer, once. */
export function ExtendDialog({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <ReasonDialog
      title={t.extendTitle}
      warning={t.extendWarn}
      action={t.extend}
      name={`extension.${task.id}`}
      send={(reason) => extend(task.id, task.attempt, reason)}
      onClose={onClose}
    />
  );
}
