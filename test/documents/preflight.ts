import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Apache PDFBox Preflight with what it needs, where Debian puts them (libpdfbox2-java and others). */
const CLASS_PATH = [
  "preflight",
  "pdfbox2",
  "fontbox2",
  "xmpbox",
  "commons-logging",
  "jaxb-api",
  "javax.activation",
].map((name) => `/usr/share/java/${name}.jar`);

/** What PDF/A-1b asks for and PDF/A-2b no longer does: a set of glyph numbers, and to be part 1. */
const ONLY_PART_1 = /The CIDSet entry is missing|part must be 1|is not a valid PDF\/A-1b file/u;

export function missingJars(): string[] {
  return CLASS_PATH.filter((file) => !existsSync(file));
}

/**
 * What the validator of PDF/A-1b finds wrong in a file that says it is PDF/A-2b, save where the two
 * parts differ.
 */
export async function preflightProblems(file: string): Promise<string[]> {
  const args = ["-cp", CLASS_PATH.join(":"), "org.apache.pdfbox.preflight.Validator_A1b", file];
  // It ends with an error code when it finds anything.
  const { stdout, stderr } = await run("java", args).catch((error: unknown) => outputOf(error));
  if (!stdout.includes("PDF/A-1b")) return [`no verdict: ${stdout}${stderr}`];
  return stdout.split("\n").filter((line) => line.trim() !== "" && !ONLY_PART_1.test(line));
}

function outputOf(error: unknown): { stdout: string; stderr: string } {
  if (error instanceof Error && "stdout" in error && "stderr" in error)
    return { stdout: String(error.stdout), stderr: String(error.stderr) };
  throw error;
}
