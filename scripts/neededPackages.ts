import { z } from "zod";

const names = z.record(z.string(), z.string()).default({});

/** package-lock.json, as far as it says who asks for whom. */
export const lockSchema = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      dependencies: names,
      optionalDependencies: names,
      peerDependencies: names,
      peerDependenciesMeta: z
        .record(z.string(), z.looseObject({ optional: z.boolean().default(false) }))
        .default({}),
    }),
  ),
});
export type Lock = z.output<typeof lockSchema>;

/**
 * Folders of what the service needs to run, by the lock. `npm ci --omit=dev` brings more: what only an optional
 * peer asks for, such as Prisma's command line with its studio, of which the client is content to have none.
 */
export function neededPackages({ packages }: Lock): Set<string> {
  const needed = new Set<string>();
  const open = [""];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (const name of askedFor(packages[from])) {
      const path = found(packages, from, name);
      if (path === undefined || needed.has(path)) continue;
      needed.add(path);
      open.push(path);
    }
  }
  return needed;
}

function askedFor(one: Lock["packages"][string] | undefined): string[] {
  if (one === undefined) return [];
  const peers = Object.keys(one.peerDependencies).filter(
    (name) => one.peerDependenciesMeta[name]?.optional !== true,
  );
  return [...Object.keys(one.dependencies), ...Object.keys(one.optionalDependencies), ...peers];
}

/** Where Node finds a package that one in this folder asks for. */
function found(packages: Lock["packages"], from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    const path = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === "") return undefined;
  }
}
