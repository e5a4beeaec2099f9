import type * as Docx from "docx";
import type { Light } from "../domain/scorecard/assessment.ts";
import { short } from "../views/escape.ts";
import type { PaperBlock, PaperCell, PaperColumn, PaperDocument } from "../views/paper/block.ts";
import { lightColors } from "../views/pictures/svg.ts";
import { svgToPng } from "./png.ts";
import { steadyZip } from "./steady-zip.ts";

type Library = typeof Docx;
type Child = Docx.Paragraph | Docx.Table;

/** Twips; A4 with margins of two centimetres. */
const page = { width: 11_906, height: 16_838, margin: 1134 };
const textWidth = page.width - 2 * page.margin;
/** Pixels of a picture as Word counts them, 96 to an inch: the width of the text. */
const pictureWidth = 640;
const font = "Calibri";
const ink = "1F1F1F";
const headFill = "E3EEFB";
/** Of one paragraph; whatever a person wrote is XML's and Word's plain text after this. */
const plain = (text: string) => short(text, 4000);
const lists = { numbered: "asked" };

/** A paper as a .docx file: real headings, header rows, alt texts and language; the same document gives the same bytes. */
export async function wordFile(paper: PaperDocument): Promise<Uint8Array> {
  const library = await import("docx");
  const { Document, Packer } = library;
  const children: Child[] = heads(library, paper);
  // the library would count the pictures of all the papers it has written
  for (const [index, block] of paper.blocks.entries()) children.push(...(await childrenOf(library, block, index + 1)));
  const margin = { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin };
  const size = { width: page.width, height: page.height };
  const file = new Document({
    title: plain(paper.title),
    creator: "Nullpunkt",
    lastModifiedBy: "Nullpunkt",
    description: plain(paper.under.join(" ")),
    styles: stylesOf(paper.languageTag),
    numbering: { config: [numbered(library)] },
    sections: [{ properties: { page: { size, margin } }, footers: { default: footer(library, paper) }, children }],
  });
  return steadyZip(new Uint8Array(await Packer.toArrayBuffer(file)), paper.madeAt);
}

function stylesOf(language: PaperDocument["languageTag"]): Docx.IStylesOptions {
  const heading = { font, bold: true, color: "14406B" };
  return {
    default: {
      document: {
        run: { font, size: 21, color: ink, language: { value: language, eastAsia: language, bidirectional: language } },
      },
      title: { run: { ...heading, size: 36 }, paragraph: { spacing: { after: 60 } } },
      heading1: { run: { ...heading, size: 26 }, paragraph: { spacing: { before: 260, after: 90 }, keepNext: true } },
      caption: {
        run: { font, size: 18, color: "3D3D3D", italics: false, bold: false },
        paragraph: { spacing: { before: 80, after: 60 }, keepNext: true },
      },
      listParagraph: { run: { font, size: 21 }, paragraph: { spacing: { after: 40 } } },
    },
    paragraphStyles: [
      {
        id: "Lead",
        name: "Lead",
        basedOn: "Normal",
        run: { size: 24, bold: true },
        paragraph: { spacing: { after: 100 } },
      },
      {
        id: "Note",
        name: "Note",
        basedOn: "Normal",
        run: { size: 18, color: "3D3D3D" },
        paragraph: { spacing: { after: 80 } },
      },
      { id: "Body", name: "Body", basedOn: "Normal", paragraph: { spacing: { after: 100 } } },
      { id: "Cell", name: "Cell", basedOn: "Normal", run: { size: 17 } },
    ],
  };
}

function numbered({ LevelFormat, AlignmentType }: Library) {
  const style = { paragraph: { indent: { left: 420, hanging: 320 } } };
  const level = { level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START, style };
  return { reference: lists.numbered, levels: [level] };
}

function heads({ Paragraph, HeadingLevel }: Library, { title, under }: PaperDocument): Child[] {
  return [
    new Paragraph({ text: plain(title), heading: HeadingLevel.TITLE }),
    ...under.map((text) => new Paragraph({ text: plain(text), style: "Note" })),
  ];
}

function footer({ Footer, Paragraph, TextRun, PageNumber, TabStopType }: Library, paper: PaperDocument) {
  const field = { number: PageNumber.CURRENT, total: PageNumber.TOTAL_PAGES } as const;
  const number = paper
    .page("number", "total")
    .map((part) => (part === "number" || part === "total" ? field[part] : part));
  const runs = [
    new TextRun({ text: plain(paper.footer), size: 16 }),
    new TextRun({ children: ["\t", ...number], size: 16 }),
  ];
  return new Footer({
    children: [new Paragraph({ children: runs, tabStops: [{ type: TabStopType.RIGHT, position: textWidth }] })],
  });
}

