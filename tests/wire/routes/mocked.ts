import { setupServer } from "msw/node";
import createClient from "openapi-fetch";
import { createOpenApiHttp } from "openapi-msw";
import type { paths } from "./contract/routes/index.js";

const baseUrl = "http://mocked.test";
const http = createOpenApiHttp<paths>({ baseUrl });

const server = setupServer(
  http.get("/api/users/{id}", ({ params, response }) => {
    if (params.id === "9") {
      return response(404).json({ code: "missing", hint: null });
    }
    return response(200).json({ id: Number(params.id), name: "Eve", active: true });
  }),
);

const wrong = [
  http.get("/api/users/{id}", ({ response }) => response(200).json({ id: 1 })), // refused
  http.get("/api/users/{id}", ({ response }) => response(404).json({ code: "gone" })), // refused
  http.get("/api/user", () => undefined), // refused
];

server.listen();
const client = createClient<paths>({ baseUrl });
const found = await client.GET("/api/users/{id}", { params: { path: { id: 7 } } });
const missing = await client.GET("/api/users/{id}", { params: { path: { id: 9 } } });
server.close();
console.log(JSON.stringify({ found: found.data, missing: missing.error, wrong: wrong.length }));
