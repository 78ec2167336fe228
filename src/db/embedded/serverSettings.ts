export interface SettingsOptions {
  port: number;
  /** False only for a throw-away test server: what it acknowledged may be gone after a power cut. */
  durable: boolean;
}

/**
 * What the server is started with. On the command line, because there it wins over
 * postgresql.conf and ALTER SYSTEM: nothing in the data folder can switch durability off.
 */
export function serverSettings({ port, durable }: SettingsOptions): Record<string, string> {
  const onOff = durable ? "on" : "off";
  return {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    // The programs are linked to an OpenSSL out of support: no TLS, no outside port.
    ssl: "off",
    fsync: onOff,
    full_page_writes: onOff,
    synchronous_commit: onOff,
    // A small WAL: a full WAL disk stops the server, and one machine's team writes little.
    max_wal_size: "256MB",
    max_connections: "100",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    log_destination: "stderr",
    logging_collector: "off",
    log_min_messages: "warning",
    log_line_prefix: "%m [%p] ",
    // Statements hold what people answered; the log must not.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_parameter_max_length_on_error: "0",
  };
}

export function settingsArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
