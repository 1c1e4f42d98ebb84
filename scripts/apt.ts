import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const aptGet = "/usr/bin/apt-get";

/** Whether system packages can be added here: root on a Debian-like system. */
export function canAptInstall(): boolean {
  return process.getuid?.() === 0 && existsSync(aptGet);
}

/** Installs one system package and says whether that worked. All output goes to stderr. */
export function aptInstall(name: string): boolean {
  // An update that fails for one of several sources may still know the package.
  run(aptGet, ["update"]);
  return run(aptGet, ["install", "-y", "--no-install-recommends", name]);
}

/** Runs a program to its end and says whether it succeeded. All output goes to stderr. */
export function run(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: ["ignore", 2, 2], env }).status === 0;
}
