import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const aptGet = "/usr/bin/apt-get";
const osRelease = "/etc/os-release";

/** Whether system packages can be added here: root on Debian. Ubuntu's browser package is a stub without a browser. */
export function canAptInstall(): boolean {
  if (process.getuid?.() !== 0 || !existsSync(aptGet) || !existsSync(osRelease)) return false;
  return /^ID="?debian"?$/m.test(readFileSync(osRelease, "utf8"));
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
