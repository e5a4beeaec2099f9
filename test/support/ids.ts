import type { Ids } from "../../src/journeys/ports.ts";

/** "id-0001", "id-0002" … in the order they are asked for; sorts as it counts. */
export function countingIds(prefix = "id"): Ids {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `${prefix}-${String(count).padStart(4, "0")}`;
    },
  };
}
