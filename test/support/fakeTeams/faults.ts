import type { Random } from "../seeded-random.ts";
import type { CountedCall, Operation } from "./quota-checker.ts";

/** What goes wrong instead of the right answer; `deliver` = the message arrives all the same. */
export type Misbehaviour = { deliver?: boolean } & (
  | { kind: "status"; status: number; retryAfter?: string; location?: string; code?: string }
  | { kind: "html"; status: number }
  | { kind: "hang" }
  | { kind: "reset" }
  /** the right answer, later */
  | { kind: "slow"; ms: number }
);
/** Of the calls that fit `on`, `tenant` and `conversation`, this share goes wrong; the first rule that strikes counts. */
export type FaultRule = {
  /** 0–1 */
  probability: number;
  misbehaviour: Misbehaviour;
  on?: Operation[];
  tenant?: string;
  conversation?: string;
};
type Planned = { on: Operation; left: number; misbehaviour: Misbehaviour; conversation?: string };

export type Faults = {
  /** The next `times` calls of this kind go wrong, in one conversation or in any. */
  plan: (on: Operation, misbehaviour: Misbehaviour, times?: number, conversation?: string) => void;
  /** Replaces the rules; without a source of chance no rule strikes. */
  setRules: (rules: FaultRule[], random?: Random) => void;
  /** Forgets what is planned, and the rules. */
  clear: () => void;
  next: (call: CountedCall) => Misbehaviour | undefined;
  /** How often each fault struck: "send reset after delivery". */
  struck: Map<string, number>;
};

export function createFaults(): Faults {
  const planned: Planned[] = [];
  const struck = new Map<string, number>();
  const dice: { rules: FaultRule[]; random?: Random } = { rules: [] };
  const count = (call: CountedCall, misbehaviour: Misbehaviour) => {
    const name = `${call.operation} ${nameOf(misbehaviour)}`;
    struck.set(name, (struck.get(name) ?? 0) + 1);
    return misbehaviour;
  };
  return {
    struck,
    plan: (on, misbehaviour, times = 1, conversation) =>
      void planned.push({ on, left: times, misbehaviour, ...(conversation && { conversation }) }),
    setRules: (rules, random) => Object.assign(dice, { rules, ...(random && { random }) }),
    clear: () => {
      planned.length = 0;
      dice.rules = [];
    },
    next: (call) => {
      const plan = planned.find(({ on, left, conversation }) => left > 0 && fits({ on: [on], conversation }, call));
      if (plan) {
        plan.left -= 1;
        return count(call, plan.misbehaviour);
      }
      const { random } = dice;
      const rule = random && dice.rules.find((each) => fits(each, call) && random.chance(each.probability));
      return rule && count(call, rule.misbehaviour);
    },
  };
}

function fits(
  { on, tenant, conversation }: Omit<FaultRule, "probability" | "misbehaviour">,
  call: CountedCall,
): boolean {
  const [channel] = call.conversation.split(";");
  return (
    (on === undefined || on.includes(call.operation)) &&
    (tenant === undefined || tenant === call.tenant) &&
    (conversation === undefined || conversation === call.conversation || conversation === channel)
  );
}

function nameOf(misbehaviour: Misbehaviour): string {
  const { kind, deliver } = misbehaviour;
  const what = "status" in misbehaviour ? `${kind} ${misbehaviour.status}` : kind;
  return deliver ? `${what} after delivery` : what;
}

const status = (code: number, more: object = {}): Misbehaviour => ({ kind: "status", status: code, ...more });
/** The bad weather of the bench (issue 3): 2 % 429, 1 % 502 and 504, 0.5 % delivered and then reset. */
export const badWeather: FaultRule[] = [
  { probability: 0.01, misbehaviour: status(429, { retryAfter: "2" }) },
  { probability: 0.01, misbehaviour: status(429) },
  { probability: 0.005, misbehaviour: status(502) },
  { probability: 0.005, misbehaviour: status(504) },
  { probability: 0.005, misbehaviour: { kind: "reset", deliver: true }, on: ["send", "createConversation"] },
];
/** All that TEAMS.md has seen a connector do, in every operation; for torture. */
export const storm: FaultRule[] = [
  ...badWeather,
  { probability: 0.01, misbehaviour: status(412) },
  { probability: 0.01, misbehaviour: status(503, { deliver: true }), on: ["send"] },
  { probability: 0.005, misbehaviour: { kind: "html", status: 503 } },
  { probability: 0.005, misbehaviour: { kind: "reset" } },
  { probability: 0.002, misbehaviour: { kind: "hang" } },
  { probability: 0.05, misbehaviour: { kind: "slow", ms: 300 } },
];
