// Who may import whom. Tests sit beside the code and may reach further, except from the browser into the server.
const tests = "\\.(test|spec)\\.tsx?$";
const packages = (...names) => `(^|/)node_modules/(${names.join("|")})(/|$)`;
const kysely = packages("kysely");
const express = packages("express", "@types/express");
const react = packages("react", "react-dom", "react-admin", "react-router", "@mui/[^/]+", "@emotion/[^/]+");

/** The folders of server/ that carry no business words. */
const plumbing = "store|http|jobs|testing|surfaces|gateways|cli";
const feature = `^server/(?!(?:${plumbing})/)([^/]+)/`;

/** What a surface's parser makes of the query of a list: filters, order, page. */
const listQuery = "^server/http/list-query\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Arrows point inward, so they cannot close. A type-only import is no arrow: nothing waits for it.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      comment: "An import has to lead somewhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared-packages",
      comment: "A package that only others brought along may be gone tomorrow.",
      severity: "error",
      from: { pathNot: `${tests}|\\.config\\.(ts|js)$` },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-tools-in-production",
      comment: "What runs for users needs a dependency, not a devDependency.",
      severity: "error",
      from: { path: "^(client|server|shared)/", pathNot: `${tests}|^server/testing/|^client/.*/testing/` },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "shared-stands-alone",
      comment: "shared/ runs in the server and in the browser: zod and itself.",
      severity: "error",
      from: { path: "^shared/", pathNot: tests },
      to: { pathNot: `^shared/|${packages("zod")}` },
    },
    {
      name: "client-not-server",
      comment: "The browser knows the server by its API and by shared/ alone.",
      severity: "error",
      from: { path: "^client/" },
      to: { path: "^(server|e2e|bench|scripts)/" },
    },
    {
      name: "server-not-client",
      comment: "The server hands out the built client, it does not import it.",
      severity: "error",
      from: { path: "^server/" },
      to: { path: `^(client|e2e|bench|scripts)/|${react}` },
    },
    {
      name: "one-page-not-the-other",
      comment: "The hosted pages stay small because nothing of the back office reaches them.",
      severity: "error",
      from: { path: "^client/hosted/" },
      to: { path: `^client/backoffice/|${packages("react-admin", "ra-[^/]+", "@mui/[^/]+")}` },
    },
    {
      name: "backoffice-not-hosted",
      comment: "Two programs, two builds.",
      severity: "error",
      from: { path: "^client/backoffice/" },
      to: { path: "^client/hosted/" },
    },
    {
      name: "rules-are-pure",
      comment: "Rules ask shared/ and the rules of their own feature; clock, random and I/O are passed in.",
      severity: "error",
      from: { path: `${feature}.*\\.rules\\.ts$` },
      to: { pathNot: "^shared/|^server/$1/.*\\.(rules|record|table)\\.ts$" },
    },
    {
      name: "rules-know-rows-by-type",
      comment: "A rule may be about a row, whose shape is a type and nothing that runs.",
      severity: "error",
      from: { path: "\\.rules\\.ts$" },
      to: { path: "\\.(record|table)\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "kysely-in-repositories",
      comment: "SQL is made in repositories and in the store.",
      severity: "error",
      from: { path: "^server/", pathNot: `${tests}|\\.repository\\.ts$|^server/(store|testing)/` },
      to: { path: kysely, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "services-know-no-sql",
      comment: "Services, rules and surfaces do not even name the types of the database library.",
      severity: "error",
      from: { path: "^server/(surfaces|gateways|http|jobs)/|\\.(service|rules)\\.ts$", pathNot: tests },
      to: { path: kysely },
    },
    {
      name: "repositories-stay-home",
      comment: "A repository knows the store, shared/ and the tables of its own feature.",
      severity: "error",
      from: { path: `${feature}.*\\.repository\\.ts$` },
      to: {
        path: `${feature}.*\\.(repository|rules|service|table)\\.ts$|^server/(?:http|jobs|gateways|context)\\b`,
        pathNot: `^server/$1/|${listQuery}`,
      },
    },
    {
      name: "database-names-tables",
      comment: "The list of tables imports their types and the store's handle, nothing that runs.",
      severity: "error",
      from: { path: "^server/database\\.ts$" },
      to: { pathNot: `\\.table\\.ts$|^server/store/|^shared/|${kysely}` },
    },
    {
      name: "tables-are-types",
      comment: "A table file describes columns.",
      severity: "error",
      from: { path: "\\.table\\.ts$" },
      to: { pathNot: `^shared/|\\.table\\.ts$|${kysely}` },
    },
    {
      name: "store-knows-no-business",
      comment: "Plumbing has no business words.",
      severity: "error",
      from: { path: "^server/(store|http|jobs)/", pathNot: tests },
      to: {
        path: "^server/",
        pathNot: "^server/(store|http|jobs)/|^server/[^/]+\\.ts$",
      },
    },
    {
      name: "features-know-no-wire",
      comment: "Features speak the domain; requests and answers belong to the surfaces, a command is one itself.",
      severity: "error",
      from: { path: feature, pathNot: `${tests}|\\.command\\.ts$` },
      to: {
        path: `^server/(surfaces|http|cli)/|^server/(app|main|cli)\\.ts$|${express}`,
        pathNot: `^server/http/(target-guard|outgoing-caller)\\.ts$|${listQuery}`,
      },
    },
    {
      name: "lists-by-type",
      comment: "A surface parses the question to a list; features see what it was parsed into.",
      severity: "error",
      from: { path: feature, pathNot: tests },
      to: { path: listQuery, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "other-features-by-service",
      comment: "A feature asks another one through its service.",
      severity: "error",
      from: { path: feature, pathNot: `${tests}|\\.(table|repository|rules)\\.ts$` },
      to: { path: `${feature}.*\\.(repository|table)\\.ts$`, pathNot: "^server/$1/" },
    },
    {
      name: "other-features-keep-their-rules",
      comment: "Only sample history is worked out with the rules of the features it imitates.",
      severity: "error",
      from: { path: feature, pathNot: `${tests}|^server/seed/|\\.rules\\.ts$` },
      to: { path: `${feature}.*\\.rules\\.ts$`, pathNot: "^server/$1/" },
    },
    {
      name: "surfaces-ask-services",
      comment: "A surface parses and presents; what it needs, a service answers.",
      severity: "error",
      from: { path: "^server/surfaces/", pathNot: tests },
      to: { path: "\\.(repository|table)\\.ts$|^server/(store/|main\\.ts|cli\\.ts)" },
    },
    {
      name: "surfaces-not-each-other",
      comment: "Three accents, none of which learns from another.",
      severity: "error",
      from: { path: "^server/surfaces/([^/]+)/" },
      to: { path: "^server/surfaces/[^/]+/", pathNot: "^server/surfaces/$1/" },
    },
    {
      name: "testing-only-in-tests",
      comment: "Fakes never reach a running server.",
      severity: "error",
      from: { path: "^server/", pathNot: `${tests}|^server/testing/` },
      to: { path: "^server/testing/" },
    },
    {
      name: "journeys-from-outside",
      comment: "Journeys use the product as people do; only shapes from shared/ help them.",
      severity: "error",
      from: { path: "^e2e/" },
      to: { path: "^(client|server|bench|scripts)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    moduleSystems: ["es6"],
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
