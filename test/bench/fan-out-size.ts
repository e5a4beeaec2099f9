/** Calls of a first contact: the chat is made, the card is sent there. */
const callsEach = 2;
/** TEAMS.md: of an app in one tenant. A chat of two calls comes near no other limit. */
const tenantLimit = { calls: 50, seconds: 1 };
/** Organisations differ as cities do: the second has some half of the first, the last a handful. */
const evenness = 0.8;

/** So many people over so many tenants of unequal size, largest first; none is empty. */
export function unequalSizes(people: number, tenants: number): number[] {
  const shares = Array.from({ length: tenants }, (_, at) => (at + 1) ** -evenness);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const sizes = shares.map((share) => Math.max(1, Math.round((people * share) / all)));
  // what rounding left over goes to the largest
  const rest = people - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, at) => (at === 0 ? size + rest : size));
}

/**
 * Seconds from the first call to the last one, below which nobody can come without breaking a quota: tenants go side by
 * side, so it is the largest one's, whose calls go in full windows.
 */
export function leastSeconds(sizes: number[]): number {
  const calls = Math.max(...sizes) * callsEach;
  return Math.floor((calls - 1) / tenantLimit.calls) * tenantLimit.seconds;
}
