/** No seconds: parts of 1, and what was asked, which is told as it was. */
const NOT_SECONDS = new Set([
  ...['withinServiceLevel', 'share', 'shareByOwner', 'upTo', 'confidence'],
  ...['outlierRule', 'serviceLevel', 'from', 'to'],
]);

/**
 * All seconds that an answer tells, to the millisecond, as instants are recorded: what is kept in 32 bits has digits after that which
 * nobody measured. Changes the answer in place, since it may have a million figures.
 */
export function toMilliseconds<Answer extends object>(answer: Answer): Answer {
  const members = answer as Record<string, unknown>;
  for (const name of Object.keys(members)) {
    const value = members[name];
    if (NOT_SECONDS.has(name)) continue;
    if (typeof value === 'number') members[name] = Math.round(value * 1000) / 1000;
    else if (typeof value === 'object' && value !== null) toMilliseconds(value);
  }
  return answer;
}
