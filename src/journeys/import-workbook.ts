import { changesRights, may, mayAnywhere, type Person } from "../domain/asking/access.ts";
import type { ImportDecision } from "../domain/importing/decide-import.ts";
import { hideInReport } from "../domain/importing/hide-in-report.ts";
import type { ImportRefusal, ImportReport } from "../domain/importing/import-report.ts";
import type { Plan } from "../domain/project/project.ts";
import type { Content } from "../domain/talking/content.ts";
import type { Notice } from "../domain/talking/notice.ts";
import { localDate } from "../domain/time/calendar.ts";
import type { IsoDate } from "../domain/time/time.ts";
import { actingPerson, logRefusal, mayKnowOf, say } from "./acting-person.ts";
import { onlyLeader } from "./cancel-round.ts";
import { holdShortName } from "./hold-short-name.ts";
import { isColleague } from "./is-colleague.ts";
import type { Data, Ports, Workbooks } from "./ports.ts";
import { considerImport, type ImportActor, refuseOtherProject, storeImport } from "./store-import.ts";
import type { Turn } from "./turn.ts";

export type ImportPorts = Ports & { workbooks: Workbooks };
type Upload = { user: string; fileName: string; bytes: Uint8Array };

/**
 * Reads a workbook that someone sent in a personal chat and says what saving it would do. Only the file waits, for
 * "Lagre"; nothing of the project is stored. For a project that is stored already, only its leader and deputy may.
 */
