import { serveTasks } from "../../../src/jobs/serveTasks.ts";
import type { ExamineResult } from "../../../src/usecases/evidence/examineFile.ts";

// A judging process that misbehaves on the word of the file; any other file is taken for a PDF.
serveTasks<Uint8Array, ExamineResult>((bytes) => {
  const word = Buffer.from(bytes).toString("latin1");
  if (word === "abort") process.abort();
  if (word === "loop") for (;;) if (process.exitCode === 99) break;
  const mime = word === "environment" ? JSON.stringify(process.env) : "application/pdf";
  const facts = { takenLocal: null, takenOffset: null, latitude: null, longitude: null };
  return Promise.resolve({ ok: true, mime, kind: "document", rendition: null, facts });
});
