import { signal, type ReadonlySignal } from "@preact/signals";

/** unknown: the browser does not tell, as most on a computer and all on an iPhone. */
export type Connected = "wifi" | "mobile" | "unknown";

export interface Connection {
  by: Connected;
  /** the phone was told to spare data */
  saveData: boolean;
}

/** What the Network Information API has where it is there: no type of the DOM library. */
interface NetworkInformation extends EventTarget {
  type?: string;
  saveData?: boolean;
}

const information = (navigator as { connection?: NetworkInformation }).connection;
const now = signal(look());
information?.addEventListener?.("change", () => (now.value = look()));

/** How this phone is connected, as far as its browser says. */
export const connection: ReadonlySignal<Connection> = now;

/** Nothing is paid for by the byte, and nobody asked to spare it. */
export function isFree({ by, saveData }: Connection): boolean {
  return by === "wifi" && !saveData;
}

export function look(from: NetworkInformation | undefined = information): Connection {
  return { by: connectedBy(from?.type), saveData: from?.saveData === true };
}

function connectedBy(type: string | undefined): Connected {
  if (type === "wifi" || type === "ethernet") return "wifi";
  return type === "cellular" || type === "bluetooth" || type === "wimax" ? "mobile" : "unknown";
}
