import { connect, createServer, type Socket } from "node:net";

/** A way to PostgreSQL on which nothing gets through while it is held, and nothing is lost. */
export type HeldDatabase = {
  /** the database's address, through this way */
  url: string;
  hold: () => void;
  release: () => void;
  close: () => Promise<void>;
};

/** A database that is too slow, without a clock: what a test holds comes when it lets it go. */
export async function heldDatabase(databaseUrl: string): Promise<HeldDatabase> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isHeld = false;
  const server = createServer((client) => {
    const there = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [client, there],
      [there, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.once("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.on("data", (bytes) => other.write(bytes));
      if (isHeld) socket.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: Object.assign(new URL(databaseUrl), { hostname: "127.0.0.1", port: String(address.port) }).href,
    hold: () => {
      isHeld = true;
      for (const socket of sockets) socket.pause();
    },
    release: () => {
      isHeld = false;
      for (const socket of sockets) socket.resume();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
