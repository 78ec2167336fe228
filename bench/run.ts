import { writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { Command, Option } from "commander";
import { measureAnswers } from "./measureAnswers.ts";
import { measureDocuments } from "./measureDocuments.ts";
import { measureForms } from "./measureForms.ts";
import { measureReminders } from "./measureReminders.ts";

/**
 * `npm run bench -- [--only NAME] [--json FILE]`: all measurements (or one), each with its baseline in
 * the same run.
 */

const MEASUREMENTS = { forms, documents, reminders, answers };

const program = new Command("bench")
  .option("--json <file>", "write the figures as JSON")
  .addOption(new Option("--only <name>", "one measurement").choices(Object.keys(MEASUREMENTS)));
const { json, only } = program.parse().opts<{ json?: string; only?: string }>();

const machine = {
  cpus: cpus().length,
  model: cpus()[0]?.model ?? "",
  node: process.version,
  load: loadavg(),
};
print(
  `Machine: ${machine.cpus} × ${machine.model}, Node ${machine.node}, load ${machine.load.map((one) => one.toFixed(2)).join(" ")}`,
);
const figures: Record<string, unknown> = { machine };
for (const [name, measure] of Object.entries(MEASUREMENTS)) {
  if (only === undefined || only === name) figures[name] = await measure();
}
if (json !== undefined) await writeFile(json, `${JSON.stringify(figures, null, 2)}\n`);

async function answers() {
  const measured = await measureAnswers();
  const { answer, echo } = measured;
  print(
    "Answered question, full path, 50 users in a closed loop (medians of 3 interleaved rounds)",
    `  CPU of the service      ${answer.cpuMsPerReply} ms an answer = ${measured.timesEcho} × a bare grammY echo (${echo.cpuMsPerReply} ms)`,
    `  CPU of the database     ${answer.databaseCpuMsPerReply} ms an answer`,
    `  answers a second        ${answer.repliesPerSecond} (echo ${echo.repliesPerSecond})`,
    `  from sending to reply   p50 ${answer.p50Ms} ms, p99 ${answer.p99Ms} ms (echo ${echo.p50Ms}, ${echo.p99Ms})`,
    `  memory of the service   ${measured.serviceMb} MiB at most`,
    ...measured.longForm.map(
      (one) => `  answer ${String(one.answer).padStart(3)} of 400       ${one.cpuMsPerAnswer} ms CPU`,
    ),
  );
  return measured;
}

function forms() {
  const measured = measureForms();
  print(
    "Form of 500 questions",
    `  import ${measured.importMs} ms, open a session ${measured.openMs} ms, an answer ${measured.answerMs} ms`,
  );
  return measured;
}

async function reminders() {
  const measured = await measureReminders();
  print(
    `One day's decision about ${measured.open} open remediations, ${measured.workers} workers`,
    `  ${measured.seconds} s for ${measured.steps} steps in ${measured.digests} digests (twice: ${measured.twice}); nothing left to decide: ${measured.idleMs} ms`,
  );
  return measured;
}

async function documents() {
  const measured = await measureDocuments();
  const { report, engines, left, timesOurs } = measured;
  print(
    `Report of ${report.tables} tables and ${report.photos} photos (${report.photoMb} MiB each), an engine a process, ${report.runs} warm runs`,
    "  engine    pages  first ms  warm ms  best ms  CPU ms  peak MiB  file MiB",
    ...Object.entries(engines).map(([name, one]) =>
      [
        `  ${name.padEnd(8)}`,
        String(one.pages).padStart(7),
        String(one.firstMs).padStart(10),
        String(one.warmMs).padStart(9),
        String(one.bestMs).padStart(9),
        String(one.cpuMs).padStart(8),
        String(one.peakMb).padStart(10),
        String(one.fileMb).padStart(10),
      ].join(""),
    ),
    ...Object.entries(timesOurs).map(
      ([name, { wall, best, cpu }]) =>
        `  ${name} takes ${wall} × our time (best runs ${best} ×), ${cpu} × our CPU`,
    ),
    ...left.map(({ engine, reason }) => `  ${engine} was left out: ${reason}`),
  );
  return measured;
}

function print(...lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
