import { serveTasks } from "../../jobs/serveTasks.ts";
import { allowPhotoReadersOnly, examineFile } from "./examineFile.ts";

// Entry of the process that judges and decodes what people sent; see fileExaminer.ts.
allowPhotoReadersOnly();
serveTasks(examineFile);
