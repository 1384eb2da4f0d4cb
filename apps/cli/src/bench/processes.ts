import { readdirSync, readFileSync } from 'node:fs';
import { rounded } from './sample.js';

/**
 * Memory of a process and all that it started, in MiB, as proportional set size: what several processes share (PostgreSQL's
 * buffers) counts once. 0 where there is no proc(5).
 */
export function memoryOf(pid: number): number {
  return rounded(treeOf(pid).reduce((sum, one) => sum + pssKib(one), 0) / 1024);
}

/** Processor time that a process and all that it started (and that still run) have used so far, in seconds. */
export function processorSecondsOf(pid: number): number {
  return treeOf(pid).reduce((sum, one) => sum + ticksOf(one), 0) / TICKS_A_SECOND;
}

/** The unit of times in proc(5), on every Linux that Node runs on. */
const TICKS_A_SECOND = 100;

function treeOf(pid: number): number[] {
  const parents = new Map(numbersIn('/proc').map((one) => [one, Number(statOf(one)[1])]));
  const isOfTree = (one: number | undefined): boolean => one === pid || (!!one && isOfTree(parents.get(one)));
  return [...parents.keys()].filter(isOfTree);
}

/** The fields after the name, which stands in parentheses and may hold anything: state, parent, … */
function statOf(pid: number): string[] {
  const stat = textOf(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function ticksOf(pid: number): number {
  const [user = 0, system = 0] = statOf(pid).slice(11, 13).map(Number);
  return user + system;
}

function pssKib(pid: number): number {
  return Number(/^Pss: +(\d+) kB$/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** Empty for a process that has ended meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
