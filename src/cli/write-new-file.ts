import { link, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** All of it or nothing, and never over a file that is there; a sentence when it could not be written. */
export async function writeNewFile(file: string, content: string | Uint8Array): Promise<string | undefined> {
  const half = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    await writeFile(half, content, { flag: "wx", mode: 0o600 });
    // unlike a rename, a link does not replace what has come there meanwhile
    await link(half, file);
    return undefined;
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    return code === "EEXIST" ? `${file} exists already: choose another file.` : `${file} can't be written (${code}).`;
  } finally {
    await rm(half, { force: true });
  }
}
