import { Injectable } from '@nestjs/common';
import { formOf, Refused, type Issue, type TaskResponse, type TaskView } from '#libs/domain';
import { acting, choiceIn, TASK_COLUMNS, taskView } from '#libs/store';
import { Commands } from '../commands/commands.js';
import { Connections } from '../connections/connections.js';
import { issuesIn } from '../http/issues.js';
import type { Caller } from '../identity/caller.js';
import { filesIn, missingOf } from './files.js';
import { namesItems, notDeclared } from './items.js';

/** What people do with a task that decides about the declaration: through its workflow. Each answers with the task as it is then. */
@Injectable()
export class Completions {
  constructor(
    private readonly connections: Connections,
    private readonly commands: Commands,
  ) {}

  /**
   * Complete a task by its form.
   *
   * @throws Refused content-invalid with pointers under /response; not-your-task; whatever the workflow refuses
   */
  async complete(caller: Caller, id: string, attempt: number, response: unknown): Promise<TaskView> {
    const task = await this.taskOfMyGroup(caller, id);
    const parsed = formOf(task.kind).safeParse(response);
    if (!parsed.success) throw misfit(issuesIn(parsed.error.issues, response, '/response'));
    const files = filesIn(parsed.data);
    // Of an answer that comes late the declaration may be another by now: that it is late is what has to be said.
    const isDue = attempt === task.attempt && (task.state === 'open' || task.state === 'claimed');
    const hasItems = isDue && namesItems(parsed.data);
    const wrong =
      files.length === 0 && !hasItems
        ? []
        : await acting(this.connections.db, caller.actor, async (tx) => [
            ...(await missingOf(tx, files)),
            ...(hasItems ? await notDeclared(tx, task.declarationId, parsed.data) : []),
          ]);
    if (wrong.length > 0) throw misfit(wrong);
    const answer = { kind: task.kind, form: parsed.data } as TaskResponse;
    const command = { by: caller.actor.id, holdId: task.id, attempt, response: answer };
    await this.commands.sendTo(caller, task.declarationId, 'completeTask', command);
    return this.task(caller, id);
  }

  /** Extend a task's clock, once, with a reason. */
  async extend(caller: Caller, id: string, attempt: number, reason: string): Promise<TaskView> {
    const task = await this.taskOfMyGroup(caller, id);
    const command = { by: caller.actor.id, holdId: task.id, attempt, reason };
    await this.commands.sendTo(caller, task.declarationId, 'extendClock', command);
    return this.task(caller, id);
  }

  /** Ask the trader for information; the task waits meanwhile. */
  async ask(
    caller: Caller,
    id: string,
    { attempt, question, documents }: { attempt: number; question: string; documents: string[] },
  ): Promise<TaskView> {
    const task = await this.taskOfMyGroup(caller, id);
    const command = { by: caller.actor.id, holdId: task.id, attempt, question: { text: question, documents } };
    await this.commands.sendTo(caller, task.declarationId, 'requestInformation', command);
    return this.task(caller, id);
  }

  private async taskOfMyGroup(caller: Caller, id: string): Promise<TaskView> {
    const task = await this.task(caller, id);
    if (!caller.groups.some((group) => group === task.group))
      throw new Refused('not-your-task', `The task is for the group ${task.group}.`);
    return task;
  }

  private async task(caller: Caller, id: string): Promise<TaskView> {
    const row = await acting(this.connections.db, caller.actor, (tx) =>
      tx
        .selectFrom('tasks')
        .select([...TASK_COLUMNS, choiceIn('events')])
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    if (!row) throw new Refused('not-found', `There is no task ${id} that you may see.`);
    return taskView(row, caller.see);
  }
}

const misfit = (errors: Issue[]) =>
  new Refused('content-invalid', 'The response does not fit the form; `errors` names every place.', { errors });
