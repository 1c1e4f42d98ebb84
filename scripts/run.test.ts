import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { markBuilt, markInstalled, sourceFingerprint } from "./freshness.mjs";

// The real scripts and the real npm, in a small project whose server and command line are stand-ins.

const server = `
  import { createServer } from "node:http";
  const server = createServer().listen(0, "127.0.0.1", () => {
    console.error("pid " + process.pid);
    console.log(JSON.stringify({ ready: true }));
  });
  process.once("SIGTERM", () => server.close(() => console.error("drained")));
`;
const commandLine = `
  import { readFileSync } from "node:fs";
  const stdin = readFileSync(0, "utf8");
  console.log(JSON.stringify({ args: process.argv.slice(2), stdin }));
  process.exitCode = 7;
`;

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "kontor-run-")));
  for (const script of ["run.sh", "prepare.mjs", "freshness.mjs", "exclusive.mjs", "test.mjs"]) {
    cpSync(resolve(import.meta.dirname, script), join(root, "scripts", script));
  }
  const real = JSON.parse(readFileSync(resolve(import.meta.dirname, "../package.json"), "utf8")) as { scripts: object };
  put("package.json", JSON.stringify({ name: "kontor", version: "0.0.0", type: "module", scripts: real.scripts }));
  put("package-lock.json", JSON.stringify({ name: "kontor", version: "0.0.0", lockfileVersion: 3, packages: {} }));
  put("dist/server/main.js", server);
  put("dist/server/cli.js", commandLine);
  markInstalled(root);
  markBuilt(root, sourceFingerprint(root));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(file: string, content: string): void {
  mkdirSync(resolve(root, file, ".."), { recursive: true });
  writeFileSync(join(root, file), content);
}

function npm(...args: string[]) {
  return spawnSync("npm", args, { cwd: root, encoding: "utf8", input: "a secret\n" });
}

describe("npm start", () => {
  test("ends with code 0 after the server drained when npm is told to terminate", async () => {
    const started = spawn("npm", ["start"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const said = { out: "", err: "" };
    started.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
    await new Promise<void>((ready) => {
      started.stdout.setEncoding("utf8").on("data", (text: string) => {
        said.out += text;
        if (said.out.includes("ready")) ready();
      });
    });
    started.kill("SIGTERM");
    const [code] = (await once(started, "close")) as [number | null];

    expect(code).toBe(0);
    expect(said.err).toContain("drained");
    const pid = Number(/pid (\d+)/.exec(said.err)?.[1]);
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });
});

describe("npm start, told to terminate before the server runs,", () => {
  test("ends with everything it started", async () => {
    put("server/main.ts", "a source newer than the build");
    put("dist/.kontor-prepare", String(process.pid));
    const started = spawn("npm", ["start"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    await new Promise<void>((waiting) => {
      started.stderr.setEncoding("utf8").on("data", (text: string) => {
        if (text.includes("waiting for another command")) waiting();
      });
    });
    started.kill("SIGTERM");
    // The pipes close when the last process that could write to them is gone.
    const [code] = (await once(started, "close")) as [number | null];
    expect(code).toBe(143);
  });
});

describe("npm run kontor", () => {
  test("hands over arguments, input and exit code as they are, and adds nothing to the output", () => {
    const args = ["account", "add", "--name", "Nord & Søn AS", "$HOME", "it's", '"so"', ""];
    const { status, stdout } = npm("run", "--silent", "kontor", "--", ...args);
    expect(JSON.parse(stdout)).toEqual({ args, stdin: "a secret\n" });
    expect(status).toBe(7);
  });
});

describe("when an install fails", () => {
  beforeEach(() => {
    put("package-lock.json", "not a lock file");
  });

  test("npm test says so and counts one failure", () => {
    const { status, stdout, stderr } = npm("test", "--silent");
    expect(stderr).toMatch(/kontor: .*npm.* ci .*ended with code 1; no test was run/);
    expect(stdout).toBe("0 passed, 1 failed\n");
    expect(status).toBe(1);
  });

  test("the command line is not started", () => {
    const { status, stdout, stderr } = npm("run", "--silent", "kontor", "--", "verify");
    expect(stderr).toMatch(/kontor: .*npm.* ci .*ended with code 1/);
    expect(stdout).toBe("");
    expect(status).toBe(1);
  });
});
