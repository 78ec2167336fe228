import { writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { Command } from "commander";
import { measureAnswers } from "./measureAnswers.ts";
import { measureDocuments } from "./measureDocuments.ts";
import { measureForms } from "./measureForms.ts";
import { measureReminders } from "./measureReminders.ts";

/** `npm run bench -- [--json FILE]`: all measurements, each with its baseline in the same run. */

const program = new Command("bench").option("--json <file>", "write the figures as JSON");
const { json } = program.parse().opts<{ json?: string }>();

const machine = {
  cpus: cpus().length,
  model: cpus()[0]?.model ?? "",
  node: process.version,
  load: loadavg(),
};
const forms = measureForms();
const documents = await measureDocuments();
const reminders = await measureReminders();
const answers = await measureAnswers();
const figures = { machine, answers, forms, documents, reminders };

const { answer, echo } = answers;
process.stdout.write(
  [
    `Machine: ${machine.cpus} × ${machine.model}, Node ${machine.node}, load ${machine.load.map((one) => one.toFixed(2)).join(" ")}`,
    "",
    "Answered question, full path, 50 users in a closed loop (medians of 3 interleaved rounds)",
    `  CPU of the service      ${answer.cpuMsPerReply} ms an answer = ${answers.timesEcho} × a bare grammY echo (${echo.cpuMsPerReply} ms)`,
    `  CPU of the database     ${answer.databaseCpuMsPerReply} ms an answer`,
    `  answers a second        ${answer.repliesPerSecond} (echo ${echo.repliesPerSecond})`,
    `  from sending to reply   p50 ${answer.p50Ms} ms, p99 ${answer.p99Ms} ms (echo ${echo.p50Ms}, ${echo.p99Ms})`,
    `  memory of the service   ${answers.serviceMb} MiB`,
    ...answers.longForm.map(
      (one) => `  answer ${String(one.answer).padStart(3)} of 400       ${one.cpuMsPerAnswer} ms CPU`,
    ),
    "",
    "Form of 500 questions",
    `  import ${forms.importMs} ms, open a session ${forms.openMs} ms, an answer ${forms.answerMs} ms`,
    `One day's decision about ${reminders.open} open remediations, ${reminders.workers} workers`,
    `  ${reminders.seconds} s for ${reminders.steps} steps in ${reminders.digests} digests (twice: ${reminders.twice}); nothing left to decide: ${reminders.idleMs} ms`,
    "Report as PDF",
    `  first ${documents.firstMs} ms, warm ${documents.warmMs} ms`,
    "",
  ].join("\n"),
);
if (json !== undefined) await writeFile(json, `${JSON.stringify(figures, null, 2)}\n`);
