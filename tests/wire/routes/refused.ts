import createClient from "openapi-fetch";
import type { paths } from "./contract/routes/index.js";

const client = createClient<paths>();
const path = { id: 1 };

await client.GET("/api/user"); // refused
await client.GET("/hidden"); // refused
await client.PATCH("/api/users"); // refused
await client.POST("/api/users"); // refused
await client.POST("/api/users", { body: {} }); // refused
await client.POST("/api/users", { body: { name: 1 } }); // refused
await client.GET("/api/users", { params: { query: { limit: "1" } } }); // refused
await client.GET("/api/users", { params: { query: { sort: "none" } } }); // refused
await client.GET("/api/users/{id}"); // refused
await client.GET("/api/users/{id}", { params: { path: { id: "1" } } }); // refused
await client.PUT("/api/users/{id}/address", { params: { path }, body: { street: "a" } }); // refused
await client.POST("/pets", { body: {} }); // refused
await client.POST("/pets", { body: { kind: "cow" } }); // refused
await client.POST("/upload", { body: { note: "n" } }); // refused
(await client.GET("/member")).data?.fullName; // refused
(await client.GET("/api/users/{id}", { params: { path } })).data?.nick?.length;
(await client.GET("/api/users/{id}", { params: { path } })).data?.nick.length; // refused
