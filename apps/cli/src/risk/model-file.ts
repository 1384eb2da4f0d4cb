import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readArtefact, type ModelArtefact } from '#libs/risk';
import { StackError } from '#libs/stack';

/** Writes a model to a file, which is there whole or not at all. */
export function writeModel(file: string, artefact: ModelArtefact): void {
  const draft = `${file}.${process.pid}.draft`;
  try {
    writeFileSync(draft, `${JSON.stringify(artefact)}\n`, { flag: 'wx' });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new StackError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** The JSON of a model's file. @throws StackError where it is no model */
export function readModelFile(file: string): unknown {
  const text = readText(file);
  try {
    const json: unknown = JSON.parse(text);
    readArtefact(json);
    return json;
  } catch (error) {
    throw new StackError(`${file} is no model: ${(error as Error).message}`);
  }
}

/** @throws StackError where the file cannot be read */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StackError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** The version under which the model is known. */
export const versionOf = ({ target, sha256 }: ModelArtefact): string => `${target}-${sha256.slice(0, 12)}`;
