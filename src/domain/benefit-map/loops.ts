type Arrow = { from: string; to: string };

/**
 * Groups of boxes that can all be reached from each other, and boxes with an arrow to themselves: Kosaraju's strongly
 * connected components. Without recursion, since a chain of arrows can be as long as a workbook.
 */
export function loopsOf(keys: readonly string[], arrows: readonly Arrow[]): string[][] {
  const after = Map.groupBy(arrows, ({ from }) => from);
  const before = Map.groupBy(arrows, ({ to }) => to);
  const seen = new Set<string>();
  const finished = keys.flatMap((key) => depthFirst(key, (at) => (after.get(at) ?? []).map(({ to }) => to), seen));
  const placed = new Set<string>();
  const groups = finished
    .toReversed()
    .map((key) => depthFirst(key, (at) => (before.get(at) ?? []).map(({ from }) => from), placed));
  const toItself = new Set(arrows.flatMap(({ from, to }) => (from === to ? [from] : [])));
  return groups.filter((group) => group.length > 1 || group.some((key) => toItself.has(key)));
}

/** What is reached from here and was not seen before, each after all that it leads to. */
function depthFirst(start: string, next: (key: string) => string[], seen: Set<string>): string[] {
  if (seen.has(start)) return [];
  seen.add(start);
  const done: string[] = [];
  const open = [{ key: start, left: next(start) }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const to = top.left.shift();
    if (to === undefined) {
      done.push(top.key);
      open.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      open.push({ key: to, left: next(to) });
    }
  }
  return done;
}
