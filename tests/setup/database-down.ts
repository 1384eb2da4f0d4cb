export default async function databaseDown(): Promise<void> {
  await globalThis.stopTestDatabase?.();
}
