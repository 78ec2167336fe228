/** The part of the service's logger (pino) that the store writes to. */
export interface StoreLog {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}
