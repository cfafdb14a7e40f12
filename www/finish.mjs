// What is done to the page that Trunk has built, in order: first the Wasm is split, then the embed's page is made of it.
await import("./split.mjs");
await import("./embed/build.mjs");
