/** One request as a merchant's receiver saw it. */
export interface ReceivedCall {
  method: string;
  /** Path and query as received. */
  url: string;
  headers: Record<string, string>;
  body: string;
  answered: number;
  /** Milliseconds since 1970 by the machine's clock, which no journey moves. */
  arrived_ms: number;
}

/** A merchant's receiver in a process of its own. */
export interface Receiver {
  url: string;
  calls(): Promise<ReceivedCall[]>;
  /** Answers with this status from now on. */
  answerWith(status: number): Promise<void>;
}

type Start = (file: string, env?: Readonly<Record<string, string>>) => Promise<{ url: string }>;

export async function startReceiver(start: Start, env: Readonly<Record<string, string>> = {}): Promise<Receiver> {
  const { url } = await start("e2e/processes/callback-receiver.ts", env);
  return {
    url,
    calls: async () => (await (await fetch(`${url}/calls`)).json()) as ReceivedCall[],
    async answerWith(status) {
      await fetch(`${url}/answer`, { method: "PUT", body: JSON.stringify({ status }) });
    },
  };
}
