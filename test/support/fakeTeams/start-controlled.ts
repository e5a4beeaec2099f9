import { type Controlled, control } from "./control.ts";
import { type FakeTeams, type FakeTeamsOptions, startFakeTeams } from "./server.ts";

/** A fake Teams that other processes can steer; strict, with a token to be shown, its quotas on the wall's time. */
export async function startControlledTeams(
  options: Omit<FakeTeamsOptions, "control" | "nowMs"> = {},
): Promise<FakeTeams & { botToken: string }> {
  const botToken = options.botToken ?? "bot-token";
  let shiftMs = 0;
  const clock = {
    now: () => Date.now() + shiftMs,
    set: (ms: number) => {
      shiftMs = ms - Date.now();
    },
  };
  const late: { controlled?: Controlled } = {};
  const teams = await startFakeTeams({
    ...{ strict: true, quota: "enforce", ...options, botToken, nowMs: clock.now, quotaNowMs: Date.now },
    control: async (request) => late.controlled && control(late.controlled, request),
  });
  late.controlled = { teams, botToken, bots: [], clock };
  return { ...teams, botToken };
}
