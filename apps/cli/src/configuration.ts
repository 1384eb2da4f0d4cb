import { readConfig, type Config } from '#libs/config';
import { StackError } from '#libs/stack';

/**
 * The configuration, as the environment and this process' own wishes say.
 *
 * @throws StackError with one sentence for what is wrong in it
 */
export function configuration(more: Record<string, string> = {}): Config {
  try {
    return readConfig({ ...process.env, ...more });
  } catch (error) {
    throw new StackError(error instanceof Error ? error.message : String(error));
  }
}
