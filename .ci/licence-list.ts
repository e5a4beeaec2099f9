/** What the list needs of an entry of package-lock.json. */
export type LockEntry = {
  version?: string;
  license?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
};
export type Lock = { packages: Record<string, LockEntry> };
export type Licence = { name: string; version: string; licence: string; dev: boolean };

/** Licences that ask for no more than to be named; also where they stand as a choice (`OR`) or together (`AND`). */
const allowed = new Set(
  "MIT MIT/X11 ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 Unlicense CC0-1.0 Zlib Bitstream-Vera".split(
    " ",
  ),
);
/** Copyleft for their own files alone, which are used as they came. */
for (const licence of ["MPL-2.0", "EPL-2.0"]) allowed.add(licence);
/** For what is only used to build and test, and never passed on. */
const allowedInDevelopment = new Set(["PSF-2.0", "CC-BY-3.0", "CC-BY-4.0"]);

/** Read and judged by hand, for this version: the package's own words say too little. */
const judged: Record<string, { licence: string; why: string }> = {
  "buffers@0.1.1": {
    licence: "none stated",
    why: "comes with exceljs (unzipper, binary); its sister package chainsaw by the same author says MIT/X11",
  },
  "escape-regexp-component@1.0.2": { licence: "MIT", why: "no field; its Readme says MIT" },
  "jspath@0.4.0": { licence: "MIT", why: "no field; its LICENSE is MIT's text" },
  "dejavu-fonts-ttf@2.37.3": { licence: "Bitstream-Vera", why: "its LICENSE: free to use and pass on, the name kept" },
  "@microsoft/m365agentsplayground@0.2.28": {
    licence: "Microsoft pre-release terms",
    why: "a trial on one's own machine; neither shipped nor in the container",
  },
};

/** Every package of the lock with its licence; a platform's package has that of the one that names it. */
export function licencesOf({ packages }: Lock): Licence[] {
  const families = new Map<string, string>();
  for (const { license, optionalDependencies } of Object.values(packages)) {
    for (const name of Object.keys(optionalDependencies ?? {})) if (license) families.set(name, license);
  }
  const all = Object.entries(packages)
    .filter(([place]) => place !== "")
    .map(([place, { version = "", license, dev = false }]) => {
      const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
      const licence = judged[`${name}@${version}`]?.licence ?? license ?? families.get(name) ?? "none stated";
      return { name, version, licence, dev };
    });
  const once = new Map(all.map((each) => [`${each.name}@${each.version}`, each]));
  return [...once.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Those that nobody has said may be used. */
export function licenceFaults(licences: Licence[]): string[] {
  return licences
    .filter((each) => !isAllowed(each))
    .map(({ name, version, licence }) => `${name}@${version}: ${licence}`);
}

function isAllowed({ name, version, licence, dev }: Licence): boolean {
  const may = (one: string) => allowed.has(one) || (dev && allowedInDevelopment.has(one));
  const choices = licence.replace(/[()]/g, "").split(" OR ");
  if (choices.some((choice) => choice.split(" AND ").every(may))) return true;
  return judged[`${name}@${version}`] !== undefined;
}

/** docs/licences.md: what is shipped package by package, what only builds and tests in numbers. */
export function licenceDocument(licences: Licence[]): string {
  const shipped = licences.filter(({ dev }) => !dev);
  const rows = shipped.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const byLicence = Map.groupBy(
    licences.filter(({ dev }) => dev),
    ({ licence }) => licence,
  );
  const counts = [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, of]) => `| ${licence} | ${of.length} |`);
  const byHand = Object.entries(judged).map(([name, { licence, why }]) => `| ${name} | ${licence} | ${why} |`);
  return [
    "# Licences",
    "",
    "Made by `npm run licences` from package-lock.json; a test holds it up to date and stops a licence nobody has allowed.",
    "",
    "## In the product",
    "",
    "| package | version | licence |",
    "| --- | --- | --- |",
    ...rows,
    "",
    "## To build and test",
    "",
    "| licence | packages |",
    "| --- | --- |",
    ...counts,
    "",
    "## Judged by hand",
    "",
    "| package | licence | why |",
    "| --- | --- | --- |",
    ...byHand,
    "",
  ].join("\n");
}
