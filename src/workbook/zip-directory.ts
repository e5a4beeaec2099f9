/** One file inside a zip, from its central directory (APPNOTE.TXT 4.3.12). */
export type ZipEntry = {
  name: string;
  encrypted: boolean;
  /** 0 stored, 8 deflated */
  method: number;
  compressedSize: number;
  /** what the directory claims */
  size: number;
  /** of its local header */
  offset: number;
  /** the entry's own bytes in the directory */
  record: Buffer;
};

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const longestComment = 0xffff;

/** Undefined when the bytes are no whole zip, or one of more than 4 GB (zip64), which no workbook we take needs. */
export function readZipDirectory(bytes: Buffer): ZipEntry[] | undefined {
  const end = findEnd(bytes);
  if (end === undefined) return undefined;
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const entry = readEntry(bytes, at, end);
    if (!entry) return undefined;
    entries.push(entry);
    at += entry.record.length;
  }
  return entries;
}

/** The entry's bytes as they are stored; undefined when the zip ends before them. */
export function storedBytes(zip: Buffer, entry: ZipEntry): Buffer | undefined {
  if (entry.offset + 30 > zip.length) return undefined;
  const start = entry.offset + 30 + zip.readUInt16LE(entry.offset + 26) + zip.readUInt16LE(entry.offset + 28);
  const end = start + entry.compressedSize;
  return end > zip.length ? undefined : zip.subarray(start, end);
}

/** The same zip with a directory of only these entries: to a reader the others are not there. */
export function withOnly(zip: Buffer, entries: ZipEntry[]): Buffer {
  const directory = Buffer.concat(entries.map((entry) => bareRecord(entry.record)));
  const end = Buffer.alloc(endLength);
  end.writeUInt32LE(endOfDirectory, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(zip.length, 16);
  return Buffer.concat([zip, directory, end]);
}

/** Without extra fields, in which an entry can give itself another name (Info-ZIP's Unicode path), and comment. */
function bareRecord(record: Buffer): Buffer {
  const bare = Buffer.from(record.subarray(0, entryLength + record.readUInt16LE(28)));
  bare.writeUInt32LE(0, 30);
  return bare;
}

function findEnd(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - endLength - longestComment);
  for (let at = bytes.length - endLength; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  }
  return undefined;
}

function readEntry(bytes: Buffer, at: number, end: number): ZipEntry | undefined {
  if (at + entryLength > end || bytes.readUInt32LE(at) !== directoryEntry) return undefined;
  const nameLength = bytes.readUInt16LE(at + 28);
  const length = entryLength + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  if (at + length > end) return undefined;
  const name = bytes.toString("utf8", at + entryLength, at + entryLength + nameLength);
  return {
    name: name.replaceAll("\\", "/").replace(/^\//, ""),
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    method: bytes.readUInt16LE(at + 10),
    compressedSize: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
    record: bytes.subarray(at, at + length),
  };
}
