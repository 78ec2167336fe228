import { areas } from "./areas.ts";
import { back } from "./back.ts";
import { calendar } from "./calendar.ts";
import { cancel } from "./cancel.ts";
import { conclusion } from "./conclusion.ts";
import { correct } from "./correct.ts";
import { edit } from "./edit.ts";
import { findings } from "./findings.ts";
import { goOn } from "./goOn.ts";
import { help } from "./help.ts";
import { leave } from "./leave.ts";
import { link } from "./link.ts";
import { lost } from "./lost.ts";
import { minutes } from "./minutes.ts";
import { mydata } from "./mydata.ts";
import { note } from "./note.ts";
import { papers } from "./papers.ts";
import { privacy } from "./privacy.ts";
import { remediation } from "./remediation.ts";
import { remedy } from "./remedy.ts";
import { remove } from "./remove.ts";
import { role } from "./role.ts";
import { settings } from "./settings.ts";
import { skip } from "./skip.ts";
import { start } from "./start.ts";
import { status } from "./status.ts";
import { submit } from "./submit.ts";
import { summary } from "./summary.ts";
import { template } from "./template.ts";

/**
 * All commands, in the order of the help and of a menu: what is recognised, the help and the menus are made
 * from this list.
 */
export const COMMANDS = [
  start,
  help,
  areas,
  goOn,
  back,
  skip,
  edit,
  remove,
  note,
  submit,
  status,
  summary,
  minutes,
  conclusion,
  correct,
  papers,
  template,
  findings,
  remedy,
  remediation,
  calendar,
  role,
  leave,
  settings,
  privacy,
  mydata,
  link,
  lost,
  cancel,
] as const;
