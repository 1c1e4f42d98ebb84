import { request as send } from "node:http";

/** One request as it went over the wire, and what the shop's plugin reads in the answer. */
export interface Exchange {
  /** What the plugin was doing. */
  claim: string;
  status: number;
  type: string;
  body: unknown;
  /** The parts of the body that the plugin goes by. */
  expects: unknown;
}

export interface PluginRequest {
  method: string;
  path: string;
  /** Sent as it stands; left out, there is none at all. */
  raw?: string;
  headers?: Readonly<Record<string, string>>;
}

/** Sends a request with exactly these headers and bytes, which `fetch` would tidy up. */
export function sendRaw(origin: string, wish: PluginRequest): Promise<Pick<Exchange, "status" | "type" | "body">> {
  const { method, path, raw, headers = {} } = wish;
  const isChunked = headers["transfer-encoding"] === "chunked";
  const length: Record<string, string> =
    raw === undefined || isChunked ? {} : { "content-length": String(Buffer.byteLength(raw)) };
  return new Promise((resolve, reject) => {
    const outgoing = send(new URL(path, origin), { method, headers: { ...length, ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("error", reject);
      answer.once("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const type = answer.headers["content-type"] ?? "";
        const body = type.startsWith("application/json") ? (JSON.parse(text) as unknown) : text;
        resolve({ status: answer.statusCode ?? 0, type, body });
      });
    });
    outgoing.once("error", reject);
    if (raw !== undefined && raw !== "") outgoing.write(raw);
    outgoing.end();
  });
}
