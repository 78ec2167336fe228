import { noticeWords } from "../bot/screens/noticeWords.ts";
import type { ActServices } from "../messaging/act.ts";
import { deliverNotice } from "../usecases/notice/deliverNotice.ts";
import type { Operator } from "./operator.ts";

/**
 * The acts of a command put their notices into words here, at the clock of the command, instead of
 * leaving a job to a service that may not run; what they queue is sent by the service.
 */
export function carriedOutHere(
  operator: Operator,
  at?: Date,
): { services: ActServices; deliver: () => Promise<void> } {
  const owed = new Set<string>();
  const { jobs } = operator.services;
  const services: ActServices = {
    ...operator.services,
    ...(at === undefined ? {} : { clock: { now: () => at.getTime() } }),
    jobs: {
      ...jobs,
      async send(sql, name, data) {
        if (!("noticeId" in data)) return jobs.send(sql, name, data);
        owed.add(data.noticeId);
        return data.noticeId;
      },
    },
  };
  return {
    services,
    async deliver() {
      const deps = { services, words: noticeWords, log: operator.log, leavesNowhere: true } as const;
      for (const id of owed) await deliverNotice(deps, id);
    },
  };
}
