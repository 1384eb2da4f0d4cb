import { say } from '../say.js';

const everyMs = 5_000;

/**
 * Tells each step of a start on standard error. A long step's own progress (a build names each of hundreds of packages) takes one line
 * of a terminal; elsewhere, one line every few seconds.
 */
export function stepTeller(): (step: string) => void {
  const { isTTY } = process.stderr;
  let isOpen = false;
  let last = 0;
  return (step) => {
    const isProgress = step.startsWith('building Temporal: ');
    if (isProgress && !isTTY) {
      if (Date.now() - last < everyMs) return;
      last = Date.now();
    }
    if (isOpen) process.stderr.write('\r\u001B[K');
    isOpen = isProgress && isTTY;
    if (isOpen) process.stderr.write(step.slice(0, process.stderr.columns - 1));
    else say(`${step} ...`);
  };
}
