import { chromium } from "@playwright/test";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall, canAptInstall, run } from "./apt.ts";

const namesOnPath = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

export interface Machine {
  env: NodeJS.ProcessEnv;
  isExecutable: (file: string) => boolean;
  /** Where Playwright would have put the browser it downloads. */
  playwrightBrowser: string;
}

/**
 * The Chromium that browser tests use: the one `KONTOR_CHROMIUM` names, else the system's, else Playwright's own.
 *
 * @throws Error when `KONTOR_CHROMIUM` names something that cannot be run: a wrong setting must not be guessed around.
 */
export function findChromium(machine: Machine = thisMachine()): string | undefined {
  const named = machine.env["KONTOR_CHROMIUM"];
  if (named) {
    if (machine.isExecutable(named)) return named;
    throw new Error(`KONTOR_CHROMIUM is ${named}, which is not a program`);
  }
  const folders = (machine.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const system = namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...system, machine.playwrightBrowser].find((file) => machine.isExecutable(file));
}

/**
 * Finds a Chromium, or installs one: by apt where this is root on Debian, else the one Playwright downloads.
 *
 * @throws Error when none could be installed.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  process.stderr.write("kontor: no Chromium found, installing one ...\n");
  if (!canAptInstall() || !aptInstall("chromium")) run("npx", ["--no", "playwright", "install", "chromium"]);
  const installed = findChromium();
  if (installed) return installed;
  throw new Error("no Chromium, and none could be installed: set KONTOR_CHROMIUM to one");
}

function thisMachine(): Machine {
  return { env: process.env, isExecutable, playwrightBrowser: chromium.executablePath() };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
