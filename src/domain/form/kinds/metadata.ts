import { device } from "./common/base.ts";
import type { QuestionKind } from "./questionKind.ts";

const NAMES = ["deviceid", "imei", "phonenumber", "simserial", "subscriberid"];

/** Properties of a phone (deviceid, phonenumber, …): accepted, always empty here. */
export const metadata: QuestionKind = device(
  [
    ...NAMES,
    "email",
    "device id",
    "subscriber id",
    "sim id",
    "get phone number",
    "uri:deviceid",
    "uri:email",
    "uri:phonenumber",
    "uri:simserial",
    "uri:subscriberid",
    "uri:username",
  ],
  NAMES,
);
