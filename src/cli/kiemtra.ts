import { runKiemtra } from "./runKiemtra.ts";

/** `npm run kiemtra -- COMMAND`: the operator's tool. */

process.exitCode = await runKiemtra(process.argv.slice(2), process.env, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
