import type { z } from "zod";
import { type ControlName, type ControlRoutes, controlRoutes } from "./control-routes.ts";

/** The fake Teams of another process: one function for each `/control/NAME`. */
export type FakeTeamsClient = {
  [Name in ControlName]: (
    input: z.input<ControlRoutes[Name]["input"]>,
  ) => Promise<z.output<ControlRoutes[Name]["output"]>>;
};

/** `url` as `npm run faketeams` prints it: "http://127.0.0.1:3999". */
export function fakeTeamsClient(url: string): FakeTeamsClient {
  const functions = Object.keys(controlRoutes).map((name) => [name, (input: object) => call(url, name, input)]);
  // built from the table, so each name has its own shapes
  return Object.fromEntries(functions) as FakeTeamsClient;
}

async function call(url: string, name: string, input: object): Promise<unknown> {
  const { method, output } = controlRoutes[name as ControlName];
  const query = new URLSearchParams(
    Object.entries(input).map(([key, value]): [string, string] => [key, String(value)]),
  );
  const response =
    method === "GET"
      ? await fetch(`${url}/control/${name}?${query}`)
      : await fetch(`${url}/control/${name}`, {
          method,
          headers: { "content-type": "application/json" },
          body: JSON.stringify(input),
        });
  const text = await response.text();
  if (!response.ok) throw new Error(`/control/${name}: ${response.status} ${text}`);
  return output.parse(JSON.parse(text));
}
