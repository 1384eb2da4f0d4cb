export default async function stackDown(): Promise<void> {
  await globalThis.stopTestStack?.();
}
