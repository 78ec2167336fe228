/** Of errors that name a call ("syscall") too, but of the network: ECONNRESET, EPIPE, ENOTFOUND … */
const OF_NETWORK = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|EADDR|ENOTFOUND|EAI_)/;

/** Whether a call about a file failed, as Node says it: "ENOSPC: no space left on device, write". */
export function isFileError(error: unknown): error is Error {
  if (!(error instanceof Error && "syscall" in error && "code" in error)) return false;
  return !OF_NETWORK.test(String(error.code));
}
