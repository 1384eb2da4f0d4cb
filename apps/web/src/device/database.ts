import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.js';

// What is too large or too precious for `stored`: kept in the browser's own database (IndexedDB), under names.

type ShelfName = 'inspections' | 'files' | 'outbox';

const SHELVES: ShelfName[] = ['inspections', 'files', 'outbox'];
const VERSION = 1;

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('levante', VERSION);
    request.onupgradeneeded = () => {
      for (const each of SHELVES) request.result.createObjectStore(each);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The device keeps nothing.'));
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

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
  forget: (name: string) => Promise<void>;
  /** What is kept under a name, and again whenever it changes; undefined until it is read, null where nothing is kept. */
  useOne: (name: string) => T | null | undefined;
  /** All whose names begin like this, and again whenever one changes. */
  useAll: (beginning: string) => T[] | undefined;
}

export function shelf<T>(its: ShelfName): Shelf<T> {
  const get = (name: string) => within(its, 'readonly', (store) => store.get(name) as IDBRequest<T | undefined>);
  const all = (beginning: string) =>
    within(its, 'readonly', (store) => store.getAll(named(beginning)) as IDBRequest<T[]>);
  return {
    get,
    all,
    keep: async (name, value) => {
      await within(its, 'readwrite', (store) => store.put(value, name));
      changed(its);
    },
    forget: async (name) => {
      await within(its, 'readwrite', (store) => store.delete(name));
      changed(its);
    },
    useOne: (name) =>
      useQuery({ queryKey: ['device', its, name], queryFn: async () => (await get(name)) ?? null }).data,
    useAll: (beginning) =>
      useQuery({ queryKey: ['device', its, beginning, 'all'], queryFn: () => all(beginning) }).data,
  };
}

const named = (beginning: string): IDBKeyRange => IDBKeyRange.bound(beginning, `${beginning}\uffff`);
