/** How the server's programs are started on this machine. */
export interface Launcher {
  /** In words, for the log: "as user postgres". */
  description: string;
  /** Folder with `initdb` and `postgres`. */
  bin: string;
  /** "18.4" */
  version: string;
  /** Put before every command; empty unless the programs run in a user namespace. */
  prefix: readonly string[];
  /** User to switch to; empty when it is our own. */
  ids: { uid?: number; gid?: number };
  /** Whom the cluster's files must belong to; null when we cannot give files away. */
  owner: { uid: number; gid: number } | null;
}
