import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { type Incoming, readIncoming, splitConversation } from "../../src/teams/incoming.ts";

const folder = new URL("../payloads/", import.meta.url);
function payload(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
}
function read(activity: unknown, local = false): Incoming {
  const incoming = readIncoming(activity, local);
  if (incoming === undefined) throw new Error("not read");
  return incoming;
}
const bot = { id: "28:bot", name: "Nullpunkt" };
function message(text: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const mention = { type: "mention", text: "<at>Nullpunkt</at>", mentioned: bot };
  return { ...payload("teams-message-thread"), recipient: bot, text, entities: [mention], ...more };
}

describe("reading recorded activities", () => {
  const activities = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(".json", ""))
    .filter((name) => "type" in payload(name));

  it("reads every one of them", () => {
    expect(activities.length).toBeGreaterThan(10);
    for (const name of activities) expect([name, readIncoming(payload(name), true)?.tenant]).toEqual([name, "local"]);
  });

  it("knows a channel of the Playground, its team and the thread", () => {
    const { place, thread, text, tenant } = read(payload("playground-message-thread"), true);
    expect(place).toMatchObject({ id: "channel-announcements-id", kind: "channel", teamId: "team-id" });
    expect([thread, text, tenant]).toEqual(["1795386467378", "S1 Åsnes 1,2", "local"]);
  });

  it("takes the names that an installation tells", () => {
    expect(read(payload("playground-installed-channel"), true)).toMatchObject({
      action: "add",
      place: { teamName: "Prosjekt NAV Solør", channelName: "Målinger" },
      selectedChannel: { id: "channel-announcements-id" },
    });
    expect(read(payload("playground-installed-group-chat"), true).place).toMatchObject({
      kind: "groupChat",
      channelName: "Styringsgruppa NAV Solør",
    });
  });

  it("takes the tenant from the activity in Teams, and none in local mode", () => {
    expect(read(payload("teams-message-thread")).tenant).toBe("72f988bf-0000-4000-8000-2d7cd011db47");
    expect(read(payload("teams-message-thread"), true).tenant).toBe("local");
    const { channelData: _, ...rest } = payload("teams-message-thread");
    expect(read(rest).tenant).toBe("72f988bf-0000-4000-8000-2d7cd011db47");
  });

  it("tells a channel's own id from the thread in it", () => {
    expect(splitConversation("19:abc@thread.tacv2;messageid=16")).toEqual(["19:abc@thread.tacv2", "16"]);
    expect(splitConversation("19:abc@thread.v2")).toEqual(["19:abc@thread.v2", undefined]);
  });
});

describe("reading what was written", () => {
  it.each([
    ["at the start", "<at>Nullpunkt</at> status"],
    ["with Teams' own space", "<at>Nullpunkt</at>&nbsp;status"],
    ["at the end", "status <at>Nullpunkt</at>"],
    ["twice", "<at>Nullpunkt</at> <at>Nullpunkt</at>&nbsp;&nbsp;status"],
    ["with attributes", '<at id="0">Nullpunkt</at> status'],
    ["with invisible marks", "<at>Nullpunkt</at>\u200b status\u200e\ufeff"],
    ["over several lines", "<at>Nullpunkt</at>\r\n\r\nstatus\n"],
  ])("takes the mention away %s", (_where, text) => {
    expect(read(message(text)).text).toBe("status");
  });

  it("takes it away in the middle of a sentence", () => {
    expect(read(message("hvem <at>Nullpunkt</at> mangler")).text).toBe("hvem mangler");
  });

  it("keeps the name of someone else who is mentioned", () => {
    expect(read(message("<at>Nullpunkt</at> hvem er <at>NAV Grue</at>")).text).toBe("hvem er NAV Grue");
  });

  it("composes letters, so that å typed in two parts is å", () => {
    expect(read(message("sett ma\u030al S1 A\u030asnes 1,0")).text).toBe("sett mål S1 Åsnes 1,0");
  });

  it("keeps the words of numbers with narrow spaces and a minus", () => {
    expect(read(message("S1 Åsnes 1\u202f234,5 og \u22123")).text).toBe("S1 Åsnes 1 234,5 og \u22123");
  });

  it.each([
    ["a right-to-left mark", "status\u202eK1", "statusK1"],
    ["NUL and controls", "sta\u0000tus\u0007", "sta tus"],
    ["a lone surrogate", "status \ud800", "status \ufffd"],
    ["entities", "status &lt;script&gt; &amp;amp;", "status <script> &amp;"],
  ])("makes %s harmless", (_what, text, expected) => {
    expect(read(message(text)).text).toBe(expected);
  });

  it("reads at most 4000 characters, whatever they are", () => {
    expect(read(message("x".repeat(40_000))).text).toHaveLength(4000);
    expect(read(message("<at".repeat(20_000))).text.length).toBeLessThanOrEqual(4000);
    expect(read(message("&nbsp;".repeat(20_000))).text.length).toBeLessThanOrEqual(4000);
  });
});

describe("reading garbage", () => {
  it.each([
    ["nothing", undefined],
    ["a number", 7],
    ["an empty object", {}],
    ["no conversation", { ...payload("teams-message-thread"), conversation: undefined }],
    ["no recipient", { ...payload("teams-message-thread"), recipient: undefined }],
    ["a conversation without id", { ...payload("teams-message-thread"), conversation: { id: "" } }],
  ])("gives nothing for %s", (_what, activity) => {
    expect(readIncoming(activity, false)).toBeUndefined();
  });

  it("never throws, whichever part of an activity is something else", () => {
    const whole = payload("teams-message-thread");
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(whole), "value", "attachments", "membersAdded"),
        fc.jsonValue(),
        (key, value) => {
          const incoming = readIncoming({ ...whole, [key]: value }, false);
          expect(incoming === undefined || typeof incoming.text === "string").toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