async function childrenOf(library: Library, block: PaperBlock, number: number): Promise<Child[]> {
  const { Paragraph, HeadingLevel } = library;
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ text: plain(block.text), heading: HeadingLevel.HEADING_1 })];
    case "text":
      return [textBlock(library, block)];
    case "list":
      return block.items.map((text) => listItem(library, text, block.numbered ?? false));
    case "table":
      return [
        new Paragraph({ text: plain(block.caption), style: "Caption" }),
        table(library, block.columns, block.rows),
      ];
    case "picture":
      return picture(library, block, number);
  }
}

function textBlock({ Paragraph, TextRun }: Library, { text, look, light }: Extract<PaperBlock, { kind: "text" }>) {
  const style = look === "lead" ? "Lead" : look === "note" ? "Note" : "Body";
  const bold = light !== undefined ? { bold: true, color: colorOf(light) } : {};
  return new Paragraph({
    style,
    keepNext: light !== undefined,
    children: [new TextRun({ text: plain(text), ...bold })],
  });
}

function listItem({ Paragraph }: Library, text: string, isNumbered: boolean) {
  const marks = isNumbered ? { numbering: { reference: lists.numbered, level: 0 } } : { bullet: { level: 0 } };
  return new Paragraph({ text: plain(text), style: "ListParagraph", ...marks });
}

/** Its first row is a header row, said again on each page; no row is cut in two. */
function table(library: Library, columns: PaperColumn[], rows: PaperCell[][]) {
  const { Table, TableRow, TableLayoutType, WidthType } = library;
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const columnWidths = columns.map(({ width }) => Math.round((textWidth * width) / whole));
  const rowOf = (cells: PaperCell[], isHead: boolean) =>
    new TableRow({
      ...(isHead && { tableHeader: true }),
      cantSplit: true,
      children: cells.map((cell, index) =>
        tableCell(library, cell, { width: columnWidths[index] ?? 0, right: columns[index]?.right ?? false, isHead }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths,
    tableLook: { firstRow: true, noHBand: true, noVBand: true },
    borders: bordersOf(library),
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    rows: [
      rowOf(
        columns.map(({ head }) => ({ text: head })),
        true,
      ),
      ...rows.map((cells) => rowOf(cells, false)),
    ],
  });
}

function bordersOf({ BorderStyle }: Library) {
  const thin = { style: BorderStyle.SINGLE, size: 4, color: "BFBFBF" };
  return { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin };
}

type CellLook = { width: number; right: boolean; isHead: boolean };

function tableCell(library: Library, { text, small, light }: PaperCell, { width, right, isHead }: CellLook) {
  const { TableCell, Paragraph, TextRun, AlignmentType, ShadingType, WidthType } = library;
  const alignment = right ? AlignmentType.END : AlignmentType.START;
  const color = light === undefined ? {} : { color: colorOf(light), bold: true };
  const main = new TextRun({ text: plain(text), ...color, ...(isHead && { bold: true }) });
  const under =
    small === undefined || small === ""
      ? []
      : [new Paragraph({ style: "Cell", alignment, children: [new TextRun({ text: plain(small), size: 15 })] })];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(isHead && { shading: { type: ShadingType.CLEAR, color: "auto", fill: headFill } }),
    children: [new Paragraph({ style: "Cell", alignment, children: [main] }), ...under],
  });
}

async function picture(
  { Paragraph, ImageRun }: Library,
  { svg, alt, caption, share = 1 }: Extract<PaperBlock, { kind: "picture" }>,
  number: number,
) {
  const { bytes, width, height } = await svgToPng(svg, { widest: 1400, small: false });
  const scale = Math.min(1, (share * pictureWidth) / width);
  const image = new ImageRun({
    type: "png",
    data: bytes,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { id: String(number), name: plain(caption), title: plain(caption), description: plain(alt) },
  });
  return [
    new Paragraph({ text: plain(caption), style: "Caption" }),
    new Paragraph({ children: [image], spacing: { after: 120 } }),
  ];
}

function colorOf(light: Light): string {
  return lightColors[light].slice(1).toUpperCase();
}
