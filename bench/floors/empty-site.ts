// The least that a page which starts without network can be: one paragraph, and a service worker that keeps it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const page = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>空白页</title>
<p id="usable">空白页</p>
<script>navigator.serviceWorker.register("/sw.js")</script>
</html>`;

const worker = `
addEventListener("install", (event) => event.waitUntil(caches.open("1").then((cache) => cache.add("/"))));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(caches.match("/").then((kept) => kept ?? fetch(event.request))));
`;

export interface Site {
  origin: string;
  close(): Promise<void>;
}

/** @param port a fixed one, where the same site has to come back; 0: any */
export async function openEmptySite(port = 0): Promise<Site> {
  const server = createServer((request, response) => {
    const [type, body] = request.url === "/sw.js" ? ["text/javascript", worker] : ["text/html", page];
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
