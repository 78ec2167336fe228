/** In the working process: answers tasks of the parent until it goes away; see taskProcess.ts. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it types what the parent sends
export function serveTasks<Input, Output>(work: (input: Input) => Promise<Output>): void {
  const send = (reply: { id: number; output: Output } | { id: number; failure: string }) => {
    if (process.connected) process.send?.(reply);
  };
  const serve = async ({ id, input }: { id: number; input: Input }) => {
    try {
      send({ id, output: await work(input) });
    } catch (error) {
      send({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  process.on("message", (request: { id: number; input: Input }) => void serve(request));
  // The parent ended or was killed: nobody waits for the result any more.
  process.on("disconnect", () => process.exit(0));
}
