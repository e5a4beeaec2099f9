// Setup and teardown run in one process but share no module state through jest, so it hangs on the process itself.
const key = Symbol.for("nullpunkt.test-cluster");
type Stop = () => Promise<void>;

export function keepCluster(stop: Stop): void {
  Reflect.set(globalThis, key, stop);
}

export function keptCluster(): Stop {
  const stop: unknown = Reflect.get(globalThis, key);
  return typeof stop === "function" ? async () => void (await stop()) : async () => undefined;
}