export async function previewImport(
  ports: ImportPorts,
  turn: Turn,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<Content> {
  if (turn.conversation.kind !== "personal") return say({ reason: "importOnlyPersonal" });
  const { user } = turn.actor;
  if (user === undefined) return say({ reason: "unknownPerson" });
  const contents = await read(ports, bytes);
  if (!contents.ok) return refusalOf(contents, fileName);
  return ports.store.write(turn.tenant, async (data) => {
    const decision = await considerImport(data, contents, { at: ports.clock.now() });
    const refused = await refusalFor(data, ports, turn, decision);
    if (refused) return say(refused);
    const uploadId = ports.ids.next();
    await data.uploads.save({ id: uploadId, user, fileName, bytes, at: ports.clock.now() });
    return { ...(await shownReport(data, decision, user)), uploadId };
  });
}

/** Stores a looked-at workbook: plan, readings and audit trail together. Clicked twice, it is stored once. */
export async function saveImport(ports: ImportPorts, turn: Turn, { uploadId }: { uploadId: string }): Promise<Content> {
  const upload = await ports.store.read(turn.tenant, (data) => ownUpload(data, turn, uploadId));
  if (!upload) return say({ reason: "importGone" });
  if (isReceipt(upload)) return say({ reason: "importNothingNew", projectName: upload.fileName });
  const contents = await read(ports, upload.bytes);
  if (!contents.ok) return refusalOf(contents, upload.fileName);
  return ports.store.write(turn.tenant, async (data) => {
    const at = ports.clock.now();
    await holdShortName(data, contents.plan.project.shortName, at);
    const decision = await considerImport(data, contents, { at, lock: true });
    const { projectName } = decision.report;
    const refused = await refusalFor(data, ports, turn, decision);
    if (refused) return say(refused);
    if (!(await data.claimInbox(`import ${uploadId}`, at))) return say({ reason: "importNothingNew", projectName });
    const report = await shownReport(data, decision, upload.user);
    await storeImport(data, ports.ids, at, decision, { who: turn.actor.user, source: `workbook ${turn.source}` });
    await leaveReceipt(data, uploadId, { ...upload, fileName: projectName }, at);
    if (!hasNews(decision)) return say({ reason: "importNothingNew", projectName });
    return { ...report, saved: true };
  });
}

/** Throws the waiting file away. */
export async function discardImport(ports: Ports, turn: Turn, { uploadId }: { uploadId: string }): Promise<Content> {
  return ports.store.write(turn.tenant, async (data) => {
    const upload = await ownUpload(data, turn, uploadId);
    if (!upload) return say({ reason: "importGone" });
    if (isReceipt(upload)) return say({ reason: "importNothingNew", projectName: upload.fileName });
    await data.uploads.remove(uploadId);
    return say({ reason: "importDiscarded" });
  });
}

export type ImportFileArgs = {
  tenant: string;
  fileName: string;
  bytes: Uint8Array;
  /** says what would be done, and does nothing */
  dry?: boolean;
  /** the project to import as; another than the workbook's own only when neither is stored */
  shortName?: string;
  /** by whom or by what, for the audit trail */
  who: ImportActor;
};

/** Imports without anyone to ask: from the command line and the sample. */
export async function importFile(ports: ImportPorts, args: ImportFileArgs): Promise<ImportReport | ImportRefusal> {
  const contents = await read(ports, args.bytes);
  if (!contents.ok) return refusalOf(contents, args.fileName);
  const { shortName, dry = false } = args;
  const work = async (data: Data) => {
    const error = await refuseOtherProject(data, contents, shortName);
    if (error) return refusalOf({ errors: [error] }, args.fileName);
    const decision = await considerImport(data, contents, { at: ports.clock.now(), shortName, lock: !dry });
    if (dry) return decision.report;
    await storeImport(data, ports.ids, ports.clock.now(), decision, args.who);
    return { ...decision.report, saved: hasNews(decision) };
  };
  return dry ? ports.store.read(args.tenant, work) : ports.store.write(args.tenant, work);
}

function hasNews({ changes, fresh }: ImportDecision): boolean {
  return changes.length > 0 || fresh.length > 0;
}

/** A workbook names its own time zone, but not before it is read; a day more or less decides nothing in it. */
function read({ workbooks, clock }: ImportPorts, bytes: Uint8Array) {
  return workbooks.read(bytes, localDate(clock.now(), "Europe/Oslo"));
}

/** As she who sent it may see what is stored. */
async function shownReport(data: Data, { plan, report }: ImportDecision, user: string): Promise<ImportReport> {
  const stored = report.known ? await data.projects.plan(plan.project.id) : undefined;
  return hideInReport(report, stored, { user });
}

function refusalOf({ errors }: Pick<ImportRefusal, "errors">, fileName: string): ImportRefusal {
  return { kind: "importRefusal", fileName, errors };
}

/** The stored project decides who may, not what the workbook says of it; it is asked again when the file is saved. */
async function refusalFor(
  data: Data,
  { clock }: Ports,
  turn: Turn,
  { plan, report }: ImportDecision,
): Promise<Notice | undefined> {
  const at = clock.now();
  const person = await actingPerson(data, turn);
  const stored = report.known ? await data.projects.plan(plan.project.id) : undefined;
  const today = localDate(at, stored?.project.timeZone ?? "Europe/Oslo");
  const refused = await decideImporter(data, turn, { person, stored, next: plan, today });
  if (refused === undefined) return undefined;
  const projectId = stored?.project.id;
  const subject = projectId ?? "import";
  await logRefusal(data, turn, { at, projectId, what: "importRefused", subject, why: refused.reason });
  return refused;
}

type Importer = { person?: Person; stored?: Plan; next: Plan; today: IsoDate };

async function decideImporter(
  data: Data,
  turn: Turn,
  { person, stored, next, today }: Importer,
): Promise<Notice | undefined> {
  if (person === undefined) return { reason: "unknownPerson" };
  if (person.guest) return { reason: "noImportByGuest" };
  if (!stored) return mayAnywhere("createProject", person) ? undefined : { reason: "unknownPerson" };
  if (!mayKnowOf(turn, person, stored, today)) return { reason: "shortNameTaken", shortName: next.project.shortName };
  if (!may("importProject", person, stored, today)) return onlyLeader(data, stored);
  if (changesRights(stored, next, today) && !may("changeRights", person, stored, today)) {
    return { ...(await onlyLeader(data, stored)), reason: "rightsOnlyLeader" };
  }
  const { leader } = next.project;
  const isKnown = leader === stored.project.leader || (await isColleague(data, stored, leader));
  return isKnown ? undefined : { reason: "leaderUnknown", leader };
}

/** Someone else's upload is as if it were not there. */
async function ownUpload(data: Data, turn: Turn, uploadId: string): Promise<Upload | undefined> {
  const upload = await data.uploads.find(uploadId);
  return upload && upload.user === turn.actor.user ? upload : undefined;
}

/** A saved upload leaves its id without the file, so that a late second click is told the truth. */
function isReceipt({ bytes }: Upload): boolean {
  return bytes.length === 0;
}

async function leaveReceipt(data: Data, id: string, { user, fileName }: Upload, at: string): Promise<void> {
  await data.uploads.remove(id);
  await data.uploads.save({ id, user, fileName, bytes: new Uint8Array(), at });
}
