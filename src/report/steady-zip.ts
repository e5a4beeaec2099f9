import JSZip from "jszip";

/**
 * The same office file with the times of `at` in it, in its properties and of its parts: libraries put in the clock's,
 * and then the same paper would be another file each time.
 */
export async function steadyZip(bytes: Uint8Array, at: string): Promise<Uint8Array> {
  const from = await JSZip.loadAsync(bytes);
  const to = new JSZip();
  const date = new Date(at);
  for (const [name, file] of Object.entries(from.files)) {
    if (file.dir) continue;
    const content = await file.async("uint8array");
    to.file(name, name === "docProps/core.xml" ? withTimes(content, date) : content, { date, createFolders: false });
  }
  return to.generateAsync({ type: "uint8array", compression: "DEFLATE", platform: "DOS" });
}

function withTimes(content: Uint8Array, date: Date): string {
  const time = date.toISOString().replace(/\.\d+Z$/, "Z");
  const xml = new TextDecoder().decode(content);
  return xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*(?=<\/dcterms:\2>)/g, `$1${time}`);
}
