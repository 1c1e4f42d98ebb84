import { Agent, request } from "node:http";

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
  /** From the call until the last byte of the answer. */
  durationMs: number;
}

interface Call {
  method?: "GET" | "POST";
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/** One client with one kept connection, which is what a latency is measured over. */
export class Connection {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #origin: string;
  readonly #headers: Record<string, string>;

  constructor(origin: string, headers: Readonly<Record<string, string>> = {}) {
    this.#origin = origin;
    this.#headers = { ...headers };
  }

  /** Sent with every later call. */
  setHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  call(path: string, { method = "GET", headers = {}, body }: Call = {}): Promise<Answer> {
    const startedAt = performance.now();
    const all = { ...this.#headers, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#origin}${path}`, { agent: this.#agent, method, headers: all }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString("utf8"),
            durationMs: performance.now() - startedAt,
          }),
        );
      });
      sent.once("error", reject);
      sent.end(body);
    });
  }

  /** @throws Error when the answer is not the one expected. */
  async json<Body>(path: string, call: Call = {}): Promise<Body> {
    const answer = await this.call(path, call);
    if (answer.status !== 200) throw new Error(`${call.method ?? "GET"} ${path}: ${answer.status} ${answer.body}`);
    return JSON.parse(answer.body) as Body;
  }

  close(): void {
    this.#agent.destroy();
  }
}

interface Shop {
  accountId: string;
  client: { id: string; secret: string };
}

/** A connection of a shop's server that has its token. */
export async function shopConnection(origin: string, { accountId, client }: Shop): Promise<Connection> {
  const connection = new Connection(origin);
  const basic = Buffer.from(`${client.id}:${client.secret}`).toString("base64");
  const audience = `${origin}/v1/accounts/${accountId}`;
  const { access_token } = await connection.json<{ access_token: string }>(`/v1/accounts/${accountId}/auth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: JSON.stringify({ grant_type: "client_credentials", audience }),
  });
  connection.setHeader("authorization", `Bearer ${access_token}`);
  return connection;
}

/** A connection of a person who is signed in. */
export async function signIn(origin: string, person: Person): Promise<Connection> {
  return new Connection(origin, { "sec-fetch-site": "same-origin", cookie: await signInCookie(origin, person) });
}

interface Person {
  email: string;
  password: string;
}

/** What the browser of a person who is signed in sends along. */
export async function signInCookie(origin: string, person: Person): Promise<string> {
  const connection = new Connection(origin, { "sec-fetch-site": "same-origin" });
  const answer = await connection.call("/api/session", { method: "POST", body: JSON.stringify(person) });
  const [cookie] = [answer.headers["set-cookie"] ?? []].flat();
  if (answer.status >= 300 || cookie === undefined) throw new Error(`Signing in: ${answer.status} ${answer.body}`);
  connection.close();
  return cookie.split(";")[0] ?? "";
}
