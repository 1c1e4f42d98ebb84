import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { newDataFolder, startProgram } from "../testing/server-process.ts";
import { commands } from "./commands.ts";
import { runCommand } from "./run-command.ts";

const folder = newDataFolder();
const settings = { KONTOR_DATA_DIR: folder };

/** Most commands run in this process, which is what `server/cli.ts` does with its own. */
async function kontor(line: string, input = "", environment: NodeJS.ProcessEnv = settings) {
  let [out, err] = ["", ""];
  const code = await runCommand(commands, line.split(" "), {
    environment,
    out: (text) => (out += text),
    err: (text) => (err += text),
    readStdin: async () => input,
  });
  return { code, out, err };
}

async function answerOf(line: string, input = ""): Promise<Record<string, unknown>> {
  const { code, out, err } = await kontor(`${line} --json`, input);
  expect(err).toBe("");
  expect(code).toBe(0);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(out));
}

let account: string;

beforeAll(async () => {
  account = z.string().parse((await answerOf("account add --name Nordlys --kind sandbox"))["account_id"]);
});

describe("kontor", () => {
  test("migrates a new folder, and says so in the audit log", async () => {
    const fresh = { KONTOR_DATA_DIR: newDataFolder() };
    let out = "";
    const terminal = { environment: fresh, err: () => undefined, readStdin: async () => "" };
    const write = (text: string) => (out += text);
    expect(await runCommand(commands, ["migrate", "--json"], { ...terminal, out: write })).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      backup: null,
      applied: expect.arrayContaining(["0001-accounts"]) as string[],
    });
    out = "";
    expect(await runCommand(commands, ["verify"], { ...terminal, out: write })).toBe(0);
    expect(out).toContain("1 entries in 1 chains");
  });

  test("opens accounts of both kinds", async () => {
    expect(account).toMatch(/^T\d{8}$/);
    expect((await answerOf("account add --name Nordlys --kind live"))["account_id"]).toMatch(/^P\d{8}$/);
  });

  test("adds merchants and every kind of credential", async () => {
    expect(await answerOf(`merchant add --account ${account} --id oslo`)).toEqual({ merchant_id: "oslo" });
    const credential = `credential add --account ${account} --api`;
    const client = { client_id: expect.any(String) as string, client_secret: expect.any(String) as string };
    expect(await answerOf(`${credential} checkout`)).toEqual(client);
    expect(await answerOf(`${credential} lending`)).toEqual(client);
    const key = { api_key: expect.stringMatching(/^di_sand_\w{66}$/) as string };
    expect(await answerOf(`${credential} payments`)).toEqual(key);
    expect(await answerOf(`${credential} payments --merchant oslo`)).toEqual(key);
    expect(await answerOf(`${credential} payments --scope operator`)).toEqual(key);
  });

  test("reads a person's password from standard input", async () => {
    const added = await answerOf("staff add --email ola@kontor.example --role viewer", "long enough to pass\n");
    expect(added["staff_id"]).toMatch(/^stf_/);
  });

  test("writes a backup for its owner alone, and never over another file", async () => {
    const file = join(folder, "copy.db");
    expect(await answerOf(`backup ${file}`)).toEqual({ file });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await kontor(`backup ${file}`);
    expect(again).toMatchObject({ code: 1, out: "", err: `${file} exists already; a backup never overwrites.\n` });
  });

  test.each(["verify", `backup ${join(folder, "none.db")}`])(
    "refuses to %s where there is no database",
    async (line) => {
      const empty = newDataFolder();
      const { code, out, err } = await kontor(line, "", { KONTOR_DATA_DIR: empty });
      expect({ code, out, err }).toEqual({
        code: 2,
        out: "",
        err: `KONTOR_DATA_DIR: there is no database in ${empty}\n`,
      });
      expect(existsSync(empty)).toBe(false);
      expect(existsSync(join(folder, "none.db"))).toBe(false);
    },
  );

  test("says how a value is written that starts with a dash", async () => {
    const { err } = await kontor("seed --payments -1");
    expect(err).toContain("--payments needs a value; one that starts with a dash is written --payments=VALUE. Usage:");
  });

  test("finds nothing to migrate, and an installation that verifies, its audit log included", async () => {
    expect(await answerOf("migrate")).toEqual({ applied: [], backup: null });
    expect(await answerOf("verify")).toMatchObject({ ok: true });
  });

  test.each([
    ["an address that is none", "staff add --email ola --role viewer", "long enough to pass\n", /^email must be an e-/],
    ["a backup into no folder", "backup /nope/x.db", "", /^The backup \/nope\/x\.db .+ \/nope does not exist\.\n$/],
    ["a short password", "staff add --email b@kontor.example --role viewer", "short\n", /^The password must have 12/],
    [
      "an address that is taken",
      "staff add --email ola@kontor.example --role viewer",
      "long enough to pass\n",
      /already/,
    ],
    ["an account that does not exist", "merchant add --account T00000000 --id oslo", "", /^There is no account T0/],
  ])("refuses %s with one line, exit 1", async (_claim, line, input, message) => {
    const { code, out, err } = await kontor(line, input);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toMatch(message);
    expect(err.split("\n")).toHaveLength(2);
  });

  test.each([
    ["an unknown command", "frobnicate"],
    ["an unknown option", "account add --name N --kind sandbox --color red"],
    ["a missing option", "account add --name N"],
    ["an option's value that is none of its choices", "account add --name N --kind play"],
    ["an argument too many", "migrate now"],
    ["a missing argument", "backup"],
    ["a value that starts with a dash", "seed --payments -1"],
    ["a value out of range", "seed --payments=-1"],
    ["an option without its value", "account add --kind sandbox --name"],
    ["an operator of one shop", "credential add --account T12345678 --api payments --scope operator --merchant oslo"],
    ["an operator of another API", "credential add --account T12345678 --api checkout --scope operator"],
    ["a merchant where none belongs", "credential add --account T12345678 --api checkout --merchant oslo"],
  ])("answers %s with one line of usage, exit 2", async (_claim, line) => {
    const { code, out, err } = await kontor(line);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(/Usage: kontor .+\n$/);
    expect(err.split("\n")).toHaveLength(2);
  });

  test.each(["export x.json", "import x.json"])("says that %s comes later", async (line) => {
    const { code, err } = await kontor(line);
    expect(code).toBe(2);
    expect(err).toMatch(/^kontor [a-z ]+ is not available yet; it comes with a later version\n$/);
    expect(existsSync("x.json")).toBe(false);
  });
});

test("works beside a running server, which sees the change at once", async () => {
  const server = startProgram("server/main.ts", {
    settings: { ...settings, KONTOR_DEMO: "0", KONTOR_BACKOFFICE_PORT: "0", KONTOR_MERCHANT_PORT: "0" },
  });
  await expect.poll(() => server.stdout(), { timeout: 30_000 }).toMatch(/\n$/);
  const { backoffice } = z.object({ backoffice: z.string() }).parse(JSON.parse(server.stdout()));
  const password = "long enough to pass";
  const signIn = async () => {
    const body = JSON.stringify({ email: "kari@kontor.example", password });
    const headers = { "content-type": "application/json" };
    return (await fetch(`${backoffice}/api/session`, { method: "POST", headers, body })).status;
  };
  expect(await signIn()).toBe(401);
  const args = "staff add --email kari@kontor.example --role admin --json".split(" ");
  const program = startProgram("server/cli.ts", { args, settings, input: `${password}\n` });
  expect(await program.exited).toBe(0);
  expect(JSON.parse(program.stdout())).toEqual({ staff_id: expect.stringMatching(/^stf_/) as string });
  expect(program.stderr()).toBe("");
  expect(await signIn()).toBe(200);
}, 60_000);
