import type { SearchData } from "../journeys/ports.ts";
import type { Session } from "./session.ts";

export function searchData(_session: Session): SearchData {
  return { find: async () => [] };
}
