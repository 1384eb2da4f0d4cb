import { createHmac, createHash } from 'node:crypto';
import type { DeclarationId, Instant } from '#libs/domain';

/** The day whose seed draws: that of receipt, in UTC. It cannot be moved afterwards, and an amendment draws no new number. */
export const drawDay = (receivedAt: Instant): string => receivedAt.slice(0, 10);

/** What is published of a seed before its day, and lets anyone check it after it is revealed. @param seed hexadecimal */
export const commitmentOf = (seed: string): string =>
  createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex');

/**
 * A declaration's random number, at least 0 and less than 1: the first 48 bits of HMAC-SHA256(seed, id). Nobody can tell it without
 * the day's seed, and whoever has the seed, which is revealed after its day, can compute it again.
 */
export function drawOf(seed: string, id: DeclarationId): number {
  return createHmac('sha256', Buffer.from(seed, 'hex')).update(id).digest().readUIntBE(0, 6) / 2 ** 48;
}
