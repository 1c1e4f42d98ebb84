import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";

const root = join(import.meta.dirname, "..");
const pages = ["/", "/payments"];
const limits: Readonly<Record<string, number>> = { performance: 90, accessibility: 100, "best-practices": 95 };
const debuggingPort = 9333;

/** Lighthouse with its desktop preset over the pages that are opened first, signed in, against the built server. */
async function main(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), "kontor-lighthouse-"));
  const child = spawn(process.execPath, [join(root, "dist/server/main.js")], {
    env: { ...process.env, NODE_ENV: "production", KONTOR_DATA_DIR: dataDir, ...ports },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const executablePath = process.env["KONTOR_CHROMIUM"];
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      `--remote-debugging-port=${debuggingPort}`,
    ],
  });
  try {
    const line = await new Promise<string>((resolve) => createInterface(child.stdout).once("line", resolve));
    const { backoffice } = JSON.parse(line) as { backoffice: string };
    const cookie = await signIn(backoffice, dataDir);
    let isGood = true;
    for (const page of pages) isGood = (await measure(backoffice + page, page, cookie)) && isGood;
    return isGood;
  } finally {
    await browser.close();
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const ports = { KONTOR_BACKOFFICE_PORT: "0", KONTOR_MERCHANT_PORT: "0", KONTOR_LOG_LEVEL: "error" };

/** The cookie of a demo person who moves money, as the browser would send it. */
async function signIn(backoffice: string, dataDir: string): Promise<string> {
  const people = JSON.parse(readFileSync(join(dataDir, "demo-sign-in.json"), "utf8")) as {
    email: string;
    password: string;
    role: string;
  }[];
  const person = people.find(({ role }) => role === "finance");
  const answer = await fetch(`${backoffice}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: person?.email, password: person?.password }),
  });
  if (!answer.ok) throw new Error(`Signing in: ${answer.status}`);
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

async function measure(address: string, page: string, cookie: string): Promise<boolean> {
  const flags = { port: debuggingPort, extraHeaders: { Cookie: cookie }, onlyCategories: Object.keys(limits) };
  const result = await lighthouse(address, { ...flags, logLevel: "error" }, desktopConfig);
  if (result === undefined) throw new Error(`Lighthouse measured nothing at ${address}`);
  let isGood = true;
  const told: string[] = [];
  for (const [name, limit] of Object.entries(limits)) {
    const score = Math.round((result.lhr.categories[name]?.score ?? 0) * 100);
    told.push(`${name} ${score}`);
    isGood &&= score >= limit;
  }
  console.log(`${page}: ${told.join(", ")}`);
  if (isGood) return true;
  const failed = Object.values(result.lhr.audits).filter(({ score }) => score !== null && score < 0.9);
  for (const { id, title, displayValue = "" } of failed) console.log(`  ${id}: ${title} ${displayValue}`);
  return false;
}

process.exitCode = (await main()) ? 0 : 1;
