import type { Download, Files } from "./bot-parts.ts";

type Limits = {
  /** loopback addresses are allowed: the Agents Playground and tests */
  local: boolean;
  maxBytes?: number;
  timeoutMs?: number;
};
type Fixed = { local: boolean; maxBytes: number; timeoutMs: number };

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 3;

/** Fetches what people send, from the hosts where Teams keeps files and from no other; each redirect is judged anew. */
export function createFiles({ local, maxBytes = 20_000_000, timeoutMs = 20_000 }: Limits): Files {
  const fixed = { local, maxBytes, timeoutMs };
  return {
    download: (url) => download(url, fixed),
    upload: (url, bytes) => upload(url, bytes, fixed),
  };
}

/** Files of Teams lie in SharePoint and OneDrive for Business: https, the usual port, no user-info, no look-alike. */
export function isFileHost(address: string, local: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return false;
  if (local && loopback.has(url.hostname)) return true;
  return url.protocol === "https:" && url.port === "" && /^[a-z0-9-]+\.sharepoint\.com$/.test(url.hostname);
}

async function download(url: string, limits: Fixed): Promise<Download> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    let address = url;
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      if (!isFileHost(address, limits.local)) return { ok: false, reason: "hostNotAllowed" };
      const response = await fetch(address, { redirect: "manual", signal });
      const next = response.headers.get("location");
      if (redirects.has(response.status) && next !== null) {
        await response.body?.cancel();
        address = new URL(next, address).href;
        continue;
      }
      return await read(response, limits.maxBytes);
    }
    return { ok: false, reason: "unreachable" };
  } catch {
    // a time limit, a broken connection, an address that is none: all the same to the one who sent it
    return { ok: false, reason: "unreachable" };
  }
}

/** Reads no more than allowed, whatever the length header promises. */
async function read(response: Response, maxBytes: number): Promise<Download> {
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    return { ok: false, reason: "unreachable" };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxBytes) return { ok: false, reason: "tooLarge" };
    chunks.push(chunk);
  }
  return { ok: true, bytes: new Uint8Array(Buffer.concat(chunks)) };
}

async function upload(url: string, bytes: Uint8Array, { local, timeoutMs }: Fixed): Promise<boolean> {
  if (!isFileHost(url, local) || bytes.byteLength === 0) return false;
  const headers = { "content-range": `bytes 0-${bytes.byteLength - 1}/${bytes.byteLength}` };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: "PUT",
      body: new Blob([Buffer.from(bytes)]),
      headers,
      redirect: "error",
      signal,
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
