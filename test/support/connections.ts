import net from "node:net";
import { z } from "zod";

const target = z.object({ host: z.string().nullish(), port: z.coerce.number().nullish(), path: z.string().nullish() });
type Connect = typeof net.Socket.prototype.connect;
const isLoopback = (host: string) => ["127.0.0.1", "localhost", "::1"].includes(host);

/**
 * Everything this process connects to from now on, as "host:port", whichever library does it: all of them come through
 * node's sockets, and name look-ups come after. What is not on this machine goes nowhere.
 */
export function recordConnections(): { seen: () => string[]; forget: () => void; stop: () => void } {
  const made: string[] = [];
  const { connect } = net.Socket.prototype;
  const recording = function connectAndTell(this: net.Socket, ...given: unknown[]) {
    // the options come alone, or first in a list that node has put in order
    const [first] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given;
    const { host, port, path } = target.parse(typeof first === "object" ? first : { port: first });
    made.push(path ?? `${host ?? "localhost"}:${port}`);
    if (path == null && !isLoopback(host ?? "localhost")) {
      queueMicrotask(() => this.destroy(new Error("nothing leaves this machine in a test")));
      return this;
    }
    return Reflect.apply(connect, this, given);
  };
  net.Socket.prototype.connect = recording as Connect;
  return {
    seen: () => [...made],
    forget: () => void made.splice(0),
    stop: () => {
      net.Socket.prototype.connect = connect;
    },
  };
}
