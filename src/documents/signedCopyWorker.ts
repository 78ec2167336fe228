import { serveTasks } from "../jobs/serveTasks.ts";
import { judgeSignedCopy } from "./judgeSignedCopy.ts";

// Entry of the process that takes apart what people send back signed; see signedCopyJudge.ts.
serveTasks(judgeSignedCopy);
