import { useQuery } from '@tanstack/react-query';
import { Problem } from '../api/problem.js';
import { queries } from '../api/queries.js';

// What is too large or too precious for `stored`: kept in the browser's own database (IndexedDB), under names.

type ShelfName = 'inspections' | 'files' | 'outbox';

const SHELVES: ShelfName[] = ['inspections', 'files', 'outbox'];
const VERSION = 1;

let opened: Promise<IDBDatabase> | undefined;

/** @throws Problem device-keeps-nothing */
function open(): Promise<IDBDatabase> {
  opened ??= opening().catch((error: unknown) => {
    opened = undefined;
    throw new Problem('device-keeps-nothing', 0, String(error));
  });
  return opened;
}

const opening = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('levante', VERSION);
    request.onupgradeneeded = () => {
      for (const each of SHELVES) request.result.createObjectStore(each);
    };
    request.onsuccess = () => {
      request.result.onclose = () => (opened = undefined);
      // A newer build in another tab changes the shelves, and would wait for this tab for ever.
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('It cannot be opened.'));
  });

/** One transaction; it answers once what was written is on the device. */
async function within<T>(
  its: ShelfName,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await open()).transaction(its, mode, { durability: 'strict' });
  const request = work(transaction.objectStore(its));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('The device kept nothing.'));
  });
}

// Other tabs show what this one wrote.
const channel = new BroadcastChannel('levante.device');
channel.onmessage = ({ data }) => void queries.invalidateQueries({ queryKey: ['device', data] });

function changed(its: ShelfName): void {
  channel.postMessage(its);
  void queries.invalidateQueries({ queryKey: ['device', its] });
}

/** Things of one kind, each under a name. */
export interface Shelf<T> {
  /** It is on the device when this answers. @throws where the device keeps nothing, or is full */
  keep: (name: string, value: T) => Promise<void>;
  get: (name: string) => Promise<T | undefined>;
  /** All whose names begin like this, in the order of their names. */
  all: (beginning: string) => Promise<T[]>;
  /** The names of all. */
  names: () => Promise<string[]>;
  forget: (name: string) => Promise<void>;
  /**
   * What is kept under a name, and again whenever it changes; undefined until it is read, null where nothing is kept.
   *
   * @throws where it cannot be read, to the page
   */
  useOne: (name: string) => T | null | undefined;
  /** All whose names begin like this, and again whenever one changes. @throws where they cannot be read, to the page */
  useAll: (beginning: string) => T[] | undefined;
}

export function shelf<T>(its: ShelfName): Shelf<T> {
  const get = (name: string) => within(its, 'readonly', (store) => store.get(name) as IDBRequest<T | undefined>);
  const all = (beginning: string) =>
    within(its, 'readonly', (store) => store.getAll(named(beginning)) as IDBRequest<T[]>);
  return {
    get,
    all,
    names: () => within(its, 'readonly', (store) => store.getAllKeys() as IDBRequest<string[]>),
    keep: async (name, value) => {
      await within(its, 'readwrite', (store) => store.put(value, name));
      changed(its);
    },
    forget: async (name) => {
      await within(its, 'readwrite', (store) => store.delete(name));
      changed(its);
    },
    useOne: (name) => useRead([its, name], async () => (await get(name)) ?? null),
    useAll: (beginning) => useRead([its, beginning, 'all'], () => all(beginning)),
  };
}

const useRead = <T>(key: string[], read: () => Promise<T>): T | undefined =>
  useQuery({
    queryKey: ['device', ...key],
    queryFn: read,
    // What was read before stays on the screen.
    throwOnError: (_error, { state }) => state.data === undefined,
  }).data;

const named = (beginning: string): IDBKeyRange => IDBKeyRange.bound(beginning, `${beginning}\uffff`);
