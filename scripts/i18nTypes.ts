import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mergeVariables, readCatalogue, type Catalogue, type VariableKind } from "./fluentCatalogue.ts";

/**
 * `npm run i18n:types` writes src/i18n/messages.ts: every message id with the variables it needs,
 * taken from the Vietnamese files; the English ones only make a variable's kind stricter (English
 * has plurals, Vietnamese has none). What papers say goes into a file of its own beside the report, whose
 * domain knows no catalogue. With `--check` nothing is written and the exit code is 1 when a file is out of
 * date.
 */
const TYPES_FILE = new URL("../src/i18n/messages.ts", import.meta.url);
const REPORT_TYPES_FILE = new URL("../src/domain/report/reportMessages.ts", import.meta.url);
const LOCALES_FOLDER = new URL("../locales/", import.meta.url);

/** How the ids of what stands in papers begin. */
const REPORT_IDS = /^(?:report|sheet|document|minutes|conclusion|remedied)-/;

/** printWidth of the formatter. */
const LINE_LENGTH = 110;

const TYPE_OF_KIND: Readonly<Record<VariableKind, string>> = {
  number: "number",
  text: "string",
  any: "string",
};

/** The text of src/i18n/messages.ts for these catalogues. */
export function messageTypes(vi: Catalogue, en: Catalogue): string {
  return [
    ...HEAD,
    "export interface MessageVariables {",
    ...fields(vi, en, /^/),
    "}",
    "",
    "export type MessageId = keyof MessageVariables;",
    "",
  ].join("\n");
}

/** The text of src/domain/report/reportMessages.ts. */
export function reportMessageTypes(vi: Catalogue, en: Catalogue): string {
  return [
    ...HEAD,
    "/** What papers say: the ids of the texts with their variables. */",
    "export interface ReportMessages {",
    ...fields(vi, en, REPORT_IDS),
    "}",
    "",
  ].join("\n");
}

const HEAD = [
  "// Written by `npm run i18n:types` from locales/; do not edit.",
  "",
  "/** `unknown` has no keys and vanishes from an intersection. */",
  "type NoVariables = unknown;",
  "",
];

function fields(vi: Catalogue, en: Catalogue, ids: RegExp): string[] {
  return [...vi.messages.values()]
    .filter(({ id }) => ids.test(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, variables }) => {
      const kinds = new Map(variables);
      mergeVariables(kinds, en.messages.get(id)?.variables ?? new Map());
      return field(id, kinds);
    });
}

export function readCatalogues(): { vi: Catalogue; en: Catalogue } {
  return {
    vi: readCatalogue(new URL("vi/", LOCALES_FOLDER)),
    en: readCatalogue(new URL("en/", LOCALES_FOLDER)),
  };
}

/** What is in the written files now; "" where there is none. */
export function currentTypes(): { messages: string; reportMessages: string } {
  const read = (file: URL): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
  return { messages: read(TYPES_FILE), reportMessages: read(REPORT_TYPES_FILE) };
}

/** One field of MessageVariables, broken as the formatter breaks it. */
function field(id: string, kinds: ReadonlyMap<string, VariableKind>): string {
  const head = `  ${propertyName(id)}:`;
  if (kinds.size === 0) return `${head} NoVariables;`;
  const variables = [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, kind]) => `${propertyName(name)}: ${TYPE_OF_KIND[kind]}`);
  const line = `${head} { ${variables.join("; ")} };`;
  if (line.length <= LINE_LENGTH) return line;
  return [`${head} {`, ...variables.map((variable) => `    ${variable};`), "  };"].join("\n");
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function main(): void {
  const { vi, en } = readCatalogues();
  for (const problem of [...vi.problems, ...en.problems]) console.error(problem);
  if (vi.problems.length > 0 || en.problems.length > 0) process.exitCode = 1;
  const now = currentTypes();
  const wanted = { messages: messageTypes(vi, en), reportMessages: reportMessageTypes(vi, en) };
  if (wanted.messages === now.messages && wanted.reportMessages === now.reportMessages) return;
  if (process.argv.includes("--check")) {
    console.error("The types of the texts are out of date: run `npm run i18n:types`");
    process.exitCode = 1;
    return;
  }
  writeFileSync(TYPES_FILE, wanted.messages);
  writeFileSync(REPORT_TYPES_FILE, wanted.reportMessages);
  console.error(`src/i18n/messages.ts: ${vi.messages.size} messages`);
}

if (import.meta.main) main();
