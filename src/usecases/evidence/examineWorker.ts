import { serveTasks } from "../../jobs/serveTasks.ts";
import { examineFile } from "./examineFile.ts";

// Entry of the process that judges and decodes what people sent; see fileExaminer.ts.
serveTasks(examineFile);
