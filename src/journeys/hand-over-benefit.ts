import { may } from "../domain/asking/access.ts";
import { rowKey } from "../domain/project/measure.ts";
import { personName } from "../domain/project/person-name.ts";
import type { Plan } from "../domain/project/project.ts";
import { cleanText } from "../domain/talking/clean-text.ts";
import type { Content } from "../domain/talking/content.ts";
import type { HandoverCard } from "../domain/telling/benefit-forms.ts";
import { benefitRows, ownersOf } from "../domain/telling/benefit-status.ts";
import { isClosed } from "../domain/telling/close-benefit.ts";
import { handedOver, linesOf, offerEnded, offered, offeredTo } from "../domain/telling/hand-over-benefit.ts";
import { localDate } from "../domain/time/calendar.ts";
import { actingPerson, inProject, logRefusal, mayKnowOf, outsideCard, say } from "./acting-person.ts";
import { type Allowed, benefitFor, closedAlready, saveChanged } from "./close-benefit.ts";
import { type NamedPerson, personNamed } from "./person-named.ts";
import type { Data, Ports } from "./ports.ts";
import { newMessage, noteContact, personalChat, tellPerson } from "./tell-person.ts";
import type { Turn } from "./turn.ts";

const handing = { action: "handOverBenefit", refusal: "handOverBenefitRefused" } as const;
const off = /^(?:av|off)$/iu;

/** "overlever G1 til Kari Nordmann": she is asked whether she takes over; "overlever G1 av" takes the offer back. */
export async function offerBenefit(ports: Ports, turn: Turn, { text }: { text: string }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => {
    const named = await benefitFor(ports, data, turn, { ...handing, text });
    if ("kind" in named) return named;
    const { allowed, id, rest } = named;
    const { plan } = allowed;
    const said = rest.replace(/^(?:til|to)\s+/iu, "").trim();
    if (said === "") return say({ reason: "handoverHow", id });
    const before = offeredTo(plan, id);
    if (off.test(said)) {
      if (before === undefined) return say({ reason: "noOffer", id });
      await saveChanged(data, turn, allowed, offerEnded(plan, id));
      return say({ reason: "offerWithdrawn", id });
    }
    if (isClosed(plan, id)) return closedAlready(plan, id);
    const channel = (await data.conversations.ofProject(plan.project.id, "main")) ?? turn.conversation;
    const to = await personNamed(data, plan, channel, said);
    if ("notice" in to) return say(to.notice);
    return offer({ ports, data, turn, allowed }, id, to);
  });
}

type Offering = { ports: Ports; data: Data; turn: Turn; allowed: Allowed };
async function offer({ ports, data, turn, allowed }: Offering, id: string, to: NamedPerson): Promise<Content> {
  const { plan } = allowed;
  if (offeredTo(plan, id) === to.user) return say({ reason: "offeredAlready", id, to: to.name });
  const [{ owner, handedOverOn, name = "" } = {}] = benefitRows(plan, id);
  if (owner === to.user && handedOverOn !== undefined) return say({ reason: "ownsAlready", id, to: to.name });
  await saveChanged(data, turn, allowed, offered(plan, id, to.user));
  await sendOffer(ports, data, plan, { id, to: to.user });
  return say({ reason: "benefitOffered", id, name, to: to.name });
}

/** In her own chat, else in the channel with a mention, as questions go. */
async function sendOffer(ports: Ports, data: Data, { project }: Plan, { id, to }: { id: string; to: string }) {
  const chat = await personalChat(data, to);
  const place = chat ?? (await data.conversations.ofProject(project.id, "main"));
  if (!place) return;
  const message = newMessage(ports, {
    conversationId: place.id,
    projectId: project.id,
    subject: { kind: "benefitOffer", benefitId: id, to },
    language: project.language,
    mentions: chat ? undefined : to,
  });
  await data.messages.plan(message);
  await noteContact(ports, data, project, [to]);
}

export type OfferAnswer = { projectId: string; id: string; to: string; accepts: boolean; reason?: string };
/** Only she to whom it is offered answers; a click that comes again, or too late, shows how it stands. */
export async function answerOffer(ports: Ports, turn: Turn, answer: OfferAnswer): Promise<Content> {
  return ports.store.write(turn.tenant, async (data): Promise<Content> => {
    const { projectId, id, to, accepts } = answer;
    const plan = await data.projects.plan(projectId, { lock: true });
    if (!plan) return say({ reason: "noProjects" });
    const person = await actingPerson(data, turn);
    if (!person) return say({ reason: "unknownPerson" });
    const at = ports.clock.now();
    const today = localDate(at, plan.project.timeZone);
    if (!may("takeOverBenefit", person, plan, today, { responsible: to, inPerson: true })) {
      await logRefusal(data, turn, { at, projectId, what: "takeOverRefused", subject: id, why: "onlyAsked" });
      if (!mayKnowOf(turn, person, plan, today)) return say({ reason: "noProjects" });
      return say({ reason: "onlyAsked", names: [await nameOf(data, plan, to)] });
    }
    const shown = await offerCard(data, plan, { id, to });
    // whose the offer was, a card alone can't tell
    if (shown?.state !== "proposed" && !mayKnowOf(turn, person, plan, today)) return say({ reason: "noProjects" });
    if (shown === undefined) return say({ reason: "planItemGone", list: "benefits" });
    if (shown.state !== "proposed") {
      return may("seeProject", inProject(turn, person, plan), plan, today) ? shown : say(outsideCard(plan));
    }
    const reason = cleanText(answer.reason ?? "");
    if (!accepts && reason === undefined) return { ...shown, problem: "reasonMissing" };
    const next = accepts ? handedOver(plan, id, to, today) : offerEnded(plan, id);
    await saveChanged(data, turn, { plan, user: person.user, at }, next, accepts ? undefined : reason);
    const { name } = shown.benefit;
    const told = {
      reason: "offerAnswered",
      id,
      name,
      by: shown.toName,
      accepts,
      ...(!accepts && { why: reason }),
    } as const;
    await tellPerson(ports, data, { user: plan.project.leader, project: plan.project, notice: told });
    return accepts ? { ...shown, state: "confirmed" } : { ...shown, state: "refused", reason };
  });
}

/** An offer as it stands now; undefined when the benefit is gone. */
export async function offerCard(
  data: Data,
  plan: Plan,
  { id, to }: { id: string; to: string },
): Promise<HandoverCard | undefined> {
  const [benefit] = benefitRows(plan, id);
  if (!benefit) return undefined;
  const open = offeredTo(plan, id) === to && !isClosed(plan, id);
  const taken = benefit.owner === to && benefit.handedOverOn !== undefined;
  const [from] = ownersOf(plan, id);
  return {
    ...{ kind: "handoverCard", project: plan.project, benefit, to, toName: await nameOf(data, plan, to) },
    ...(from !== undefined && { fromName: await nameOf(data, plan, from) }),
    state: open ? "proposed" : taken ? "confirmed" : "withdrawn",
    lines: linesOf(plan, id).map(rowKey),
  };
}

async function nameOf(data: Data, plan: Plan, user: string): Promise<string> {
  return personName(user, await data.conversations.names([user]), plan);
}
