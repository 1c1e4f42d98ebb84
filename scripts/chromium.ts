import { chromium } from "@playwright/test";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { aptInstall, canAptInstall, run } from "./apt.ts";

/** It draws pages as the browser does, without the windows and services around them that only cost time in a test. */
const shell = "chromium-headless-shell";
const namesOnPath = [shell, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

export interface Machine {
  env: NodeJS.ProcessEnv;
  isChromium: (file: string) => boolean;
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
    if (machine.isChromium(named)) return named;
    throw new Error(`KONTOR_CHROMIUM is ${named}, which does not run`);
  }
  const folders = (machine.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const system = namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...system, machine.playwrightBrowser].find((file) => machine.isChromium(file));
}

/**
 * Finds a Chromium, or installs one: the shell by apt where this is root on Debian, else, where there is none at all,
 * the one Playwright downloads.
 *
 * @throws Error when none could be installed.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found && (process.env["KONTOR_CHROMIUM"] || basename(found) === shell)) return found;
  process.stderr.write(`kontor: no ${shell} found, installing it ...\n`);
  const isInstalled = canAptInstall() && aptInstall(shell);
  if (!isInstalled && !found) run("npx", ["--no", "playwright", "install", "chromium"]);
  const chosen = findChromium();
  if (chosen) return chosen;
  throw new Error("no Chromium, and none could be installed: set KONTOR_CHROMIUM to one");
}

function thisMachine(): Machine {
  return { env: process.env, isChromium, playwrightBrowser: chromium.executablePath() };
}

/** Some systems ship a stub under this name that only says how to get the real one, so it has to answer. */
function isChromium(file: string): boolean {
  return existsSync(file) && spawnSync(file, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}
