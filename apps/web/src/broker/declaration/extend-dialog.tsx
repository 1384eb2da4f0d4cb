import type { TaskDetail } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ReasonDialog } from '../../ui/reason-dialog.js';
import { extend } from '../commands.js';
import { texts } from '../texts.js';

interface ExtendDialogProps {
  task: TaskDetail;
  onExtended: () => void;
  onClose: () => void;
}

/** Asks for more time to answer, once. */
export function ExtendDialog({ task, onExtended, onClose }: ExtendDialogProps) {
  const t = useTexts(texts);
  return (
    <ReasonDialog
      title={t.extendTitle}
      warning={
        <>
          {task.extendedDueAt && (
            <>
              {t.extendsTo} <Moment at={task.extendedDueAt} office={task.office} show="absolute" />.{' '}
            </>
          )}
          {t.extendWarn}
        </>
      }
      action={t.extend}
      name={`extension.${task.id}`}
      send={async (reason) => {
        await extend(task.id, task.attempt, reason);
        onExtended();
      }}
      onClose={onClose}
    />
  );
}
