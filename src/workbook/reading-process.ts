import { readWorkbook } from "./read-workbook.ts";
import { packReading } from "./reading-package.ts";

// A process of its own, started by read-in-process.ts: takes one workbook, answers with what it read, and is done.
process.once("message", async (bytes: unknown) => {
  const packed = bytes instanceof Uint8Array ? packReading(await readWorkbook(bytes)) : "";
  process.send?.(packed, () => process.disconnect());
});
