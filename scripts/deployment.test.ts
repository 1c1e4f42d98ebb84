import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { describe, expect, test } from "vitest";
import { commands } from "../server/cli/commands.ts";
import { settingNames } from "../server/config.ts";
import { createPrometheus } from "../server/monitoring/prometheus.ts";
import { makeTestContext } from "../server/testing/context.ts";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const guide = "docs/deployment.md";
const files = ["Dockerfile", "README.md", guide, "docs/postgresql.md", ...namesIn("deploy")];

function namesIn(folder: string): string[] {
  return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
}

function found(file: string, pattern: RegExp): string[] {
  return [...new Set([...read(file).matchAll(pattern)].map(([whole, group]) => group ?? whole))].toSorted();
}

describe("settings", () => {
  const settingPattern = /\b(?:KONTOR|OTEL)_[A-Z_]+[A-Z]\b/g;
  /** Not of the server, but of what builds and tests it, and of the package that sends traces. */
  const others = ["KONTOR_CHROMIUM", "OTEL_EXPORTER_OTLP_HEADERS"];

  test("every variable that the server reads is in the guide", () => {
    const named = found(guide, settingPattern).filter((name) => !others.includes(name));
    expect(named).toEqual(settingNames.toSorted());
  });

  test.each(files)("%s names no variable that there is not", (file) => {
    const known = new Set([...settingNames, ...others]);
    expect(found(file, settingPattern).filter((name) => !known.has(name))).toEqual([]);
  });
});

test.each(["README.md", guide])("%s names no command that there is not", (file) => {
  const lines = found(file, /kontor -- ([a-z]+(?: [a-z]+)?)/g);
  const names = commands.map(({ name }) => name);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.filter((line) => !names.some((name) => line === name || line.startsWith(`${name} `)))).toEqual([]);
});

test.each([guide, "deploy/prometheus-rules.yml"])("%s names no figure that is not told", async (file) => {
  const ctx = await makeTestContext();
  const prometheus = createPrometheus();
  prometheus.watch(ctx, () => ctx.store.load);
  const told = new Set([...(await prometheus.text()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
  const named = found(
    file,
    /\b(?:kontor|nodejs)_[a-z0-9_]+(?:total|seconds|units|pending|retrying|failed)(?:_bucket|_count)?\b/g,
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !told.has(name.replace(/_(bucket|count)$/, "")))).toEqual([]);
});

describe("the Dockerfile", () => {
  const lines = read("Dockerfile").replaceAll("\\\n", " ").split("\n");
  const steps = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.trim());
  const stages = steps.reduce<string[][]>((all, step) => {
    if (step.startsWith("FROM ")) all.push([]);
    all.at(-1)?.push(step);
    return all;
  }, []);
  const last = stages.at(-1) ?? [];
  const argumentOf = (instruction: string) =>
    last.findLast((step) => step.startsWith(`${instruction} `))?.slice(instruction.length + 1) ?? "";

  test("knows only instructions that there are", () => {
    const known = /^(FROM|RUN|COPY|ENV|WORKDIR|USER|VOLUME|EXPOSE|STOPSIGNAL|HEALTHCHECK|CMD) \S/;
    expect(steps.filter((step) => !known.test(step))).toEqual([]);
  });

  test("builds in one stage and runs, as nobody special, in another", () => {
    expect(stages).toHaveLength(2);
    expect(stages.every(([from = ""]) => /^FROM node:\d+-\w+-slim( AS build)?$/.test(from))).toBe(true);
    expect(argumentOf("USER")).toBe("node");
    expect(last.findIndex((step) => step.startsWith("USER "))).toBeGreaterThan(
      last.findLastIndex((step) => step.startsWith("RUN ")),
    );
  });

  test("starts what the build makes, and asks it for its health", () => {
    const command = JSON.parse(argumentOf("CMD")) as string[];
    const entry = /dist\/(server\/\w+)\.js/.exec(command.at(-1) ?? "")?.[1] ?? "";
    expect(read("scripts/build.ts")).toContain(`"${entry}.ts"`);
    const health = JSON.parse(argumentOf("HEALTHCHECK").replace(/^.*CMD /, "")) as string[];
    expect(health.slice(0, 2)).toEqual(["node", "-e"]);
    expect(health[2]).toContain("/readyz");
    expect(() => new Script(health[2] ?? "")).not.toThrow();
  });

  test("takes along what the server reads while it runs", () => {
    const copied = last.flatMap((step) => /^COPY --from=build \/app\/(\S+) /.exec(step)?.[1] ?? []);
    expect(copied.toSorted()).toEqual(["dist", "docs", "node_modules", "package.json"]);
    const kept = copied.filter((name) => name !== "dist" && name !== "node_modules");
    expect(kept.every((name) => existsSync(join(root, name)))).toBe(true);
    expect(read(".dockerignore").split("\n")).toEqual(expect.arrayContaining(["data", "master.key", "node_modules"]));
  });
});

describe("the systemd unit", () => {
  const unit = read("deploy/kontor@.service");
  const valuesOf = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, "gm"))].map(([, value]) => value);

  test("starts what the build makes, and gives it time to drain", () => {
    expect(valuesOf("ExecStart")).toEqual(["/usr/bin/node --enable-source-maps dist/server/main.js"]);
    expect(Number(valuesOf("TimeoutStopSec")[0])).toBeGreaterThan(60 + 10);
    expect(valuesOf("RestartPreventExitStatus")).toEqual(["2"]);
  });

  test.each([
    ["User", "kontor"],
    ["NoNewPrivileges", "yes"],
    ["CapabilityBoundingSet", ""],
    ["ProtectSystem", "strict"],
    ["ProtectHome", "yes"],
    ["PrivateTmp", "yes"],
    ["SystemCallFilter", "@system-service"],
    ["UMask", "0077"],
  ])("is held by %s", (name, value) => {
    expect(valuesOf(name)).toEqual([value]);
  });
});
