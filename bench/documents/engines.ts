import type { OpenEngine } from "./engine.ts";

/** Loaded one at a time: each is measured in a process of its own. */
export const ENGINES = {
  kiemtra: async () => (await import("./ownEngine.ts")).openOwnEngine,
  pdfkit: async () => (await import("./pdfkitEngine.ts")).openPdfkitEngine,
  pdfmake: async () => (await import("./pdfmakeEngine.ts")).openPdfmakeEngine,
  chromium: async () => (await import("./chromiumEngine.ts")).openChromiumEngine,
} as const satisfies Record<string, () => Promise<OpenEngine>>;

export type EngineName = keyof typeof ENGINES;
