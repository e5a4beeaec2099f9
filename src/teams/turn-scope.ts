import { AsyncLocalStorage } from "node:async_hooks";
import type { Log } from "./bot-parts.ts";

const scope = new AsyncLocalStorage<{ turn: string } | undefined>();

/** What is done inside, also after awaiting, is of this turn. */
export function inTurn<T>(turn: string, work: () => T): T {
  return scope.run({ turn }, work);
}

/** For what a turn sets going and does not wait for: it goes on with other people's things. */
export function outsideTurn<T>(work: () => T): T {
  return scope.run(undefined, work);
}

export function currentTurn(): string | undefined {
  return scope.getStore()?.turn;
}

/** A log in which each line of a turn has the turn's id, whoever writes it: the id that an apology tells the person. */
export function logOfTurns(log: Log): Log {
  const facts = (own: object) => {
    const turn = currentTurn();
    return turn === undefined ? own : { turn, ...own };
  };
  return {
    info: (own, message) => log.info(facts(own), message),
    warn: (own, message) => log.warn(facts(own), message),
    error: (own, message) => log.error(facts(own), message),
  };
}
