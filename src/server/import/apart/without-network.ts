import { registerHooks } from "node:module";

/**
 * The permission model of Node 24 shuts off files, other programs and threads, but not the network. What reads strangers' files
 * has no use for it: whoever asks for it later gets an error. To be imported first.
 */
const NETWORK =
  /^(?:node:)?(?:net|tls|dgram|dns|http|https|http2|inspector|cluster|worker_threads|child_process)(?:\/|$)/;

registerHooks({
  resolve(specifier, context, next) {
    if (NETWORK.test(specifier)) throw new Error(`${specifier} is not to be had here`);
    return next(specifier, context);
  },
});

for (const name of ["fetch", "WebSocket", "EventSource", "XMLHttpRequest"]) {
  Reflect.deleteProperty(globalThis, name);
}
