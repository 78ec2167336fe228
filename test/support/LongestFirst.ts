import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that take long by themselves, mostly waiting for processes they start and kill: at the end of a run
 * they would leave the other workers with nothing to do. A fresh clone has no times of earlier runs to go by.
 */
const LONG = [
  "crash/twoWorkers",
  "usecases/reminder/reminders",
  "scenario/choDon",
  "crash/kill",
  "cli/backup",
  "db/embedded/killed",
  "crash/everyMessage",
  "db/openStore",
  "crash/faults",
  "jobs/jobQueue",
  "db/embedded/root",
  "cli/kiemtra",
  "db/embedded/lifecycle",
  "http/guard",
  "db/embedded/inUse",
  "cli/auditKey",
  "service/startUp",
  "messaging/poison",
].map((name) => path.resolve(import.meta.dirname, `../${name}.test.ts`));

/** The long files in their order, then the others as Vitest has them. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    const long = LONG.flatMap((name) => others.filter(({ moduleId }) => moduleId === name));
    return [...long, ...others.filter((file) => !long.includes(file))];
  }
}
