import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join, resolve } from "node:path";
import { afterThisTest } from "./after-tests.ts";
import { type DialectName } from "./captured-deliveries.ts";
import { freePort } from "./free-port.ts";
import { testAccountId } from "./payments.ts";
import type { ReceivedRequest } from "./receiver.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const samples = resolve(import.meta.dirname, "../../docs/webhooks");

export const languages = ["node", "python", "php"] as const;
export type Language = (typeof languages)[number];

const programs: Readonly<Record<Language, string>> = { node: process.execPath, python: "python3", php: "php" };

export function isInstalled(language: Language): boolean {
  return spawnSync(programs[language], ["--version"], { stdio: "ignore" }).status === 0;
}

/** One of the documented receivers, as a merchant would run it. */
export interface ReceiverSample {
  /** Sends it a request as it was captured; answers the status. */
  send(request: ReceivedRequest): Promise<number>;
  /** Ids of the messages that it took. */
  inbox(): string[];
}

interface SampleSettings {
  language: Language;
  dialect: DialectName;
  secrets: readonly string[];
}

/** Starts a sample that is stopped when the test is over. */
export async function startSample({ language, dialect, secrets }: SampleSettings): Promise<ReceiverSample> {
  const inbox = temporaryFolder();
  const port = language === "php" ? await freePort() : 0;
  const child = spawn(programs[language], programArguments(language, dialect, port), {
    env: {
      PATH: process.env["PATH"],
      PORT: String(port),
      WEBHOOK_SECRETS: secrets.join(","),
      WEBHOOK_INBOX: inbox,
      KONTOR_ACCOUNT: testAccountId,
      PUBLIC_HOSTNAME: "127.0.0.1",
    },
  });
  afterThisTest(async () => {
    const gone = once(child, "exit");
    if (child.kill("SIGKILL")) await gone;
  });
  const listening = await listeningPort(child);
  return {
    send: (request) => send(listening, request),
    inbox: () => readdirSync(inbox).toSorted(),
  };
}

function programArguments(language: Language, dialect: DialectName, port: number): string[] {
  switch (language) {
    case "node":
      return [join(samples, "node", `${dialect}.mjs`)];
    case "python":
      return [join(samples, "python", `${dialect.replace("-", "_")}.py`)];
    case "php":
      return ["-S", `127.0.0.1:${port}`, join(samples, "php", `${dialect}.php`)];
  }
}

/** Every sample, and PHP's own server, says where it listens once it does. */
function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((done, failed) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const port = /listening on port (\d+)|http:\/\/127\.0\.0\.1:(\d+)\) started/.exec(said);
      if (port !== null) done(Number(port[1] ?? port[2]));
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`The sample ended with ${code}: ${said}`)));
  });
}

/** Headers of the connection are the client's own affair. */
const ofConnection = new Set(["host", "connection", "content-length", "transfer-encoding"]);

function send(port: number, { method, path, headers, body }: ReceivedRequest): Promise<number> {
  const kept = Object.entries(headers).filter(([name]) => !ofConnection.has(name));
  const bytes = Buffer.from(body, "utf8");
  return new Promise((done, failed) => {
    const options = { host: "127.0.0.1", port, method, path, agent: false };
    const request = httpRequest(
      { ...options, headers: { ...Object.fromEntries(kept), "content-length": bytes.length } },
      (response) => {
        response.resume();
        response.on("error", failed);
        response.on("end", () => done(response.statusCode ?? 0));
      },
    );
    request.on("error", failed);
    request.end(bytes);
  });
}
