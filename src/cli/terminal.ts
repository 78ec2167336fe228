import { AsyncLocalStorage } from "node:async_hooks";

/** Where a command says what it did: results to `out`, everything else to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

interface Session {
  terminal: Terminal;
  exitCode: number;
}

/** Beside the commands, which so need not pass on what is only for the end of each. */
const sessions = new AsyncLocalStorage<Session>();

/** Runs a command on this terminal. @returns its exit code */
export async function onTerminal(terminal: Terminal, command: () => Promise<unknown>): Promise<number> {
  const session: Session = { terminal, exitCode: 0 };
  await sessions.run(session, command);
  return session.exitCode;
}

/** The terminal of the command that is running, and its exit code. */
export function terminalSession(): Session {
  const session = sessions.getStore();
  if (session === undefined) throw new Error("no command is running");
  return session;
}
