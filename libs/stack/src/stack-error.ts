/** Something the person at the keyboard can put right; its message is the whole story, in one sentence, without a stack trace. */
export class StackError extends Error {
  override readonly name = 'StackError';
}
