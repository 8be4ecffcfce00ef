import createClient from "openapi-fetch";
import type { HTTPValidationError, paths } from "./contract/routes/index.js";
import type { Cat, Dog, Missing, Page, Profile, User } from "./contract/typescript/index.js";

declare const process: { argv: string[] };

const client = createClient<paths>({ baseUrl: process.argv[2] ?? "" });

const created = await client.POST("/api/users", { body: { name: "Ann" } });
const user: User | undefined = created.data;

const listed = await client.GET("/api/users", {
  params: { query: { limit: 1, sort: "oldest", by: "name" } },
});
const page: Page<User> | undefined = listed.data;

const missing = await client.GET("/api/users/{id}", {
  params: { path: { id: 9 }, header: { "x-version": 2 } },
});
const error: Missing | HTTPValidationError | undefined = missing.error;

const bare = await client.GET("/api/users/{id}/profile", { params: { path: { id: 1 } } });
const profile: Profile | undefined = bare.data;

const moved = await client.PUT("/api/users/{id}/address", {
  params: { path: { id: 1 } },
  body: { address: { street: "a" } },
});

const removed = await client.DELETE("/api/users/{id}", { params: { path: { id: 1 } } });
const nothing: undefined = removed.data;

const login = await client.POST("/login", {
  body: { user: "ann" },
  headers: { "Content-Type": "application/x-www-form-urlencoded" },
});

const uploaded = await client.POST("/upload", {
  body: { file: new Blob(["12"]), note: "n" },
  bodySerializer(body) {
    const form = new FormData();
    form.set("file", body.file, "a.txt");
    form.set("note", body.note);
    return form;
  },
});

const adopted = await client.POST("/pets", { body: { kind: "dog" } });
const pet: Cat | Dog | undefined = adopted.data;

const ticks = await client.GET("/ticks", { parseAs: "text" });
const events: string | undefined = ticks.data;

const report = await client.GET("/admin/report");

const invalid = await client.POST("/api/users", { body: JSON.parse("{}") });
const faults = invalid.error?.detail.map((fault) => [...fault.loc, fault.type].join("."));

console.log(
  JSON.stringify({
    user,
    page,
    error,
    profile,
    address: moved.data,
    nothing,
    removed: removed.response.status,
    login: login.data,
    uploaded: uploaded.data,
    pet,
    events: events?.split("\n").filter((line) => line.startsWith("data: ")),
    report: report.data,
    faults,
  }),
);
