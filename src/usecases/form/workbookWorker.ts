import { serveTasks } from "../../jobs/serveTasks.ts";
import { judgeWorkbook } from "./judgeWorkbook.ts";

// Entry of the process that reads and tries workbooks; see workbookJudge.ts.
serveTasks(judgeWorkbook);
