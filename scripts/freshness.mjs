import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

// Everything in this file runs before the first install, so it uses Node alone.

const builtFrom = {
  folders: ["client", "server", "shared"],
  files: ["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "scripts/build.ts"],
};

/** @param {string} root */
const installStampFile = (root) => join(root, "node_modules", ".kontor-install");

/** @param {string} root */
export const buildStampFile = (root) => join(root, "dist", ".kontor-build");

/** The Node that native packages were compiled for. */
const platform = `${process.platform}-${process.arch}-abi${process.versions.modules}`;

/**
 * What an install has to match: the platform, and the lock file.
 *
 * @param {string} root
 */
function installFingerprint(root) {
  const lock = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  return `${platform} ${lock.digest("hex")}`;
}

/**
 * What a build has to match: every source it is made of. Contents are hashed, because a checkout moves dates about.
 *
 * @param {string} root
 */
export function sourceFingerprint(root) {
  const hash = createHash("sha256");
  const files = [...builtFrom.folders.flatMap((folder) => filesBelow(root, folder)), ...builtFrom.files];
  for (const file of files.filter((name) => existsSync(join(root, name))).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** @param {string} root */
export function isInstallFresh(root) {
  const stamp = readIfThere(installStampFile(root));
  if (stamp === installFingerprint(root)) return true;
  const isForAnotherNode = stamp !== undefined && !stamp.startsWith(`${platform} `);
  if (isForAnotherNode || !holdsEveryLockedPackage(root)) return false;
  // Somebody ran npm by hand and got the right packages: take it as ours from here on.
  markInstalled(root);
  return true;
}

/** @param {string} root */
export function isBuildFresh(root) {
  return readIfThere(buildStampFile(root)) === sourceFingerprint(root);
}

/** @param {string} root */
export function markInstalled(root) {
  writeStamp(installStampFile(root), installFingerprint(root));
}

/**
 * @param {string} root
 * @param {string} fingerprint of the sources as they were before the build began
 */
export function markBuilt(root, fingerprint) {
  writeStamp(buildStampFile(root), fingerprint);
}

/**
 * npm leaves a copy of the lock file in node_modules that lists what it really installed.
 *
 * @param {string} root
 */
function holdsEveryLockedPackage(root) {
  const wanted = lockedPackages(join(root, "package-lock.json"));
  const found = lockedPackages(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined || found === undefined) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || entry.optional || entry.devOptional || found[path]?.version === entry.version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 *   undefined for a file that is missing or damaged: npm says what is wrong with it.
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} paths relative to the root, tests left out
 */
function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(root, path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/**
 * @param {string} file
 * @param {string} content
 */
function writeStamp(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
