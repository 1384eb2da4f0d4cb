import type { TaskResponse } from '#libs/domain';

type ValueOf<T, K> = T extends Record<K & PropertyKey, infer V> ? Extract<V, string> : never;

/** What a task may come to: the outcome, the decision or the method of its form. */
export type ResultOfTask =
  | ValueOf<TaskResponse['form'], 'outcome'>
  | ValueOf<TaskResponse['form'], 'decision'>
  | ValueOf<TaskResponse['form'], 'method'>;

/** What the form of a completed task says came of it; undefined where it says no such thing. */
export function resultIn(form: object | undefined): ResultOfTask | undefined {
  const { outcome, decision, method } = (form ?? {}) as Partial<Record<string, ResultOfTask>>;
  return outcome ?? decision ?? method;
}
